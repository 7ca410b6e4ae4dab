extension Findings {
  /// Help with a partner needs somewhere else to lead when that partner frightens the person.
  mutating func missingBlocked(in book: Book, _ graph: BookGraph) {
    for node in book.nodes where node.body.isForPartner && graph.isWhole(node) {
      guard node.body.blocked == nil, book.scripts[node.script].blocked == nil else { continue }
      add(
        .missingBlocked, at: node.place, "“\(node.name)” helps with this partner, and nothing says where fear leads",
        fix: "Add blocked to the node or to the script.")
    }
    for target in book.scripts.compactMap(\.blocked) + book.nodes.compactMap(\.body.blocked)
    where book.nodes[target.node].body.isForPartner {
      add(
        .missingBlocked, at: target.place, "“\(book.nodes[target.node].name)” helps with this partner itself",
        fix: "Lead to a node without partner.")
    }
  }
}
