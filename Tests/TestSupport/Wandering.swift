import Dialogue

extension Chat {
  /// Words people type anywhere, and words nobody should type.
  package static let oddLines = [
    "", " ", "yes", "no", "the second one", "1", "99", "not the first, the second", "help", "back", "menu", "repeat",
    "start over", "skip", "later", "my cards", "what do you keep", "who runs this", "hi", "water and 3", "done", "all",
    "I like it when we stay close for a while. Could we do that more?", "10", "half an hour", "tomorrow evening",
    "red balloon", "grey balloon", "green balloon", "white balloon", "test signal one two three", "zzz qqq xxx",
    "\u{0}\u{1}\u{1B}[31m", "\u{202E}evil\u{202C}", "👩‍👩‍👧‍👦👍🏽", "ÅÄÖ 東京 мир سلام", "{partner.name}", "{{", "}", "=1+1",
    String(repeating: "word ", count: 400), String(repeating: "\u{301}", count: 500), "open", "stop",
  ]

  /// One random event: a tap on what is offered, an odd line, a nudge, time passing.
  package mutating func wander(_ generator: inout SeededGenerator) {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<11:
      guard let question = reply.question, let option = question.options.randomElement(using: &generator) else {
        say("hello")
        return
      }
      send(.tap(offer: question.offer, choice: option.id))
    case 11..<17: say(Self.oddLines.randomElement(using: &generator) ?? "")
    case 17:
      now += Int64.random(in: 0...200_000, using: &generator)
      send(.expiry)
    case 18:
      if let reminder = state.record.reminders.first {
        now = max(now, reminder.due) + 3_600
        send(.reminder(reminder.id))
      } else {
        send(.attachment)
      }
    default:
      send(
        .tap(
          offer: UInt32.random(in: 0...40, using: &generator), choice: ID(raw: .random(in: 0...9, using: &generator))))
    }
  }
}
