import Dialogue

/// Where a step of a scenario led, in one sentence.
struct StepWay {
  let book: Book
  let step: Scenario.Step
  let isFirst: Bool
  /// The script whose nodes go by their short names.
  let script: Int
  /// Where the person waited before.
  let before: Node?
  /// Indices of the nodes the step came by.
  let passed: [Int]
  /// The choice that was taken, if one was.
  let item: TracedBook.Item?

  func way(of walk: Walk) -> ScenarioResult.Way {
    let isTaken = item != nil
    switch step.action {
    case .look: return .init(what: isFirst ? "the talk begins" : "the talk", led: standing(walk))
    case .pick(let name): return .init(what: "choice “\(name)”", place: place, led: leading(walk, isTaken: true))
    case .say(let text) where isTaken:
      let name = item?.name.split(separator: ".").last.map(String.init) ?? ""
      return .init(
        what: "“\(text)” is taken as choice “\(name)”", place: place, led: "and " + leading(walk, isTaken: true))
    case .say(let text): return .init(what: "after “\(text)” the talk", led: leading(walk, isTaken: false))
    case .wait(_, let told): return .init(what: "after \(told) the talk", led: leading(walk, isTaken: false))
    case .nudge(let name): return .init(what: "after the nudge “\(name)” the talk", led: leading(walk, isTaken: false))
    }
  }

  private func standing(_ walk: Walk) -> String {
    walk.session.node.map { "\(isFirst ? "" : "waits ")at “\(name(of: $0))”" } ?? "asks nothing"
  }

  private func leading(_ walk: Walk, isTaken: Bool) -> String {
    let others = passed.map { book.nodes[$0] }.filter { $0 !== walk.session.node }
    guard let node = walk.session.node else {
      guard let last = others.last else { return walk.hasEnded ? "asks nothing" : "asks about a nudge" }
      return isTaken ? "leads to “\(name(of: last))”, which asks nothing" : "rests at “\(name(of: last))”"
    }
    if node === before, others.isEmpty, !isTaken { return "stays at “\(name(of: node))”" }
    let by = others.suffix(2).map { "“\(name(of: $0))”" }.joined(separator: " and ")
    let way = by.isEmpty ? "" : " by way of \(by)"
    return "\(isTaken ? "leads" : "goes on") \(isTaken ? "to" : "at") “\(name(of: node))”\(way)"
  }

  func name(of node: Node) -> String { node.script == script ? node.name : book.fullName(node) }

  /// Where the taken branch says where it leads; the choice itself where nothing does.
  private var place: Place? {
    guard let item else { return nil }
    guard case .choices(let menu) = book.nodes[item.node].body.exit else { return item.place }
    for case .choice(let choice) in menu.items where choice.place == item.place {
      switch choice.body.exit {
      case .next(let jump):
        let taken = jump.branches.first { branch in branch.target.node == passed.first } ?? jump.branches.first
        return taken?.target.place ?? item.place
      case .call(let target, _): return target.place
      default: return item.place
      }
    }
    return item.place
  }
}
