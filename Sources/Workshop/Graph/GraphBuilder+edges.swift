import Dialogue

extension GraphBuilder {
  struct EdgeKey: Hashable {
    var from: Int
    var to: Int
    var kind: GraphEdge.Kind
    /// Apart only where single nodes are drawn: what was never taken must be seen beside what was.
    var visit: GraphVisit?
  }

  mutating func addEdges() {
    for index in book.nodes.indices {
      for way in ways[index] { add(way) }
    }
  }

  private mutating func add(_ way: NodeWay) {
    guard let to = destination(of: way) else { return }
    guard let from = box[way.from] ?? outsideBox(of: way.from) else { return }
    guard from != to || detail == .nodes else { return }
    let visit = visit(of: way)
    let key = EdgeKey(from: from, to: to, kind: way.kind, visit: detail == .nodes ? visit : nil)
    let label = GraphText.line(label(of: way))
    if let position = edgePositions[key] {
      if !label.isEmpty, !graph.edges[position].labels.contains(label) { graph.edges[position].labels.append(label) }
      if graph.edges[position].visit != visit { graph.edges[position].visit = .partly }
      return
    }
    edgePositions[key] = graph.edges.count
    graph.edges.append(
      GraphEdge(from: from, to: to, kind: way.kind, labels: label.isEmpty ? [] : [label], visit: visit))
  }

  /// The box a way leads to; nil where it is not drawn.
  private mutating func destination(of way: NodeWay) -> Int? {
    if way.isShared, toldBlocked.contains(book.nodes[way.from].script) { return nil }
    guard case .node(let index) = way.to else { return box[way.from].flatMap { terminal(of: way, beside: $0) } }
    if let box = box[index] { return box }
    return box[way.from] == nil ? nil : outsideBox(of: index)
  }

  /// A script that is not drawn; its ways are drawn where they lead to one that is.
  private mutating func outsideBox(of node: Int) -> Int? {
    let script = book.nodes[node].script
    if let known = outside[script] { return known }
    outside[script] = graph.nodes.count
    var drawn = GraphNode(key: unused(book.scripts[script].id), title: book.scripts[script].id, kind: .outside)
    drawn.text = book.scripts[script].title
    drawn.isSafety = book.scripts[script].isSafety
    graph.nodes.append(drawn)
    return outside[script]
  }

  /// Where a choice ends, returns or says a word: one small box for each cluster, so that no arrow is long.
  private mutating func terminal(of way: NodeWay, beside box: Int) -> Int? {
    guard detail == .nodes else { return nil }
    let (name, kind): (String, GraphNode.Kind) =
      switch way.to {
      case .end: ("end", .ending)
      case .return: ("return", .returning)
      case .resume: ("resume", .resuming)
      case .command(let command): ("says “\(command.rawValue)”", .outside)
      case .missing, .node: ("?", .missing)
      }
    let cluster = graph.nodes[box].cluster
    let place = cluster.map(String.init) ?? graph.nodes[box].key
    let known = "\(place)/\(name)"
    if let terminal = terminals[known] { return terminal }
    terminals[known] = graph.nodes.count
    let owner = graph.nodes[box].key
    graph.nodes.append(GraphNode(key: unused("\(owner) \(name)"), title: name, kind: kind, cluster: cluster))
    return terminals[known]
  }

  /// Where a script is one box, the node it is entered at is told, unless that is its start.
  private func label(of way: NodeWay) -> String {
    guard case .node(let index) = way.to else { return way.label }
    let node = book.nodes[index]
    let isFar = node.script != book.nodes[way.from].script
    guard isFar, box[index] == nil || detail == .scripts, index != book.scripts[node.script].start else {
      return way.label
    }
    return way.label.isEmpty ? "#\(node.name)" : "\(way.label) → #\(node.name)"
  }

  /// Nil where scenarios do not tell: both ends were visited, and perhaps not by this way.
  private func visit(of way: NodeWay) -> GraphVisit? {
    guard let coverage else { return nil }
    if !coverage.nodes.contains(book.fullName(book.nodes[way.from])) { return .unvisited }
    if case .node(let index) = way.to, !coverage.nodes.contains(book.fullName(book.nodes[index])) { return .unvisited }
    if let choice = way.choice { return coverage.choices.contains(choice) ? .visited : .unvisited }
    let siblings = ways[way.from].count { $0.kind != .blocked && $0.kind != .later }
    return way.kind == .next && siblings == 1 ? .visited : nil
  }
}
