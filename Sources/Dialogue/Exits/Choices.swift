import Understanding

/// One thing a person can take at the present question.
struct Offered {
  enum Source {
    case choice(Choice)
    case member(EachMember, Value)
    case pick(ID)
    case ownPick(Int)
    case alone
    case done
    case carryOn
    case correction(Target)
    case skip
  }

  var id: ID
  var name: String
  var label: String
  var source: Source
  var isTicked = false
  /// Other words for one of the engine's own choices.
  var words: [String] = []

  var role: Question.Option.Role {
    switch source {
    case .done: .done
    case .alone: .alone
    default: .answer
    }
  }

  var option: ChoiceOption {
    if case .choice(let choice) = source {
      return ChoiceOption(label: label, match: choice.body.match, examples: choice.body.examples)
    }
    return ChoiceOption(label: label, match: words)
  }
}

extension Turn {
  /// What is offered at a node now, in order.
  func offered(at node: Node) -> [Offered] {
    switch node.body.exit {
    case .choices(let menu): offered(menu, at: node)
    case .pick(let pick): offered(pick, at: node)
    case .lock(let lock): offered(lock, at: node)
    default: []
    }
  }

  /// What is offered at a node now under this id.
  ///
  /// The other choices are not looked at, unless some are made from what a set holds.
  func offered(_ id: ID, at node: Node) -> Offered? {
    if case .choices(let menu) = node.body.exit {
      for case .choice(let choice) in menu.items where choice.id == id {
        return isOffered(choice) ? offered(choice) : nil
      }
    }
    return offered(at: node).first { $0.id == id }
  }

  private func offered(_ menu: Menu, at node: Node) -> [Offered] {
    var all: [Offered] = []
    all.reserveCapacity(menu.items.count)
    for item in menu.items {
      switch item {
      case .choice(let choice): if isOffered(choice) { all.append(offered(choice)) }
      case .each(let each): all += offered(each, at: node)
      }
    }
    if let carryOn = carryOn(at: node) { all.append(carryOn) }
    return all
  }

  func isOffered(_ choice: Choice) -> Bool {
    isTrue(choice.body.condition) && !(choice.body.isOnce && story.taken.contains(choice.id))
  }

  private func offered(_ choice: Choice) -> Offered {
    Offered(id: choice.id, name: choice.name, label: render(choice.body.label), source: .choice(choice))
  }

  private func offered(_ each: EachMember, at node: Node) -> [Offered] {
    guard case .set(let set)? = value(of: each.set) else { return [] }
    let variable = book.variables[each.set]
    let options = variable.options?.options ?? []
    let members: [Offered] = options.filter { option in
      set.contains(option.id) && (each.group == nil || option.group == each.group)
    }.map { option in
      Offered(
        id: ID("\(node.id.raw).\(each.name):\(option.id.raw)"), name: "\(each.name):\(option.name)", label: option.text,
        source: .member(each, .option(option.id)))
    }
    let own: [Offered] = set.own.map { item in
      // By its words, not its position: removing one must not shift the others.
      Offered(
        id: ID("\(node.id.raw).\(each.name)/\(item.text)"), name: "\(each.name):\(item.text)", label: item.text,
        source: .member(each, .text(item.text)))
    }
    return members + own
  }

  /// In the menu, while a question waits elsewhere.
  private func carryOn(at node: Node) -> Offered? {
    guard story.aside != nil, book.nodePositions[node.id] == book.menu.node else { return nil }
    let id = ID("\(node.id.raw)/carry-on")
    return Offered(id: id, name: "carry-on", label: label(.carryOn), source: .carryOn, words: labels(.carryOn))
  }

  private func offered(_ lock: Lock, at node: Node) -> [Offered] {
    guard let correction = lock.correction, !record.correctionUsed else { return [] }
    return [
      Offered(
        id: ID("\(node.id.raw)/correction"), name: "correction", label: label(.typedItWrong),
        source: .correction(correction), words: labels(.typedItWrong))
    ]
  }

  /// An accepted choice of a menu.
  mutating func take(_ offered: Offered, at node: Node) {
    switch offered.source {
    case .choice(let choice): take(choice, at: node)
    case .member(let each, let value):
      setValue(value, of: each.into)
      if let target = branch(of: each.next) { go(to: target) }
    case .carryOn: leaveAside()
    case .correction(let target):
      record.correctionUsed = true
      go(to: target)
    case .pick, .ownPick, .alone, .done, .skip: break
    }
  }

  private mutating func take(_ choice: Choice, at node: Node) {
    let body = choice.body
    if body.isOnce, !story.taken.contains(choice.id) { story.taken.append(choice.id) }
    practise(body, at: node)
    assign(body.sets)
    if let mute = body.mute { self.mute(mute) }
    if !body.actions.isEmpty { act(body.actions, source: choice.id) }
    switch body.exit {
    case .next(let jump):
      leaveMenu(node)
      if let target = branch(of: jump) { go(to: target) }
    case .call(let target, _):
      if let target = call(target, from: node, choice: choice.id) { go(to: target) }
    case .goBack: if let target = returnFromCall() { go(to: target) }
    case .end: if let target = endScript() { go(to: target) }
    case .resume: if let target = resume() { go(to: target) }
    case .command(let command): obey(command)
    case .missing: break
    }
  }

  /// From the menu a person goes somewhere new: what waited is dropped.
  private mutating func leaveMenu(_ node: Node) {
    guard book.nodePositions[node.id] == book.menu.node else { return }
    hasLeftMenu = true
    story.aside = nil
    story.place.stack = []
    story.place.enteredBy = .menu
  }

  /// A chosen line counts as if it had been typed.
  private mutating func practise(_ choice: Choice.Body, at node: Node) {
    guard let assess = node.body.assess, choice.line != nil || !choice.meets.isEmpty else { return }
    let rubric = book.rubrics[assess.rubric]
    let checks = rubric.checks.map { ID("\(rubric.id):\($0.id)") }
    let marks = Marks(met: checks.filter(choice.meets.contains), missing: checks.filter { !choice.meets.contains($0) })
    setValue(.marks(marks), of: assess.into)
    if let line = choice.line { say([Said(render(line), speaker: .you)]) }
    guard let line = choice.line, case .choices(let menu) = node.body.exit, let typed = menu.typed else { return }
    setValue(.text(render(line)), of: typed.variable)
  }
}
