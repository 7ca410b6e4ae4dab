extension Findings {
  /// Cycles of nodes that run on without the person, whatever the conditions on the way.
  mutating func endlessLoops(in book: Book, _ graph: BookGraph) {
    let comesBack = nodesThatComeBack(book, graph)
    var reported: Set<Int> = []
    report(in: book, graph, &reported) { edge in
      switch edge.kind {
      case .automatic: true
      case .afterCall: graph.edges(from: Int(edge.from)).contains { $0.kind == .call && comesBack[Int($0.to)] }
      case .call, .answer, .leavesMenu, .blocked, .anew: false
      }
    }
    guard book.nodes.contains(where: \.body.isForPartner) else { return }
    // With fear, a node for the partner is only a way to another one.
    report(in: book, graph, &reported) { edge in
      let isForPartner = book.nodes[Int(edge.from)].body.isForPartner
      return edge.kind == .blocked || !isForPartner && edge.kind == .automatic
    }
  }

  private mutating func report(
    in book: Book, _ graph: BookGraph, _ reported: inout Set<Int>, where isUsed: (BookGraph.Edge) -> Bool
  ) {
    let components = graph.components(where: isUsed)
    var done = Array(repeating: false, count: components.count)
    for (index, node) in book.nodes.enumerated() {
      let component = components.of[index]
      let loops = graph.edges(from: index).contains { isUsed($0) && components.of[Int($0.to)] == component }
      guard loops, !done[Int(component)] else { continue }
      done[Int(component)] = true
      guard let path = graph.path(from: index, to: index, where: isUsed) else { continue }
      guard reported.insert(index).inserted else { continue }
      add(
        .endlessLoop, at: node.place, "this goes round without ever asking: \(book.names(of: path, seenFrom: node))",
        fix: "Let one of these nodes ask something, lead elsewhere, or end.")
    }
  }

  /// Nodes from which a call can come back without the person.
  private func nodesThatComeBack(_ book: Book, _ graph: BookGraph) -> [Bool] {
    var comesBack = book.nodes.map { if case .goBack = $0.body.exit { true } else { false } }
    guard book.nodes.contains(where: { if case .call = $0.body.exit { true } else { false } }) else { return comesBack }
    var isSettled = false
    var isForward = false
    while !isSettled {
      isSettled = true
      // Most nodes lead further down the file, so backwards is nearly always enough.
      for step in book.nodes.indices {
        let index = isForward ? step : book.nodes.count - 1 - step
        guard !comesBack[index] else { continue }
        let edges = graph.edges(from: index)
        let calleeReturns = edges.contains { $0.kind == .call && comesBack[Int($0.to)] }
        let found = edges.contains { edge in
          comesBack[Int(edge.to)] && (edge.kind == .automatic || edge.kind == .afterCall && calleeReturns)
        }
        if found {
          comesBack[index] = true
          isSettled = false
        }
      }
      isForward.toggle()
    }
    return comesBack
  }
}

extension Book {
  /// Short names within the script of `origin`, full ones elsewhere: `ask → bye → tea#ask`.
  ///
  /// A long way is cut in the middle.
  func names(of path: [Int], seenFrom origin: Node) -> String {
    let names = path.map { index in
      let node = nodes[index]
      return node.script == origin.script ? node.name : fullName(node)
    }
    let shown = names.count <= 12 ? names : Array(names.prefix(6)) + ["…"] + Array(names.suffix(5))
    return shown.joined(separator: " → ")
  }
}
