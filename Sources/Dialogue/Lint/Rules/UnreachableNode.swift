extension Findings {
  /// Nodes that neither their script's start nor anything outside leads to.
  mutating func unreachableNodes(in book: Book, _ graph: BookGraph) {
    guard graph.isWhole else { return }
    let entered = book.nodes.indices.filter { isEntry($0, book, graph) }
    let isReached = graph.reached(from: entered)
    for (index, node) in book.nodes.enumerated() where !isReached[index] {
      add(
        .unreachableNode, at: node.place, "nothing leads to the node “\(node.name)”",
        fix: likelyWay(to: node, in: book, graph) ?? "Lead to it from another node, or take it out.")
    }
  }

  /// Begins a script, or is led to by something that is no node.
  private func isEntry(_ index: Int, _ book: Book, _ graph: BookGraph) -> Bool {
    graph.isEntry[index] || book.scripts[book.nodes[index].script].start == index
  }

  /// The only choice that the node has its name from: `why-guess` from “guess” of “why”, or of any other node.
  private mutating func likelyWay(to orphan: Node, in book: Book, _ graph: BookGraph) -> String? {
    guard !isFull(orphan.place.file) else { return nil }
    var alike: [(node: Node, choice: Choice, jump: Jump)] = []
    for node in book.nodes[book.scripts[orphan.script].nodes] where node !== orphan {
      guard case .choices(let menu) = node.body.exit else { continue }
      for case .choice(let choice) in menu.items where orphan.name.hasSuffix(choice.name) {
        guard case .next(let jump) = choice.body.exit, !jump.branches.isEmpty else { continue }
        let before = orphan.name.dropLast(choice.name.utf8.count)
        if before.isEmpty || before.last == "-" { alike.append((node, choice, jump)) }
      }
    }
    let own = alike.filter { "\($0.node.name)-\($0.choice.name)" == orphan.name }
    guard let (node, choice, jump) = own.count == 1 ? own.first : alike.count == 1 ? alike.first : nil else {
      return nil
    }
    let targets = jump.branches.prefix(3).map { "“\(book.nodes[$0.target.node].name)”" }.joined(separator: " or ")
    return
      "“\(orphan.name)” sounds like the choice “\(choice.name)” of “\(node.name)”"
      + " (\(line(of: jump.branches[0].target.place, seenFrom: orphan.place))), which leads to \(targets): lead it here, or take the node"
      + " out."
  }
}
