/// What a picture of scripts shows: nodes in clusters, the ways between them, and the marks on both.
///
/// It knows nothing of any format; each format has a file of its own that writes one.
package struct ScriptGraph: Sendable {
  package var title: String
  /// What there is to see, in one sentence, for those who do not see it.
  package var summary: String
  package var nodes: [GraphNode] = []
  package var edges: [GraphEdge] = []
  /// An outer cluster stands before those within it.
  package var clusters: [GraphCluster] = []
  package var showsCoverage = false
}

extension ScriptGraph {
  enum Item: Hashable {
    case node(Int)
    case cluster(Int)
  }

  /// What stands directly in a cluster, or in none, in the order of its first node.
  func contents(of cluster: Int?) -> [Item] {
    var items: [Item] = []
    var seen: Set<Int> = []
    for (index, node) in nodes.enumerated() {
      if node.cluster == cluster { items.append(.node(index)) }
      var around = node.cluster
      while let inner = around, clusters[inner].parent != cluster { around = clusters[inner].parent }
      if let inner = around, inner != cluster, seen.insert(inner).inserted { items.append(.cluster(inner)) }
    }
    return items
  }
}

/// One step of a script, or a box that stands for many.
package struct GraphNode: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case waiting, passing, calling, ending, returning, resuming, locking
    /// Its way on could not be read.
    case missing
    /// All nodes that follow a checkpoint, or a whole script.
    case group
    /// A script that is not drawn.
    case outside
  }

  /// Its full name, which no other node of the graph has.
  package var key: String
  package var title: String
  package var kind: Kind
  /// How it is entered from elsewhere, and what else is not seen from the ways.
  package var notes: [String] = []
  /// What is said there.
  package var text = ""
  package var findings: [GraphFinding] = []
  package var visit: GraphVisit?
  package var isStart = false
  package var isCheckpoint = false
  package var isSafety = false
  /// Index of the innermost cluster around it.
  package var cluster: Int?
}

/// A way from one node to another; choices that lead the same way are one edge with several labels.
package struct GraphEdge: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Without the person.
    case next
    case answer
    /// There and back again.
    case call
    /// Instead of the node, while there is fear.
    case blocked
    /// Later: a nudge, or a correction after a lock.
    case later
  }

  package var from: Int
  package var to: Int
  package var kind: Kind
  /// Whole; a format shortens them.
  package var labels: [String] = []
  package var visit: GraphVisit?
}

/// A frame around nodes: those that follow a checkpoint, or those of a script.
package struct GraphCluster: Sendable {
  package var title: String
  package var notes: [String] = []
  /// Index of the cluster around it.
  package var parent: Int?
  package var isScript = false
}

package struct GraphFinding: Hashable, Sendable {
  package var code: String
  package var isError: Bool
  package var message: String
}

/// Whether scenarios came by.
package enum GraphVisit: String, CaseIterable, Sendable {
  case visited
  /// Some of the nodes in a box, not all.
  case partly
  case unvisited
}

/// How closely a book is drawn: what one box stands for.
package enum GraphDetail: String, CaseIterable, Sendable {
  case nodes, checkpoints, scripts
}
