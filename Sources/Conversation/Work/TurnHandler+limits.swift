import Dialogue

/// Events that get no turn of their own: nothing but a sentence comes of them, or not even that.
extension TurnHandler {
  /// A newcomer who was let in by something urgent is one no more.
  static func excess(of pending: PendingTurn) -> Excess? {
    if case .newPerHour = pending.event.excess, !pending.session.state.isEmpty { return nil }
    return pending.event.excess
  }

  /// What gets through every limit: danger, the way out of it, and the words that end or erase a talk.
  static func isUrgent(_ event: Event, _ reply: Reply, _ state: ConversationState, _ book: Book) -> Bool {
    if reply.notices.contains(where: isSignal) || state.story.safety != nil { return true }
    return switch command(in: event, book) {
    case .help, .stop, .forget: true
    default: false
    }
  }

  /// Whoever else reads along may be the one a safety page is about, so that nothing but erasing is obeyed.
  static func isHeardInCompany(_ event: Event, _ book: Book) -> Bool { command(in: event, book) == .forget }

  private static func command(in event: Event, _ book: Book) -> Command? {
    switch event {
    case .text(let text), .edited(let text, _): book.command(in: text)
    default: nil
    }
  }

  /// The state stays as it is; the first event over a limit is answered with its sentence.
  func limited(_ turn: TurnRecord, _ excess: Excess, _ pending: PendingTurn, _ book: Book) -> TurnRecord {
    var turn = turn
    counters.add(.eventsOverLimit)
    switch excess {
    case .perMinute(let window):
      guard pending.session.toldWindow != window else { break }
      turn.toldWindow = window
      turn.messages = Self.sentence(.slowDown, book, pending).map { [$0] } ?? []
    case .newPerHour(let isFirst):
      turn.isTurnedAway = true
      guard isFirst else { break }
      counters.add(.newcomersTurnedAway)
      turn.messages = Self.sentence(.full, book, pending).map { [$0] } ?? []
    }
    return turn
  }

  func silent(_ turn: TurnRecord, _ pending: PendingTurn, _ book: Book) -> TurnRecord {
    var turn = turn
    counters.add(.eventsInCompany)
    if pending.session.company == .unmentioned {
      turn.mentionsCompany = true
      turn.messages = Self.sentence(.company, book, pending).map { [$0] } ?? []
    }
    return turn
  }
}
