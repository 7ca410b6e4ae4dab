package import Dialogue
package import Logging

/// Makes a turn of the oldest event of a conversation, and saves it whole.
package struct TurnHandler: Sendable {
  package enum Outcome: Sendable {
    /// There was nothing to do.
    case idle
    /// A turn was made, and nothing waited behind it when it began.
    case last
    /// A turn was made, and there may be more.
    case more
  }

  /// Turns that may fail with one event, or end the program, before it is taken out of the way.
  package static let attempts = 3
  /// Readings of a session that somebody else saved meanwhile.
  private static let redos = 8

  private let store: any Inbox & Sessions
  private let books: BookShelf
  let counters: Counters
  private let now: @Sendable () -> Timestamp
  private let advance: @Sendable (ConversationState, Input, Book) throws -> TurnResult
  private let logger: Logger

  /// `advance` is the engine's; tests give one that fails.
  package init(
    store: any Inbox & Sessions, books: BookShelf, counters: Counters, logger: Logger,
    now: @escaping @Sendable () -> Timestamp,
    advance: @escaping @Sendable (ConversationState, Input, Book) throws -> TurnResult = {
      Interpreter.advance($0, $1, in: $2)
    }
  ) {
    self.store = store
    self.books = books
    self.counters = counters
    self.logger = logger
    self.now = now
    self.advance = advance
  }

  /// Makes one turn.
  ///
  /// A suspect's attempt was counted before, and it is tried however many there were.
  @discardableResult
  package func handleNext(in key: ConversationKey, suspect: Int64? = nil) async throws(StoreError) -> Outcome {
    for _ in 0..<Self.redos {
      guard let pending = try await store.next(in: key) else { return .idle }
      let isSuspect = pending.event.id == suspect
      let outcome = pending.highestSequence > pending.event.sequence ? Outcome.more : .last
      if !isSuspect, pending.event.attempts >= Self.attempts {
        try await setAside(pending)
        return outcome
      }
      do {
        try await store.commit(try turn(of: pending), at: now())
        counters.add(.turns)
        return outcome
      } catch StoreError.stale {
        counters.add(.turnsRedone)
      } catch let error as StoreError {
        throw error
      } catch {
        // The error's own text may hold what the person wrote.
        logger.error(
          "a turn failed", metadata: ["error": "\(type(of: error))", "attempt": "\(pending.event.attempts + 1)"])
        counters.add(.turnsFailed)
        // It ended nothing, so it is tried again among the others.
        if isSuspect { return .more }
        try await store.noteFailure(of: pending.event.id)
      }
    }
    return .more
  }

  private func setAside(_ pending: PendingTurn) async throws(StoreError) {
    counters.add(.eventsSetAside)
    logger.error(
      "an event is set aside, see `afterword data asides`: its turn failed \(Self.attempts) times",
      metadata: ["event": "\(pending.event.id)"])
    let book = books.newest
    try await store.setAside(
      pending.event.id, code: "turn-failed", telling: Self.sentence(.fault, book, pending), at: now())
  }
}

extension TurnHandler {
  private func turn(of pending: PendingTurn) throws -> TurnRecord {
    let (book, session) = (books.newest, pending.session)
    let moment = now().seconds
    var state = ConversationState()
    if !session.state.isEmpty { state = StateCodec.decode(session.state, now: moment).state }
    if session.state.isEmpty, let until = session.lockedUntil { state.record.lockedUntil = until }

    var turn = TurnRecord(key: pending.key, event: pending.event.id, revision: session.revision, state: session.state)
    guard let event = Self.event(of: pending) else {
      turn.isGone = true
      turn.nextExpiry = Self.expiry(of: state, at: moment, in: book)
      turn.reminders = [.cancelAll]
      counters.add(.conversationsGone)
      return turn
    }
    let isSilent = session.company != .none && !Self.isHeardInCompany(event, book)
    if isSilent, event != .expiry {
      turn.nextExpiry = Self.expiry(of: state, at: moment, in: book)
      return silent(turn, pending, book)
    }
    let input = Input(
      event, now: moment, utcOffset: pending.event.utcOffset, sequence: pending.event.sequence,
      highestSequence: pending.highestSequence, seed: session.seed)
    let result = try advance(state, input, book)
    let offset = result.state.record.utcOffset ?? pending.event.utcOffset ?? 0
    let reply = Reply(result.effects, now: moment, utcOffset: offset, keptCards: session.cards)
    if let excess = Self.excess(of: pending), !Self.isUrgent(event, reply, state, book) {
      turn.nextExpiry = Self.expiry(of: state, at: moment, in: book)
      return limited(turn, excess, pending, book)
    }
    if Self.isTooLong(event), !reply.notices.contains(where: Self.isSignal) {
      // A line too long to be answered was read for safety to its end, and leaves everything else as it was.
      turn.messages = Self.sentence(.tooLong, book, pending).map { [$0] } ?? []
      turn.nextExpiry = Self.expiry(of: state, at: moment, in: book)
      return turn
    }
    turn.state = StateCodec.encode(result.state)
    turn.nextExpiry = result.nextExpiry.map(Timestamp.init(seconds:))
    if reply.isSaid, !isSilent { turn.messages = [reply.message] }
    // It has rung; where the engine puts it off, its plan follows.
    if case .reminder(let id) = pending.event.content { turn.reminders = [.cancel(id)] }
    turn.reminders += reply.reminders
    turn.cards = reply.cards
    turn.hasListedCards = reply.hasListedCards
    turn.lock = reply.lock
    turn.isForgotten = reply.isForgotten
    count(reply)
    return turn
  }

  private func count(_ reply: Reply) {
    if reply.isForgotten { counters.add(.forgotten) }
    for case .fault(let fault) in reply.notices {
      counters.add(.faults)
      logger.warning("the book led a person nowhere", metadata: ["fault": "\(fault.rawValue)"])
    }
  }

  /// Nil where there is nobody left to answer.
  private static func event(of pending: PendingTurn) -> Event? {
    switch pending.event.content {
    case .message(.start): .start()
    case .message(.text(let text)): .text(text)
    case .message(.tap(let offer, let choice)): .tap(offer: offer, choice: ID(raw: choice))
    case .message(.edited(let text, _)): .edited(text, isLast: pending.editsLast)
    case .message(.attachment): .attachment
    case .message(.left): nil
    case .reminder(let id): .reminder(id)
    case .expiry: .expiry
    }
  }

  /// When something of a state that stays as it is will be over.
  private static func expiry(of state: ConversationState, at now: Int64, in book: Book) -> Timestamp? {
    Interpreter.advance(state, Input(.expiry, now: now), in: book).nextExpiry.map(Timestamp.init(seconds:))
  }

  static func isSignal(_ notice: Reply.Notice) -> Bool { if case .signal = notice { true } else { false } }

  private static func isTooLong(_ event: Event) -> Bool {
    switch event {
    case .text(let text), .edited(let text, _): text.utf8.count > Limits.messageBytes
    default: false
    }
  }

  static func sentence(_ phrase: Phrase, _ book: Book, _ pending: PendingTurn) -> OutboundMessage? {
    let sentence = book.sentence(phrase, turn: Int(truncatingIfNeeded: pending.event.sequence))
    return sentence.isEmpty ? nil : OutboundMessage(parts: [.bubble(.init(sentence))])
  }
}
