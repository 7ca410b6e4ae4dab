extension BookGraph {
  /// Strongly connected components (Tarjan 1972, without recursion): the component of each node, numbered so that
  /// every edge leads to the same or a smaller number.
  func components(where isUsed: (Edge) -> Bool) -> (of: [Int32], count: Int) {
    var search = ComponentSearch(nodeCount: isEnteredFromOutside.count)
    for node in 0..<isEnteredFromOutside.count where search.isNew(node) {
      search.visit(node)
      while let (current, position) = search.current {
        let edges = edges(from: current)
        var next: Int?
        var index = edges.startIndex + position
        while index < edges.endIndex, next == nil {
          let edge = edges[index]
          index += 1
          if isUsed(edge) { next = search.follow(from: current, to: Int(edge.to)) }
        }
        search.setPosition(index - edges.startIndex)
        if let next { search.visit(next) } else { search.leave() }
      }
    }
    return (search.component, search.componentCount)
  }

  /// The shortest way from one node to another along edges of one kind or another; both ends included.
  func path(from start: Int, to goal: Int, where isUsed: (Edge) -> Bool) -> [Int]? {
    var cameFrom: [Int: Int] = [:]
    var queue = [start]
    var position = 0
    while position < queue.count {
      let node = queue[position]
      position += 1
      for edge in edges(from: node) where isUsed(edge) {
        let next = Int(edge.to)
        if next == goal {
          var path = [goal, node]
          var back = node
          while back != start, let previous = cameFrom[back] {
            back = previous
            path.append(back)
          }
          return path.reversed()
        }
        if next != start, cameFrom[next] == nil {
          cameFrom[next] = node
          queue.append(next)
        }
      }
    }
    return nil
  }

  /// All nodes that edges lead to from any of these.
  func reached(from roots: some Sequence<Int>) -> [Bool] {
    var isReached = Array(repeating: false, count: isEnteredFromOutside.count)
    var open: [Int] = []
    func reach(_ node: Int) {
      if !isReached[node] {
        isReached[node] = true
        open.append(node)
      }
    }
    for root in roots { reach(root) }
    while let node = open.popLast() {
      for edge in edges(from: node) { reach(Int(edge.to)) }
    }
    return isReached
  }
}

/// The state of Tarjan's search: a stack of nodes being visited, and one of nodes without a component yet.
private struct ComponentSearch {
  var component: [Int32]
  var componentCount = 0
  private var number: [Int32]
  private var low: [Int32]
  private var counter: Int32 = 0
  private var pending: [Int] = []
  private var calls: [(node: Int, position: Int)] = []

  init(nodeCount: Int) {
    component = Array(repeating: -1, count: nodeCount)
    number = Array(repeating: -1, count: nodeCount)
    low = Array(repeating: 0, count: nodeCount)
  }

  var current: (node: Int, position: Int)? { calls.last }

  func isNew(_ node: Int) -> Bool { number[node] < 0 }

  mutating func visit(_ node: Int) {
    number[node] = counter
    low[node] = counter
    counter += 1
    pending.append(node)
    calls.append((node, 0))
  }

  mutating func setPosition(_ position: Int) { calls[calls.count - 1].position = position }

  /// The node to visit next, or nil where the edge tells nothing new but a smaller number.
  mutating func follow(from node: Int, to next: Int) -> Int? {
    if isNew(next) { return next }
    if component[next] < 0 { low[node] = min(low[node], number[next]) }
    return nil
  }

  mutating func leave() {
    guard let (node, _) = calls.popLast() else { return }
    if let parent = calls.last?.node { low[parent] = min(low[parent], low[node]) }
    guard low[node] == number[node] else { return }
    while let member = pending.popLast() {
      component[member] = Int32(componentCount)
      if member == node { break }
    }
    componentCount += 1
  }
}
