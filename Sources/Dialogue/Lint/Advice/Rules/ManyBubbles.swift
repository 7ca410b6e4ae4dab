extension Advice {
  static let bubblesInATurn = 3

  /// Speeches: what a node, and those it leads to without asking, say in one turn.
  mutating func manyBubbles(in manuscript: Manuscript) {
    let runs = Runs(manuscript)
    for run in runs.long {
      guard let first = run.first, let last = run.last else { continue }
      let most = runs.most(of: run)
      if run.count == 1 {
        add(
          .manyBubbles, at: last.node.place,
          "“\(last.node.name)” says \(most) bubbles at once, and \(Self.bubblesInATurn) are enough",
          fix: "Leave something out, or ask something in between.")
      } else {
        add(
          .manyBubbles, at: last.node.place,
          "with the nodes before it, from “\(first.node.name)” on, “\(last.node.name)” says \(most) bubbles in one turn",
          fix: "Leave something out, or ask something in between; \(Self.bubblesInATurn) bubbles are enough.")
      }
    }
  }
}

extension Advice {
  /// The most bubbles of any turn that each of these nodes speaks in.
  func mostBubbles(inTurnsOf nodes: Set<Int>, in manuscript: Manuscript) -> [Int: Int] {
    nodes.isEmpty ? [:] : Runs(manuscript, watching: nodes).mostByNode
  }
}

/// Nodes that speak one after the other without the person saying anything.
private struct Runs {
  typealias Run = [(node: Node, branch: Int?)]

  /// Runs that say too much, one for each node they end with.
  private(set) var long: [Run] = []
  /// Of the turns each watched node speaks in; as many as could be said where that is not known.
  private(set) var mostByNode: [Int: Int] = [:]
  private let manuscript: Manuscript
  private let watched: Set<Int>
  private var told: Set<Int> = []
  private var stepsLeft = 100_000

  init(_ manuscript: Manuscript, watching watched: Set<Int> = []) {
    self.manuscript = manuscript
    self.watched = watched
    let book = manuscript.book
    // Nodes with something said before them are looked at as part of what is said before.
    var isStart = manuscript.graph.isEntry
    for edge in manuscript.graph.edges where edge.kind != .automatic { isStart[Int(edge.to)] = true }
    for script in book.scripts where script.nodes.contains(script.start) { isStart[script.start] = true }
    for index in book.nodes.indices where isStart[index] && manuscript.graph.isWhole(book.nodes[index]) {
      follow(index, [], written: 0)
    }
  }

  func most(of run: Run) -> Int { Speech(run).mostLines ?? 0 }

  private mutating func follow(_ index: Int, _ before: Run, written: Int) {
    guard stepsLeft > 0, before.count < 12 else { return }
    stepsLeft -= 1
    let node = manuscript.book.nodes[index]
    let count = written + (node.body.text?.bubbleCount ?? 0)
    if case .next(let jump) = node.body.exit {
      for (branch, way) in jump.branches.enumerated() {
        let next = way.target.node
        guard next != index, !before.contains(where: { $0.node.id == manuscript.book.nodes[next].id }) else { continue }
        follow(next, before + [(node, branch)], written: count)
      }
      return
    }
    if !watched.isEmpty { watch(before.map(\.node) + [node], run: before + [(node, nil)], atMost: count) }
    guard count > Advice.bubblesInATurn, !told.contains(index) else { return }
    let run = before + [(node, nil)]
    guard let most = Speech(run).mostLines, most > Advice.bubblesInATurn else { return }
    told.insert(index)
    long.append(run)
  }
}

extension Runs {
  private mutating func watch(_ nodes: [Node], run: Run, atMost count: Int) {
    let spoken = nodes.compactMap { manuscript.book.nodePositions[$0.id] }.filter(watched.contains)
    guard !spoken.isEmpty else { return }
    let bubbles = Speech(run).mostLines ?? count
    for index in spoken { mostByNode[index] = max(mostByNode[index, default: 0], bubbles) }
  }
}

extension TextBlock {
  /// As many as could be said if every condition held.
  fileprivate var bubbleCount: Int {
    items.reduce(0) { sum, item in
      switch item {
      case .bubble: sum + 1
      case .vary(let variation): sum + (variation.options.map(\.bubbleCount).max() ?? 0)
      }
    }
  }
}
