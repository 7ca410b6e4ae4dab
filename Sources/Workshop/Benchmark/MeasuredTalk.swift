package import Dialogue

/// Conversations with the workload through the engine, every word compared with the reference.
package struct MeasuredTalk: Sendable {
  /// How a person answers, and what happens to the state between two turns.
  package enum Way: String, CaseIterable, Sendable {
    /// Choices are tapped; the state stays in memory.
    case taps
    /// Choices are tapped; the state is written and read as bytes after every turn.
    case bytes
    /// The choice's label is typed.
    case typed
  }

  /// Where the engine said something else than the reference: a mistake in one of them.
  package struct Difference: Error, CustomStringConvertible {
    package let turn: Int
    package let said: [Effect]

    package var description: String { "turn \(turn) differs from the reference: \(said)" }
  }

  private let book: Book
  private let start: ID

  package init(_ book: Book, _ workload: Workload) {
    self.book = book
    start = workload.start
  }

  /// Holds one conversation; gives the state after its last answer.
  @discardableResult
  package func hold(_ reference: ReferenceWalk, _ way: Way) throws(Difference) -> ConversationState {
    // Monday, 2 March 2026, 10:00 UTC.
    var now: Int64 = 1_772_445_600
    var state = ConversationState()
    var event = Event.start(at: start, passGate: true)
    for (position, turn) in reference.turns.enumerated() {
      let result = Interpreter.advance(consume state, Input(event, now: now, utcOffset: 0, seed: 1), in: book)
      guard let question = Self.compared(result.effects, turn) else {
        throw Difference(turn: position, said: result.effects)
      }
      let option = question.options[turn.pick]
      switch way {
      case .taps:
        state = result.state
        event = .tap(offer: question.offer, choice: option.id)
      case .bytes:
        state = StateCodec.decode(StateCodec.encode(result.state), now: now).state
        event = .tap(offer: question.offer, choice: option.id)
      case .typed:
        state = result.state
        event = .text(option.label)
      }
      now += 30
    }
    return state
  }

  /// The question at the end of a turn that said what it should; nil where it did not.
  private static func compared(_ effects: [Effect], _ turn: ReferenceWalk.Turn) -> Question? {
    guard effects.count == turn.bubbles.count + 1 else { return nil }
    for (effect, bubble) in zip(effects, turn.bubbles) {
      guard case .say(let said) = effect, said.text == bubble else { return nil }
    }
    guard case .ask(let question)? = effects.last, question.options.count == turn.labels.count else { return nil }
    for (option, label) in zip(question.options, turn.labels) where option.label != label { return nil }
    return question
  }
}
