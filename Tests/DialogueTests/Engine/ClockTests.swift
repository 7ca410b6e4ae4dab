import Dialogue
import TestSupport
import Testing

/// The person's own clock: told by the channel, or asked before the first nudge.
struct ClockTests {
  let book: Book

  init() throws {
    book = try Books.mini([
      "book.json": MiniBook.book(
        ", \"variables\": { \"clock\": { \"type\": \"clock\", \"record\": true } }", menu: "tea#bye"),
      "scripts/tea.json": MiniBook.script(
        """
        "ask": { "text": "Shall I remind you?", "choices": [
          { "id": "yes", "text": "Yes", "next": [ { "when": "known(clock)", "to": "plan" }, { "to": "clock" } ] } ] },
        "clock": { "text": "What time is it where you are?",
          "slot": { "set": "clock", "retry": "Hours and minutes, as in 18:30." }, "next": "plan" },
        "plan": { "remind": { "id": "talk", "in": "1d", "at": "18:30", "entry": "ask" }, "next": "bye" },
        "bye": { "text": "Bye.", "choices": [ { "id": "on", "text": "On", "next": "ask" } ] }
        """),
    ])
  }

  /// At 10:00 UTC.
  @Test(arguments: [
    ("18:30", 8 * 60 + 30), ("10:02 am", 0), ("2 am", -480), ("11pm", 780), ("23:40", 13 * 60 + 45), ("00:10", -590),
  ])
  func `the time a person names tells their offset, to the quarter of an hour`(words: String, offset: Int) {
    var chat = Chat(book)
    chat.utcOffset = nil
    chat.send(.start(at: ID("tea#ask"), passGate: true))
    chat.tap("yes")
    #expect(chat.place == "tea#clock")
    chat.now = 1_772_445_600

    chat.say(words)

    #expect(chat.state.record.utcOffset == (offset == -590 ? -585 : offset))
    let due = chat.reply.effects.compactMap { if case .remind(let reminder) = $0 { reminder.due } else { nil } }.first
    let local = (due ?? 0) + Int64(chat.state.record.utcOffset ?? 0) * 60
    #expect(local % 86_400 == (18 * 60 + 30) * 60)
  }

  @Test(arguments: ["tomorrow", "tonight", "this evening", "7:15", "in 2 hours", "friday"])
  func `what is no clock's time is asked again, and nothing is planned by it`(words: String) {
    var chat = Chat(book)
    chat.utcOffset = nil
    chat.send(.start(at: ID("tea#ask"), passGate: true))
    chat.tap("yes")

    chat.say(words)

    #expect(chat.reply.bubbles == ["Hours and minutes, as in 18:30."])
    #expect(chat.place == "tea#clock")
    #expect(chat.state.record.utcOffset == nil)
    #expect(chat.state.record.reminders.isEmpty)
  }

  @Test(arguments: [(60, "18:30"), (nil, "18:30 UTC")] as [(Int?, String)])
  func `a plan names UTC where the person's own clock is not known`(offset: Int?, told: String) {
    var chat = Chat(book)
    chat.utcOffset = offset

    chat.send(.start(at: ID("tea#plan"), passGate: true))

    #expect(chat.reply.bubbles.first == "[remindPlanned] tomorrow \(told)")
  }

  @Test func `a channel that tells it need not ask, and back does not forget it`() {
    var chat = Chat(book, at: "tea#ask")

    chat.tap("yes")
    #expect(chat.reply.has(.remind))
    chat.say("back")

    #expect(chat.state.record.utcOffset == 0)
  }
}
