extension Advice {
  /// Nodes that wait, say nothing, and are come to with nothing said since the last answer: people get bare buttons.
  mutating func nothingAsked(in manuscript: Manuscript) {
    let nodes = manuscript.book.nodes
    var isQuiet = Array(repeating: false, count: nodes.count)
    var open = nodes.flatMap { $0.body.quietWays }
    while let index = open.popLast() {
      guard !isQuiet[index], nodes[index].body.text == nil else { continue }
      isQuiet[index] = true
      if nodes[index].body.actions.isEmpty, case .next(let jump) = nodes[index].body.exit {
        open += jump.branches.map(\.target.node)
      }
    }
    for node in manuscript.wholeNodes where node.body.actions.isEmpty {
      guard node.body.exit.takesAnswer, let index = manuscript.book.nodePositions[node.id], isQuiet[index] else {
        continue
      }
      add(
        .nothingAsked, at: node.place, "“\(node.name)” waits for an answer and says nothing",
        fix: "Write in text what the person is to answer.")
    }
  }
}

extension Exit {
  fileprivate var takesAnswer: Bool {
    switch self {
    case .choices, .pick, .slot: true
    default: false
    }
  }
}

extension Node.Body {
  /// Nodes that an answer leads to without a word in between.
  fileprivate var quietWays: [Int] {
    var jumps: [Jump] = []
    switch exit {
    case .choices(let menu):
      for item in menu.items {
        switch item {
        case .each(let each): jumps.append(each.next)
        case .choice(let choice):
          guard choice.body.actions.isEmpty, choice.body.line == nil, case .next(let jump) = choice.body.exit else {
            continue
          }
          jumps.append(jump)
        }
      }
      if let next = menu.typedNext, menu.typed?.assess == nil { jumps.append(next) }
    case .pick(let pick): jumps.append(pick.next)
    case .slot(let slot, let next): if slot.assess == nil, assess == nil { jumps.append(next) }
    default: break
    }
    return jumps.flatMap { $0.branches.map(\.target.node) }
  }
}
