package import Understanding

/// Everything that can be said, read from a folder of JSON files and checked: what an interpreter runs.
///
/// A reference to what never changes: handing a book to a turn costs one count, however large it is. To make another
/// book, take the contents, change them, and make a book of them.
package final class Book: Sendable {
  package let contents: BookContents
  private let sensitiveIDs: IDTable
  /// Many ids are asked about in every turn, and nearly none is sensitive.
  let sensitiveFilter: IDFilter

  package init(_ contents: BookContents) {
    self.contents = contents
    var sensitiveIDs = IDTable(capacity: contents.sensitive.count)
    var filter = IDFilter()
    for index in contents.sensitive {
      sensitiveIDs.insert(contents.variables[index].id, index)
      filter.insert(contents.variables[index].id)
    }
    self.sensitiveIDs = sensitiveIDs
    sensitiveFilter = filter
  }

  package func node(_ id: ID) -> Node? { nodePositions[id].map { nodes[$0] } }
  package func variable(_ id: ID) -> Variable? { variablePositions[id].map { variables[$0] } }
  package func script(named name: String) -> Script? { scriptPositions[ID(name)].map { scripts[$0] } }

  /// The node of `script#node`, or the start of `script`.
  package func node(named reference: String) -> Node? {
    if reference.contains("#") { return node(ID(reference)) }
    return script(named: reference).map { nodes[$0.start] }
  }

  /// `script#node`, as writers name it.
  package func fullName(_ node: Node) -> String { "\(scripts[node.script].id)#\(node.name)" }

  func isSensitive(_ variable: ID) -> Bool {
    sensitiveFilter.mayHold(variable) && sensitiveIDs[variable] != nil
  }

  /// Follows `renamed` and `was` from an id that a saved state may hold to the one this book uses.
  package func current(_ id: ID) -> ID { aliases.isEmpty ? id : aliases[id] ?? id }
}

extension Book {
  package var id: String { contents.id }
  package var title: String { contents.title }
  package var locale: String { contents.locale }
  package var version: UInt32 { contents.version }
  package var scripts: [Script] { contents.scripts }
  package var nodes: [Node] { contents.nodes }
  package var variables: [Variable] { contents.variables }
  package var cards: [CardTemplate] { contents.cards }
  package var rubrics: [Rubric] { contents.rubrics }
  package var topics: [Topic] { contents.topics }
  package var nodePositions: IDTable { contents.nodePositions }
  package var scriptPositions: IDTable { contents.scriptPositions }
  package var variablePositions: IDTable { contents.variablePositions }
  package var aliases: [ID: ID] { contents.aliases }
  package var sensitive: [Int] { contents.sensitive }
  package var countedNodes: Set<ID> { contents.countedNodes }
  package var renames: [BookContents.Rename] { contents.renames }
  package var gate: Gate? { contents.gate }
  package var entry: Target { contents.entry }
  package var menu: Target { contents.menu }
  package var onReturn: OnReturn? { contents.onReturn }
  package var commandWords: CommandWords { contents.commandWords }
  package var commandEntries: [Command: Target] { contents.commandEntries }
  package var greetings: [String] { contents.greetings }
  package var phrases: Phrases { contents.phrases }
  package var safety: SafetyPages { contents.safety }
  package var resources: Resources { contents.resources }
  package var operatorName: String? { contents.operatorName }
  package var operatorContact: String? { contents.operatorContact }
  package var storedDays: Int? { contents.storedDays }
}

/// A conversation about one thing.
package final class Script: Sendable {
  package let id: String
  package let hash: ID
  package let title: String
  /// Stands below `safety/`.
  package let isSafety: Bool
  /// Index of its start node.
  package let start: Int
  /// Indices of its nodes, in the order of the file.
  package let nodes: Range<Int>
  package let allowsTopics: Bool
  package let blocked: Target?
  package let path: String
  package let place: Place

  package init(
    id: String, hash: ID, title: String, isSafety: Bool, start: Int, nodes: Range<Int>, allowsTopics: Bool,
    blocked: Target?, path: String, place: Place
  ) {
    self.id = id
    self.hash = hash
    self.title = title
    self.isSafety = isSafety
    self.start = start
    self.nodes = nodes
    self.allowsTopics = allowsTopics
    self.blocked = blocked
    self.path = path
    self.place = place
  }
}

/// Until `condition` holds, every way leads to `entry`.
package struct Gate: Sendable {
  package var condition: Formula
  package var entry: Target
}

/// A card's title and text, to be filled in.
package struct CardTemplate: Sendable {
  package var id: ID
  package var name: String
  package var title: Template
  package var text: TextBlock
  /// Seconds a kept card is kept; nil: until forgotten.
  package var retention: Int64?
  /// Indices of the variables it shows.
  package var variables: [Int]
  package var place: Place
}

/// Something people ask about from anywhere.
package struct Topic: Sendable {
  package var id: String
  package var entry: Target
  package var match: [String]
  package var examples: [String]
}

/// Which pages signals lead to, and what counts as a signal.
package struct SafetyPages: Sendable {
  package struct Signal: Sendable {
    package var name: String
    package var id: ID
    /// By variant; `self` where nothing else is said.
    package var act: [String: Target]
    package var ask: [String: Target]
    package var line: String?
    /// Lower wins.
    package var rank: Int
    package var place: Place
  }

  package var signals: [Signal] = []
  package var scan = SafetyScan(SafetyRules(ages: true, phrases: []))

  package func signal(named name: String) -> Signal? { signals.first { $0.name == name } }
  package func signal(_ id: ID) -> Signal? { signals.first { $0.id == id } }
}
