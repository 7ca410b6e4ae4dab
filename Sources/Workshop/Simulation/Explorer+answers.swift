import Dialogue

extension Explorer {
  /// What the person does next; nil where the talk is over and another one would tell more.
  mutating func answer(to session: Session, _ mode: Mode) -> Scenario.Action? {
    guard let question = session.question, !session.hasEnded else { return answerAtRest(session, mode) }
    let options = question.options
    if let way = wayPast(session) { return .say(way) }
    let roll = chance.below(100)
    let taps = mode == .curious ? 72 : 44
    if roll < taps, let option = tapped(options, session, mode) { return action(for: option) }
    // Who is asked for a line mostly writes one.
    let writes = options.isEmpty ? 84 : mode == .curious ? 90 : 74
    if roll < writes { return .say(typed(at: session, options)) }
    return aside(session)
  }

  private mutating func answerAtRest(_ session: Session, _ mode: Mode) -> Scenario.Action? {
    if mode == .curious, chance.happens(60) { return nil }
    if chance.happens(20) { return aside(session) }
    if chance.happens(40), let word = chance.one(of: vocabulary.words(of: .menu)) { return .say(word) }
    return .say(chance.one(of: vocabulary.topics) ?? "hello")
  }

  /// Where a slot has a way past it, now and then that way: the word skip, or as many odd lines as it takes.
  private mutating func wayPast(_ session: Session) -> String? {
    guard let slot = session.node?.body.exit.slot, chance.happens(12) || session.state.asked.place.tries > 0 else {
      return nil
    }
    if slot.otherwise != nil, chance.happens(70) { return Vocabulary.unreadable }
    return slot.skip == nil ? nil : chance.one(of: vocabulary.words(of: .skip))
  }

  private mutating func tapped(
    _ options: [Question.Option], _ session: Session, _ mode: Mode
  ) -> Question.Option? {
    guard options.count > 1, mode == .curious || chance.happens(40) else { return chance.one(of: options) }
    let counts = options.map { taken[key(session, $0.id), default: 0] }
    let least = counts.min() ?? 0
    return chance.one(of: zip(options, counts).filter { $0.1 == least }.map(\.0))
  }

  private func action(for option: Question.Option) -> Scenario.Action {
    ScenarioWriter.canPick(option.name) ? .pick(option.name) : .say(option.label)
  }

  /// What a person types who answers: a label, a number, an example, a line, what a slot reads.
  private mutating func typed(at session: Session, _ options: [Question.Option]) -> String {
    let node = session.node
    if !options.isEmpty, chance.happens(60) {
      let position = chance.below(options.count)
      switch chance.below(4) {
      case 0: return String(position + 1)
      case 1: return options[position].label
      default:
        if let words = examples(of: options[position], at: node), let text = chance.one(of: words) { return text }
        return options[position].label
      }
    }
    return chance.happens(85)
      ? vocabulary.answer(at: node, &chance) : chance.one(of: Vocabulary.odd.filter { !$0.isEmpty }) ?? "?"
  }

  private func examples(of option: Question.Option, at node: Node?) -> [String]? {
    guard case .choices(let menu)? = node?.body.exit else { return nil }
    for case .choice(let choice) in menu.items where choice.id == option.id {
      return choice.body.match + choice.body.examples
    }
    return nil
  }

  /// What people do that is no answer to the question.
  private mutating func aside(_ session: Session) -> Scenario.Action {
    switch chance.below(20) {
    case 0..<8: return .say(chance.one(of: chance.one(of: vocabulary.commands) ?? []) ?? "back")
    case 8..<12: return .say(chance.one(of: Vocabulary.nonsense) ?? "?")
    case 12, 13: return .say(chance.one(of: vocabulary.topics) ?? "hello")
    case 14, 15: return .say(chance.one(of: vocabulary.safety) ?? "hm")
    case 16, 17:
      if let name = reminder(session) { return .nudge(name) }
      return wait()
    default: return wait()
    }
  }

  private mutating func wait() -> Scenario.Action {
    let span = chance.one(of: Vocabulary.spans) ?? (1_800, "30m")
    return .wait(seconds: span.seconds, told: span.told)
  }

  private mutating func reminder(_ session: Session) -> String? {
    guard let planned = chance.one(of: session.state.record.reminders) else { return nil }
    return vocabulary.reminders[planned.id]
  }
}
