extension Findings {
  /// Nodes that neither their script's start nor anything outside leads to.
  mutating func unreachableNodes(in book: Book, _ graph: BookGraph) {
    guard graph.isWhole else { return }
    let entered = book.nodes.indices.filter { isEntry($0, book, graph) }
    let isReached = graph.reached(from: entered)
    for (index, node) in book.nodes.enumerated() where !isReached[index] {
      add(
        .unreachableNode, at: node.place, "nothing leads to the node “\(node.name)”",
        fix: "Lead to it from another node, or take it out.")
    }
  }

  /// Begins a script, or is led to by something that is no node.
  private func isEntry(_ index: Int, _ book: Book, _ graph: BookGraph) -> Bool {
    graph.isEntry[index] || book.scripts[book.nodes[index].script].start == index
  }
}
