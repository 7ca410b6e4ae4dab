package import Dialogue

/// What turns a state and an event into a new state: `Interpreter.advance`, unless a test breaks it on purpose.
package typealias Engine = @Sendable (ConversationState, Input, Book) -> TurnResult

/// One conversation with a book on a clock of its own, without a word of it kept: what walks and simulations step.
///
/// The clock begins on Monday, 2 March 2026 at 10:00 UTC, and moves on by 30 seconds with each answer.
package struct Session: Sendable {
  /// One event and what came of it.
  package struct Turn: Sendable {
    package var input: Input
    package var before: ConversationState
    /// As the engine gave it, before it was saved and read back.
    package var after: ConversationState
    package var effects: [Effect]
  }

  package let book: Book
  package private(set) var state = ConversationState()
  package private(set) var now = Walk.beginning
  /// What is asked now; nil before the first word and once nothing can be answered any more.
  package private(set) var question: Question?
  /// All events of the last step, values that expired on the way included.
  package private(set) var turns: [Turn] = []
  let seed: UInt64
  let engine: Engine
  private var nextExpiry: Int64?
  private let roundTrip: @Sendable (ConversationState) -> ConversationState

  package init(
    _ book: Book, seed: UInt64 = 0, with presets: [Preset] = [],
    engine: @escaping Engine = { Interpreter.advance($0, $1, in: $2) },
    roundTrip: @escaping @Sendable (ConversationState) -> ConversationState = { $0 }
  ) {
    self.book = book
    self.seed = seed
    self.engine = engine
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

  /// Whether nothing is asked: the talk rests until the person writes.
  package var hasEnded: Bool { question.map { $0.kind == .nothing } ?? true }

  /// The node the person waits at; nil where nothing is asked.
  package var node: Node? { state.story.status == .active ? book.node(state.story.place.node) : nil }

  /// `script#node` the person waits at; nil where nothing is asked.
  package var place: String? { node.map { book.fullName($0) } }

  package func value(of index: Int) -> Value? {
    let variable = book.variables[index]
    return (variable.isRecord ? state.record.variables[variable.id] : state.story.variables[variable.id])
      ?? variable.initial
  }

  package func option(named name: String) -> Question.Option? { question?.options.first { $0.name == name } }

  package mutating func begin(at node: ID? = nil, passGate: Bool) {
    turns = []
    if passGate { answerGate() }
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

  /// Does what a step of a scenario does; false where that choice is not offered, or that nudge not planned.
  @discardableResult
  package mutating func perform(_ action: Scenario.Action) -> Bool {
    turns = []
    switch action {
    case .look: return true
    case .say(let text):
      move(by: Walk.secondsPerAnswer)
      advance(.text(text))
      return true
    case .pick(let name):
      guard let option = option(named: name) else { return false }
      pick(option)
      return true
    case .wait(let seconds, _):
      move(by: seconds)
      return true
    case .nudge(let name): return ring(name)
    }
  }

  /// Taps a choice of the present question.
  package mutating func pick(_ option: Question.Option) {
    turns = []
    move(by: Walk.secondsPerAnswer)
    advance(.tap(offer: question?.offer ?? 0, choice: option.id))
  }

  /// Lets a reminder ring when it is due, and again if the engine puts it off.
  private mutating func ring(_ name: String) -> Bool {
    let id = ID("reminder:\(name)")
    guard due(id) != nil else { return false }
    for _ in 0..<4 {
      guard let due = due(id) else { break }
      move(by: max(0, due - now))
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
    let input = Input(event, now: now, seed: seed)
    let result = engine(state, input, book)
    turns.append(Turn(input: input, before: state, after: result.state, effects: result.effects))
    state = roundTrip(result.state)
    nextExpiry = result.nextExpiry
    for effect in result.effects {
      switch effect {
      case .ask(let question), .updateQuestion(let question): self.question = question
      case .stop, .unlock, .forget: question = nil
      default: break
      }
    }
  }

  /// The same talk without the events of its last step, to be kept.
  var withoutTurns: Session {
    var session = self
    session.turns = []
    return session
  }
}
