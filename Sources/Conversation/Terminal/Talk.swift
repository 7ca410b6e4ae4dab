package import Dialogue

/// One person's conversation in one process: everything is in memory and goes with it.
///
///     var talk = Talk(book: book, seed: 7, clock: { now }, utcOffset: 60)
///     show(talk.start())
///     show(talk.hear("yes"))
package struct Talk: Sendable {
  let book: Book
  let clock: @Sendable () -> Int64
  let utcOffset: Int
  var state = ConversationState()
  var reminders: [Reminder] = []
  var keptCards: [KeptCard] = []
  private let seed: UInt64
  private var nextExpiry: Int64?
  private var question = OutboundMessage.Question.nothing
  private var refusals = 0

  /// The clock gives seconds since 1970, and `utcOffset` the person's own clock in minutes east of UTC.
  ///
  /// The seed decides shuffled wordings.
  package init(book: Book, seed: UInt64, clock: @escaping @Sendable () -> Int64, utcOffset: Int = 0) {
    self.book = book
    self.seed = seed
    self.clock = clock
    self.utcOffset = utcOffset
  }

  /// Nudges asked for and still to come, the next one first.
  package var pendingReminders: [OutboundMessage.ReminderNotice] {
    reminders.sorted { $0.due < $1.due }.map(notice)
  }

  /// Begins, or greets again.
  ///
  /// At a node, or where the book begins; `passGate` is for writers who try a script.
  package mutating func start(at node: ID? = nil, passGate: Bool = false) -> OutboundMessage {
    advance(.start(at: node, passGate: passGate))
  }

  /// Answers a line.
  ///
  /// One over `Limits.messageBytes` is read for safety only, to its end: its page opens if it raises a signal, and
  /// otherwise it is refused with a sentence that names help, with everything else as it was before.
  package mutating func hear(_ line: String) -> OutboundMessage {
    guard line.utf8.count > Limits.messageBytes else { return advance(.text(line)) }
    expireIfDue()
    // A turn is a value: this one is taken only if safety was what it answered.
    let result = Interpreter.advance(state, input(.text(line)), in: book)
    if result.effects.contains(where: { $0.kind == .signal }) { return take(result) }
    refusals += 1
    question.isShownAgain = true
    return OutboundMessage(
      parts: [.bubble(.init(book.sentence(.tooLong, turn: refusals - 1)))], question: question)
  }

  /// A photo, a voice message, a file: never read.
  package mutating func attach() -> OutboundMessage { advance(.attachment) }

  /// Whether the line is a command and nothing else, so that a channel may remember it.
  package func isCommand(_ line: String) -> Bool { book.command(in: line) != nil }

  mutating func advance(_ event: Event) -> OutboundMessage {
    expireIfDue()
    return take(Interpreter.advance(state, input(event), in: book))
  }

  /// Values whose time is over go before anything else is read.
  private mutating func expireIfDue() {
    guard let due = nextExpiry, due <= clock() else { return }
    _ = take(Interpreter.advance(state, input(.expiry), in: book), keepsQuestion: true)
  }

  private func input(_ event: Event) -> Input {
    Input(event, now: clock(), utcOffset: utcOffset, seed: seed)
  }

  private mutating func take(_ result: TurnResult, keepsQuestion: Bool = false) -> OutboundMessage {
    state = result.state
    nextExpiry = result.nextExpiry
    let message = apply(result.effects)
    if !keepsQuestion { question = message.question }
    return message
  }
}
