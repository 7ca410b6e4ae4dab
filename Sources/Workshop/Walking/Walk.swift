package import Dialogue

/// One conversation with a book, in memory, on a clock of its own: what scenarios and `play` do their steps with.
///
/// The clock begins on Monday, 2 March 2026 at 10:00 UTC, and moves on by 30 seconds with each answer.
package struct Walk: Sendable {
  package static let beginning: Int64 = 1_772_445_600
  static let secondsPerAnswer: Int64 = 30

  package let book: Book
  package private(set) var state = ConversationState()
  package private(set) var now = Walk.beginning
  /// What is asked now; nil before the first word and once nothing can be answered any more.
  package private(set) var question: Question?
  /// Where the last step's reply begins in the transcript.
  package private(set) var replyStart = 0
  package private(set) var transcript = Transcript()
  package private(set) var faults: [Fault] = []
  /// The state before the first event and every event since, for playing the same again.
  private(set) var first = ConversationState()
  private(set) var inputs: [Input] = []
  private var kept: [KeptCard] = []
  private var nextExpiry: Int64?
  private let seed: UInt64
  private let roundTrip: @Sendable (ConversationState) -> ConversationState

  /// `roundTrip` stands for saving a state and reading it back; it is done after every event.
  package init(
    _ book: Book, seed: UInt64 = 0, with presets: [Preset] = [],
    roundTrip: @escaping @Sendable (ConversationState) -> ConversationState = { $0 }
  ) {
    self.book = book
    self.seed = seed
    self.roundTrip = roundTrip
    state.book = book.version
    guard !presets.isEmpty else { return }
    // What is set is as fresh as if it had just been said; otherwise sensitive values would be dropped at once.
    state.record.lastActive = now
    for preset in presets {
      let variable = book.variables[preset.variable]
      if variable.isRecord {
        state.record.variables[variable.id] = preset.value
      } else {
        state.story.variables[variable.id] = preset.value
      }
    }
  }

  /// All that the last step was answered with.
  var reply: ArraySlice<Transcript.Entry> { transcript.entries[replyStart...] }

  /// Whether nothing is asked: the talk rests until the person writes.
  package var hasEnded: Bool { question.map { $0.kind == .nothing } ?? true }

  /// `script#node` the person waits at; nil where nothing is asked.
  package var place: String? {
    guard state.story.status == .active, let node = book.node(state.story.place.node) else { return nil }
    return book.fullName(node)
  }

  package func value(of index: Int) -> Value? {
    let variable = book.variables[index]
    return (variable.isRecord ? state.record.variables[variable.id] : state.story.variables[variable.id])
      ?? variable.initial
  }

  package mutating func begin(at node: ID? = nil, passGate: Bool) {
    if passGate { answerGate() }
    replyStart = transcript.entries.count
    advance(.start(at: node, passGate: passGate))
  }

  /// Who is behind the gate has answered it: a gate that asks for one variable finds it set.
  private mutating func answerGate() {
    guard case .variable(let index)? = book.gate?.condition.root, value(of: index) == .bool(false) else { return }
    let variable = book.variables[index]
    if variable.isRecord {
      state.record.variables[variable.id] = .bool(true)
    } else {
      state.story.variables[variable.id] = .bool(true)
    }
    state.record.lastActive = now
  }

  package mutating func say(_ text: String) {
    move(by: Self.secondsPerAnswer)
    transcript.type(text)
    replyStart = transcript.entries.count
    advance(.text(text))
  }

  /// Taps a choice of the present question.
  package mutating func pick(_ option: Question.Option) {
    move(by: Self.secondsPerAnswer)
    transcript.pick(option, of: question)
    replyStart = transcript.entries.count
    advance(.tap(offer: question?.offer ?? 0, choice: option.id))
  }

  package mutating func wait(_ seconds: Int64, told: String) {
    transcript.remark("\(told) later")
    replyStart = transcript.entries.count
    move(by: seconds)
  }

  /// Lets a reminder ring when it is due, and again if the engine puts it off; false where it is not planned.
  package mutating func ring(_ name: String) -> Bool {
    let id = ID("reminder:\(name)")
    guard let due = self.due(id) else { return false }
    move(by: max(0, due - now))
    replyStart = transcript.entries.count
    for _ in 0..<4 {
      guard let due = self.due(id) else { break }
      move(by: max(0, due - now))
      transcript.remark("\(name) rings on \(Transcript.moment(now, state.record.utcOffset ?? 0))")
      advance(.reminder(id))
    }
    return true
  }

  private func due(_ reminder: ID) -> Int64? { state.record.reminders.first { $0.id == reminder }?.due }

  /// Moves the clock, and lets what expires on the way expire at its time.
  private mutating func move(by seconds: Int64) {
    let end = now + seconds
    // Each expiry drops something; more rounds than this would be an engine that drops nothing.
    for _ in 0..<64 {
      guard let due = nextExpiry, due <= end else { break }
      now = max(now, due)
      advance(.expiry)
    }
    now = end
  }

  private mutating func advance(_ event: Event) {
    if inputs.isEmpty { first = state }
    let input = Input(event, now: now, seed: seed)
    inputs.append(input)
    let result = Interpreter.advance(state, input, in: book)
    state = roundTrip(result.state)
    nextExpiry = result.nextExpiry
    transcript.reply(result.effects, kept: kept.map(\.card), utcOffset: state.record.utcOffset ?? 0)
    for effect in result.effects { note(effect) }
  }

  /// What a store and a channel would remember of an effect.
  private mutating func note(_ effect: Effect) {
    switch effect {
    case .ask(let question), .updateQuestion(let question): self.question = question
    case .stop, .unlock: question = nil
    case .forget:
      question = nil
      kept = []
    case .keepCard(let card):
      kept.removeAll { $0.card.id == card.card.id }
      kept.append(card)
    case .withdrawCard(let id): kept.removeAll { $0.card.id == id }
    case .fault(let fault): faults.append(fault)
    case .say, .showCard, .listCards, .remind, .cancelReminder, .cancelAllReminders, .acknowledge, .signal, .lock: break
    }
  }
}
