import Dialogue

/// Looks for an answer that leads on from a question.
struct WayOut: Sendable {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// Whether every answer of every kind leaves the person before the same question with the same choices.
  ///
  /// Words such as `menu` and `stop` lead away from anywhere; they are no excuse for a question without an answer. A
  /// lock is no question, and a nudge stands beside one.
  func isStuck(_ session: Session) -> Bool {
    guard let node = session.node, let question = session.question, question.node == node.id else { return false }
    switch node.body.exit {
    case .lock: return false
    case .pick(let pick): return !tries(pick, question).contains { leadsOn($0, from: session) }
    default: break
    }
    for option in question.options.reversed() where leadsOn([.pick(option.name)], from: session) { return false }
    guard let slot = node.body.exit.slot else { return true }
    if slot.skip != nil, let word = vocabulary.words(of: .skip).first, leadsOn([.say(word)], from: session) {
      return false
    }
    // An answer that is refused and one that ends badly are told apart by trying all of them.
    return !vocabulary.answers(for: slot).contains { leadsOn([.say($0)], from: session) }
  }

  private func tries(_ pick: Pick, _ question: Question) -> [[Scenario.Action]] {
    let members = question.options.filter { !$0.isTicked && $0.role == .answer }
    let few = members.prefix(max(pick.min, 1)).map { Scenario.Action.pick($0.name) }
    return [few + [.pick("done")], [.pick("done")], [.pick("alone")]]
  }

  private func leadsOn(_ actions: [Scenario.Action], from session: Session) -> Bool {
    var session = session.withoutTurns
    let (place, aside) = (session.state.story.place, session.state.story.aside)
    let offered = session.question?.options.map(\.label)
    for action in actions { guard session.perform(action) else { return false } }
    // A digression that is over may end before the very same question: the one that waited.
    if session.hasEnded || session.state.story.aside != aside { return true }
    let now = session.state.story.place
    return now.node != place.node || now.stack != place.stack || session.question?.options.map(\.label) != offered
  }
}
