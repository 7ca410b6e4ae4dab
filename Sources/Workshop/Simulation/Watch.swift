import Dialogue
import Understanding

/// Looks at a talk after each step, and says which invariant is broken.
///
/// A value: a talk that branches off takes its watch along.
struct Watch: Sendable {
  let rules: WatchRules
  /// What the person was last told, unless it was for their safety: that is said as often as it is needed.
  private var last: [Effect]?

  init(_ rules: WatchRules) {
    self.rules = rules
  }

  /// The first invariant that the last step broke.
  ///
  /// `looks` counts how often the question of each node was looked at for a way on, over all talks.
  mutating func violation(
    after action: Scenario.Action, in session: Session, looks: inout [ID: Int]
  ) -> Violation? {
    let node = session.node.map { session.book.fullName($0) } ?? lastNode(session) ?? ""
    for turn in session.turns {
      if let found = Self.fault(in: turn) ?? silence(in: turn) ?? rules.emptiness(in: turn) {
        return Violation(found.0, at: node, found.1)
      }
      if let found = rules.hole(in: turn, session) ?? rules.excess(in: turn) ?? Self.doubles(in: turn) {
        return Violation(found.0, at: node, found.1)
      }
      if !rules.isSavedWhole(turn.after) {
        return Violation(.savedWhole, at: node, "the state read back is another one")
      }
    }
    if let detail = repeated(session) { return Violation(.freshReply, at: node, detail) }
    if let turn = session.turns.last, !rules.isRestoredByBack(turn, session) {
      return Violation(.backRestores, at: node, "back left the story another one than before this answer")
    }
    if let detail = stuck(action, session, &looks) { return Violation(.wayOut, at: node, detail) }
    return nil
  }

  private func lastNode(_ session: Session) -> String? {
    for turn in session.turns.reversed() {
      if let node = session.book.node(turn.before.story.place.node) { return session.book.fullName(node) }
      if let node = session.book.node(turn.after.story.place.node) { return session.book.fullName(node) }
    }
    return nil
  }

  typealias Found = (Invariant, String)

  private static func fault(in turn: Session.Turn) -> Found? {
    for case .fault(let fault) in turn.effects { return (.noFault, "the script ran into a fault: \(fault.rawValue)") }
    return nil
  }

  /// Two choices with the same words.
  private static func doubles(in turn: Session.Turn) -> Found? {
    guard let question = turn.question, question.options.count > 1 else { return nil }
    var seen: Set<String> = []
    for option in question.options where !seen.insert(PlainText.of(option.label)).inserted {
      return (.distinctLabels, "“\(option.label)” stands there twice")
    }
    return nil
  }

  /// Words or a tap that nothing came of; a tap that comes twice is known to be one, and a tick changes the question.
  private func silence(in turn: Session.Turn) -> Found? {
    switch turn.input.event {
    case .text, .tap, .start, .resume: turn.effects.isEmpty ? (.nothingEmpty, "there is no reply at all") : nil
    case .edited, .attachment, .reminder, .expiry: nil
    }
  }

  /// Whether a message that was not understood got word for word what the one before it got.
  private mutating func repeated(_ session: Session) -> String? {
    guard let turn = session.turns.last, turn.input.event.isAnswer else {
      last = nil
      return nil
    }
    let reply = turn.effects.filter(\.isShown)
    defer { last = rules.raisesSignal(turn.input.event) ? nil : reply }
    guard let last, turn.isMiss, reply.contains(where: { $0.kind == .say }), Self.isSame(last, reply) else {
      return nil
    }
    return "word for word what was replied to the message before"
  }

  private static func isSame(_ first: [Effect], _ second: [Effect]) -> Bool {
    guard first.count == second.count else { return false }
    return zip(first, second).allSatisfy { pair in
      guard case (.ask(let old), .ask(let new)) = pair else { return pair.0 == pair.1 }
      return old.options == new.options
    }
  }

  /// Looks for a way on at the first three visits of a node, and whenever an answer left the person where they were.
  private func stuck(_ action: Scenario.Action, _ session: Session, _ looks: inout [ID: Int]) -> String? {
    guard let node = session.node, let turn = session.turns.last else { return nil }
    if looks[node.id, default: 0] >= 3 {
      guard case .pick = action, turn.before.story.place.node == node.id else { return nil }
    }
    looks[node.id, default: 0] += 1
    return rules.ways.isStuck(session) ? "no answer to this question leads on" : nil
  }
}

extension Event {
  fileprivate var isAnswer: Bool {
    switch self {
    case .text, .tap: true
    default: false
    }
  }
}

extension Session.Turn {
  /// The question stands as it stood, and counts one try more.
  fileprivate var isMiss: Bool {
    let (old, new) = (before.asked.place, after.asked.place)
    return old.offer == new.offer && (new.misses > old.misses || new.tries > old.tries)
  }

  /// The last one that was put.
  var question: Question? {
    for effect in effects.reversed() {
      switch effect {
      case .ask(let question), .updateQuestion(let question): return question
      default: break
      }
    }
    return nil
  }
}

extension Effect {
  /// What the person sees of it.
  fileprivate var isShown: Bool {
    switch self {
    case .say, .ask, .updateQuestion, .showCard, .listCards: true
    default: false
    }
  }
}
