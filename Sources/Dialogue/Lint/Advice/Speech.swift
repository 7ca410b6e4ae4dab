/// What a text may say in one go: its bubbles, each with when it is said.
struct Speech {
  struct Line {
    var bubble: TextBlock.Bubble
    var conditions: [ConditionCases.Logic]
  }

  private struct Step {
    var text: TextBlock?
    var jump: (jump: Jump, branch: Int)?
    var version: [Int: Int]
  }

  private(set) var cases = ConditionCases()
  private(set) var lines: [Line] = []
  /// What must hold for these nodes to follow each other.
  private var demands: [ConditionCases.Logic] = []

  /// One node after the other, each with the branch of its `next` that leads on.
  init(_ nodes: [(node: Node, branch: Int?)]) {
    var version: [Int: Int] = [:]
    var steps: [Step] = []
    for (node, branch) in nodes {
      for assignment in node.body.sets { version[assignment.variable, default: 0] += 1 }
      var step = Step(text: node.body.text, jump: nil, version: version)
      if case .next(let jump) = node.body.exit, let branch { step.jump = (jump, branch) }
      steps.append(step)
    }
    for step in steps { note(step) }
    for step in steps {
      add(step.text, [], step.version)
      guard let (jump, branch) = step.jump else { continue }
      for (index, other) in jump.branches.prefix(branch + 1).enumerated() {
        guard let condition = other.condition else { continue }
        let logic = cases.compile(condition.root, step.version)
        demands.append(index == branch ? logic : .not(logic))
      }
    }
  }

  /// Calls `body` with what is said in each case that can come about; false where there are too many cases.
  func forEach(_ body: ([TextBlock.Bubble]) -> Void) -> Bool {
    cases.forEach { combination in
      guard demands.allSatisfy({ ConditionCases.holds($0, in: combination) }) else { return }
      body(
        lines.filter { $0.conditions.allSatisfy { ConditionCases.holds($0, in: combination) } }.map(\.bubble))
    }
  }

  /// The most bubbles that can be said; nil where there are too many cases.
  var mostLines: Int? {
    if lines.allSatisfy(\.conditions.isEmpty) { return lines.count }
    var most = 0
    let isKnown = cases.forEach { combination in
      guard demands.allSatisfy({ ConditionCases.holds($0, in: combination) }) else { return }
      most = max(most, lines.count { $0.conditions.allSatisfy { ConditionCases.holds($0, in: combination) } })
    }
    return isKnown ? most : nil
  }

  private mutating func note(_ step: Step) {
    note(step.text, step.version)
    guard let (jump, branch) = step.jump else { return }
    for other in jump.branches.prefix(branch + 1) {
      if let condition = other.condition { cases.note(condition.root, step.version) }
    }
  }

  private mutating func note(_ block: TextBlock?, _ version: [Int: Int]) {
    for item in block?.items ?? [] {
      switch item {
      case .bubble(let bubble): if let condition = bubble.condition { cases.note(condition.root, version) }
      case .vary(let variation): for option in variation.options { note(option, version) }
      }
    }
  }

  private mutating func add(_ block: TextBlock?, _ conditions: [ConditionCases.Logic], _ version: [Int: Int]) {
    for item in block?.items ?? [] {
      switch item {
      case .bubble(let bubble):
        var all = conditions
        if let condition = bubble.condition { all.append(cases.compile(condition.root, version)) }
        for kind in bubble.needs { all.append(cases.need(kind)) }
        lines.append(Line(bubble: bubble, conditions: all))
      case .vary(let variation):
        let options = variation.options.prefix(64)
        guard options.count > 1 else {
          for option in options { add(option, conditions, version) }
          continue
        }
        let subject = cases.subject(ofValues: options.count)
        for (index, option) in options.enumerated() {
          add(option, conditions + [.has(subject: subject, values: 1 << UInt64(index))], version)
        }
      }
    }
  }
}
