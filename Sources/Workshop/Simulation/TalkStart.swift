package import Dialogue

/// Where a talk begins, as a scenario says it.
package struct TalkStart: Hashable, Sendable {
  /// Nil: at the book's own entry, before the gate.
  package var node: ID?
  package var presets: [Preset] = []
  /// Decides what comes in random order.
  package var seed: UInt64 = 0

  package init(node: ID? = nil, presets: [Preset] = [], seed: UInt64 = 0) {
    self.node = node
    self.presets = presets
    self.seed = seed
  }
}

extension Book {
  /// The start node that a talk begins at, whether or not there is a gate before it.
  func startNode(of start: TalkStart) -> Node { start.node.flatMap { node($0) } ?? nodes[entry.node] }
}
