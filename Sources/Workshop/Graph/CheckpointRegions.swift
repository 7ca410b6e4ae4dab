import Dialogue

/// Which checkpoint each node follows: the one with the fewest steps before it.
struct CheckpointRegions {
  /// The checkpoint of each of the book's nodes; nil where none leads to it.
  private(set) var checkpoint: [Int?]

  init(_ book: Book, _ ways: [[NodeWay]]) {
    checkpoint = Array(repeating: nil, count: book.nodes.count)
    var queue = book.nodes.indices.filter { book.nodes[$0].body.isCheckpoint }
    for index in queue { checkpoint[index] = index }
    var position = 0
    while position < queue.count {
      let index = queue[position]
      position += 1
      for way in ways[index] where way.kind != .blocked && way.kind != .later {
        guard case .node(let next) = way.to, checkpoint[next] == nil,
          book.nodes[next].script == book.nodes[index].script
        else { continue }
        checkpoint[next] = checkpoint[index]
        queue.append(next)
      }
    }
  }
}
