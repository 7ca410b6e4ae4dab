package import Dialogue

/// A conversation in a test: keeps the state, moves the clock, and remembers the last reply.
package struct Chat {
  package var book: Book
  package var state = ConversationState()
  /// Monday, 2 March 2026, 10:00 UTC.
  package var now: Int64 = 1_772_445_600
  package var seed: UInt64 = 1
  package var utcOffset: Int? = 0
  package private(set) var reply = Reply(effects: [])
  /// Every turn's state is written and read back.
  package var savesEachTurn = false

  package init(_ book: Book) {
    self.book = book
  }

  /// Begins at a node, past the gate.
  package init(_ book: Book, at node: String) {
    self.book = book
    send(.start(at: ID(node), passGate: true))
  }

  @discardableResult
  package mutating func send(_ event: Event, sequence: UInt64 = 0, highest: UInt64 = 0) -> Reply {
    let input = Input(
      event, now: now, utcOffset: utcOffset, sequence: sequence, highestSequence: highest, seed: seed)
    let result = Interpreter.advance(state, input, in: book)
    state = savesEachTurn ? StateCodec.decode(StateCodec.encode(result.state)).state : result.state
    reply = Reply(effects: result.effects)
    now += 30
    return reply
  }

  @discardableResult
  package mutating func start() -> Reply { send(.start()) }

  @discardableResult
  package mutating func say(_ text: String) -> Reply { send(.text(text)) }

  /// Taps a choice of the question that stands, by its short name.
  @discardableResult
  package mutating func tap(_ name: String) -> Reply {
    guard let question, let option = question.options.first(where: { $0.name == name }) else {
      reply = Reply(effects: [.say(Said("[no choice \(name)]"))])
      return reply
    }
    return send(.tap(offer: question.offer, choice: option.id))
  }

  @discardableResult
  package mutating func ring(_ reminder: String) -> Reply { send(.reminder(ID("reminder:\(reminder)"))) }

  package mutating func wait(hours: Int64) { now += hours * 3_600 }

  /// The last question that was put, in this reply or an earlier one.
  package var question: Question? { reply.question ?? lastQuestion }
  private var lastQuestion: Question? {
    guard let node = book.node(state.story.place.node), state.story.status == .active else { return nil }
    var turn = Chat(book)
    turn.state = state
    return turn.peek(node)
  }

  private func peek(_ node: Node) -> Question? {
    Interpreter.advance(state, Input(.text("repeat"), now: now, seed: seed), in: book).effects
      .compactMap { if case .ask(let question) = $0 { question } else { nil } }.last
  }

  /// `script#node` the person waits at.
  package var place: String? { book.node(state.story.place.node).map { book.fullName($0) } }

  package func value(_ variable: String) -> Value? {
    state.story.variables[ID(variable)] ?? state.record.variables[ID(variable)]
  }
}

/// What one turn said and asked.
package struct Reply {
  package var effects: [Effect]

  package init(effects: [Effect]) {
    self.effects = effects
  }

  package var bubbles: [String] { effects.compactMap { if case .say(let said) = $0 { said.text } else { nil } } }
  package var text: String { bubbles.joined(separator: "\n") }

  package var question: Question? {
    effects.compactMap { effect in
      switch effect {
      case .ask(let question), .updateQuestion(let question): question
      default: nil
      }
    }.last
  }

  package var choices: [String] { question?.options.map(\.name) ?? [] }
  package var faults: [Fault] { effects.compactMap { if case .fault(let fault) = $0 { fault } else { nil } } }
  package func has(_ kind: Effect.Kind) -> Bool { effects.contains { $0.kind == kind } }
}
