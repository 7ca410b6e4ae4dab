extension Advice {
  /// More questions in a row than this should not be lost at once.
  static let waitingNodesBetweenCheckpoints = 8

  /// Long ways without a checkpoint, where an edit throws people far back: one for each script such a way begins in.
  mutating func checkpointsTooFar(in manuscript: Manuscript) {
    let book = manuscript.book
    let ways = WaysWithoutCheckpoint(manuscript, limit: Self.waitingNodesBetweenCheckpoints + 1)
    var told: Set<Int> = []
    for way in ways.longest {
      guard let first = way.first, let last = way.last, told.insert(book.nodes[first].script).inserted else { continue }
      let middle = book.nodes[way[way.count / 2]]
      add(
        .checkpointTooFar, at: book.nodes[last].place,
        "from “\(book.fullName(book.nodes[first]))” to here there are \(way.count) questions without a checkpoint",
        fix: "Make a node on the way a checkpoint, such as “\(middle.name)”.")
    }
  }
}

/// Ways along nodes that are no checkpoints.
private struct WaysWithoutCheckpoint {
  /// The waiting nodes of ways that are too long, one for each node such a way can begin at, in the book's order.
  private(set) var longest: [[Int]] = []

  private let manuscript: Manuscript
  private let limit: Int
  /// The most waiting nodes from here on, and the way on; for nodes that are settled.
  private var best: [(count: Int, next: [Int])]
  private let component: [Int32]
  /// In knots of nodes that lead to each other, only so many steps are tried.
  private var stepsLeft = 200_000

  init(_ manuscript: Manuscript, limit: Int) {
    self.manuscript = manuscript
    self.limit = limit
    let (nodes, graph) = (manuscript.book.nodes, manuscript.graph)
    best = Array(repeating: (0, []), count: nodes.count)
    component =
      graph.components { edge in
        edge.kind != .anew && !nodes[Int(edge.from)].body.isCheckpoint && !nodes[Int(edge.to)].body.isCheckpoint
      }.of
    // Every edge leads to the same or a smaller number, so what a way leads to is settled before.
    var order = nodes.indices.filter { !nodes[$0].body.isCheckpoint }
    order.sort { (component[$0], $0) < (component[$1], $1) }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, component[order[end]] == component[order[start]] { end += 1 }
      settle(order[start..<end])
      start = end
    }
    longest = nodes.indices.compactMap { best[$0].count >= limit ? Array(best[$0].next.prefix(limit)) : nil }
  }

  /// Nodes that all lead to each other, or one alone.
  private mutating func settle(_ knot: ArraySlice<Int>) {
    var settled: [(Int, (count: Int, next: [Int]))] = []
    for node in knot {
      var found: (count: Int, next: [Int]) = (0, [])
      var visited: Set<Int> = []
      search(node, [], &visited, in: component[node], &found)
      settled.append((node, found))
    }
    for (node, found) in settled { best[node] = found }
  }

  private mutating func search(
    _ node: Int, _ way: [Int], _ visited: inout Set<Int>, in knot: Int32, _ found: inout (count: Int, next: [Int])
  ) {
    guard stepsLeft > 0, found.count < limit, visited.count <= 4 * limit else { return }
    stepsLeft -= 1
    let nodes = manuscript.book.nodes
    let way = nodes[node].body.exit.isWaiting ? way + [node] : way
    if way.count > found.count { found = (way.count, way) }
    visited.insert(node)
    defer { visited.remove(node) }
    for edge in manuscript.graph.edges(from: node) where edge.kind != .anew {
      let next = Int(edge.to)
      guard !nodes[next].body.isCheckpoint, !visited.contains(next) else { continue }
      if component[next] == knot {
        search(next, way, &visited, in: knot, &found)
      } else if way.count + best[next].count > found.count {
        found = (way.count + best[next].count, way + best[next].next)
      }
      if found.count >= limit { return }
    }
  }
}
