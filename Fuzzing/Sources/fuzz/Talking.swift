import Conversation
import Dialogue

/// A talk with a book, led by bytes: what is said, tapped and waited for, turn by turn.
struct Talking {
  /// Monday, 2 March 2026, 10:00 UTC.
  static let begin: Int64 = 1_772_445_600
  private static let turns = 12

  private static let words = [
    "yes", "no", "1", "2", "help", "stop", "forget me", "back", "menu", "repeat", "start over", "skip", "later", "open",
    "my cards", "what do you keep", "language", "hi", "done", "red balloon", "grey balloon", "white balloon",
    "tomorrow evening", "I like it when we stay close. Could we do that more?", "2001", "I am 14", "not the first", "",
  ]
  private static let pauses: [Int64] = [0, 30, 1_800, 3_600, 40_000, 86_400, 400_000, 40_000_000]

  private let book: Book
  private(set) var state: ConversationState
  private var now = begin
  private var question: Question?

  init(_ book: Book, _ state: ConversationState = ConversationState()) {
    self.book = book
    self.state = state
  }

  mutating func follow(_ source: inout ByteSource) {
    for _ in 0..<Self.turns where !source.isUsedUp { turn(&source) }
  }

  private mutating func turn(_ source: inout ByteSource) {
    let kind = source.byte()
    let event: Event
    switch kind % 12 {
    case 0...1: event = .text(source.text())
    case 2...3: event = .text(Self.words[Int(source.byte()) % Self.words.count])
    case 4...6: event = tap(Int(source.byte()))
    case 7: event = .tap(offer: source.word(), choice: ID(raw: source.word()))
    case 8: event = .start(passGate: source.byte() % 2 == 0)
    case 9: event = state.record.reminders.first.map { .reminder($0.id) } ?? .reminder(ID(raw: source.word()))
    case 10:
      now += Self.pauses[Int(source.byte()) % Self.pauses.count]
      event = .expiry
    default: event = source.byte() % 2 == 0 ? .attachment : .edited(source.text(), isLast: true)
    }
    send(event, offset: kind & 0x80 == 0 ? 0 : -840)
  }

  /// Of what is offered, as far as it was heard.
  private func tap(_ number: Int) -> Event {
    guard let question, !question.options.isEmpty else { return .text("\(number)") }
    return .tap(offer: question.offer, choice: question.options[number % question.options.count].id)
  }

  mutating func send(_ event: Event, offset: Int? = nil) {
    let input = Input(event, now: now, utcOffset: offset, seed: 7)
    let result = Interpreter.advance(state, input, in: book)
    let again = Interpreter.advance(state, input, in: book)
    promise(
      "the same state, input and book give the same", again.effects == result.effects && again.state == result.state)
    let reply = Reply(result.effects, now: now, utcOffset: offset ?? 0, keptCards: [])
    if case .text = event { promise("who writes is answered", reply.isSaid) }
    state = SavedStates.saved(result.state)
    now += 30
    question = result.effects.reduce(question) { question, effect in
      switch effect {
      case .ask(let asked), .updateQuestion(let asked): asked
      default: question
      }
    }
  }
}
