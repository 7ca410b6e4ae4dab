package import Understanding

/// Everything that can be said, read from a folder of JSON files and checked: what an interpreter runs.
package struct Book: Sendable {
  package var id: String
  package var title: String
  package var locale: String
  /// Hash of all files. A state made by another version is mapped at its next event.
  package var version: UInt32
  package var scripts: [Script] = []
  package var nodes: [Node] = []
  package var variables: [Variable] = []
  package var cards: [CardTemplate] = []
  package var rubrics: [Rubric] = []
  package var topics: [Topic] = []
  package var nodePositions = IDTable()
  package var scriptPositions = IDTable()
  package var variablePositions = IDTable()
  /// Old ids to the ids they have now.
  package var aliases: [ID: ID] = [:]

  /// Indices of the sensitive variables.
  package var sensitive: [Int] = []
  /// Nodes some `visits(…)` asks for.
  package var countedNodes: Set<ID> = []
  /// Old and new full names as written, before chains are followed.
  package var renames: [Rename] = []

  package var gate: Gate?
  package var entry: Target
  package var menu: Target
  package var onReturn: OnReturn?
  package var commandWords: CommandWords
  package var commandEntries: [Command: Target] = [:]
  package var greetings: [String] = []
  package var phrases = Phrases()
  package var safety = SafetyPages()
  package var resources = Resources()
  /// Who runs this coach, told by the operator's configuration.
  package var operatorName: String?
  package var operatorContact: String?

  package struct Rename: Sendable {
    package var old: String
    package var new: String
    package var place: Place
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

  /// Follows `renamed` and `was` from an id that a saved state may hold to the one this book uses.
  package func current(_ id: ID) -> ID { aliases.isEmpty ? id : aliases[id] ?? id }
}

/// A conversation about one thing.
package struct Script: Sendable {
  package var id: String
  package var hash: ID
  package var title: String
  /// Stands below `safety/`.
  package var isSafety: Bool
  /// Index of its start node.
  package var start: Int
  /// Indices of its nodes, in the order of the file.
  package var nodes: Range<Int>
  package var allowsTopics: Bool
  package var blocked: Target?
  package var path: String
  package var place: Place
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
