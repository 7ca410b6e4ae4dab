package import Dialogue

/// Nodes that were gone through, and choices that were taken.
package struct Coverage: Hashable, Sendable {
  /// Full names: `script#node`.
  package var nodes: Set<String> = []
  /// Full names: `script#node.choice`.
  package var choices: Set<String> = []
  /// Conditions that were asked, and what came of it.
  package var outcomes: Set<Outcome> = []

  package init() {}

  package mutating func formUnion(_ other: Coverage) {
    nodes.formUnion(other.nodes)
    choices.formUnion(other.choices)
    outcomes.formUnion(other.outcomes)
  }

  /// What a script has, and what of it was never visited, in the order of its file.
  package func of(_ script: Script, in book: Book) -> ScriptCoverage {
    var result = ScriptCoverage(script: script.id)
    for node in book.nodes[script.nodes] {
      let name = book.fullName(node)
      result.nodes += 1
      if !nodes.contains(name) { result.unvisitedNodes.append(name) }
      guard case .choices(let menu) = node.body.exit else { continue }
      for choice in menu.items.map({ "\(name).\($0.name)" }) {
        result.choices += 1
        if !choices.contains(choice) { result.untakenChoices.append(choice) }
      }
    }
    return result
  }
}

/// How much of one script was visited.
package struct ScriptCoverage: Hashable, Sendable {
  package var script: String
  package var nodes = 0
  package var choices = 0
  package var unvisitedNodes: [String] = []
  package var untakenChoices: [String] = []

  package var isComplete: Bool { unvisitedNodes.isEmpty && untakenChoices.isEmpty }

  /// A line of counts, then what is left.
  package var text: String {
    var text = "\(script): \(nodes - unvisitedNodes.count) of \(nodes) nodes"
    if choices > 0 { text += ", \(choices - untakenChoices.count) of \(choices) choices" }
    text += "\n"
    for node in unvisitedNodes { text += "  never visited: \(node)\n" }
    for choice in untakenChoices { text += "  never taken: \(choice)\n" }
    return text
  }
}

extension Menu.Item {
  /// Without the node: `before`.
  var name: String {
    switch self {
    case .choice(let choice): choice.name
    case .each(let each): each.name
    }
  }
}
