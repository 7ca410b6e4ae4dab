extension Findings {
  /// Calls that can come to themselves again before they return, and calls within too many calls.
  mutating func unboundedCalls(in book: Book, _ graph: BookGraph) {
    guard graph.edges.contains(where: { $0.kind == .call }) else { return }
    let components = graph.components(where: staysInCall)
    recursiveCalls(in: book, graph, components.of)
    deepCalls(in: book, graph, components)
  }

  /// Whether what was called before is still to be gone back to after this edge.
  private func staysInCall(_ edge: BookGraph.Edge) -> Bool {
    switch edge.kind {
    case .automatic, .afterCall, .call, .answer, .blocked: true
    case .leavesMenu, .anew: false
    }
  }

  private mutating func recursiveCalls(in book: Book, _ graph: BookGraph, _ components: [Int32]) {
    var reported: Set<Int32> = []
    for edge in graph.edges where edge.kind == .call && components[Int(edge.from)] == components[Int(edge.to)] {
      guard reported.insert(components[Int(edge.from)]).inserted else { continue }
      let caller = book.nodes[Int(edge.from)]
      let back = graph.path(from: Int(edge.to), to: Int(edge.from), where: staysInCall) ?? []
      let way = edge.from == edge.to ? [Int(edge.to)] : back
      let path = book.names(of: [Int(edge.from)] + way, seenFrom: caller)
      add(
        .unboundedCall, at: edge.place, "this call can come to itself before it returns: \(path)",
        fix: "Return before that, or use next instead of call.")
    }
  }

  private mutating func deepCalls(in book: Book, _ graph: BookGraph, _ components: (of: [Int32], count: Int)) {
    // Every edge leads to a smaller number, so from the largest down each depth is final when it is used.
    var members: [[Int]] = Array(repeating: [], count: components.count)
    for (node, component) in components.of.enumerated() { members[Int(component)].append(node) }
    var depth = Array(repeating: 0, count: components.count)
    for component in members.indices.reversed() {
      for edge in members[component].lazy.flatMap({ graph.edges(from: $0) }) where staysInCall(edge) {
        let next = Int(components.of[Int(edge.to)])
        guard next != component else { continue }
        let isCall = edge.kind == .call
        if isCall, depth[component] == Limits.callDepth {
          add(
            .unboundedCall, at: edge.place, "this can be the \(Limits.callDepth + 1)th call within calls",
            fix: "Use next instead of call on the way here.")
        }
        depth[next] = max(depth[next], depth[component] + (isCall ? 1 : 0))
      }
    }
  }
}
