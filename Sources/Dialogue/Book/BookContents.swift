package import Understanding

/// What a book is made of.
package struct BookContents: Sendable {
  package var id: String
  package var title: String
  package var locale: String
  /// Hash of all files.
  ///
  /// A state made by another version is mapped at its next event.
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
  /// Days a talk stays in a database after its last word; nil where it lives in memory alone, as in a terminal.
  package var storedDays: Int?

  package struct Rename: Sendable {
    package var old: String
    package var new: String
    package var place: Place
  }
}
