import Dialogue
import TestSupport
import Testing

/// The gate: until it holds, every way leads back to it.
struct GateTests {
  let book: Book

  init() throws {
    book = try Books.mini([
      "book.json": MiniBook.book(
        """
        , "gate": { "when": "adult", "entry": "hello#age" },
          "variables": { "adult": { "type": "bool", "default": false, "record": true } },
          "topics": [ { "id": "milk", "entry": "tea#bye", "match": ["what about milk"] } ]
        """, entry: "hello", menu: "tea#ask"),
      "scripts/hello.json": MiniBook.script(
        """
        "age": { "text": "Are you 18 or over?", "choices": [
          { "id": "yes", "text": "Yes", "set": { "adult": true }, "next": "tea" },
          { "id": "no", "text": "No", "next": "under_18" },
          { "id": "sneak", "text": "Tea first", "next": "tea" } ] }
        """, id: "hello", start: "age"),
      "scripts/tea.json": MiniBook.script(
        """
        "ask": { "text": "Tea or water?", "choices": [
          { "id": "tea", "text": "Tea", "next": "bye" },
          { "id": "nudge", "text": "Remind me", "remind": { "id": "talk", "in": "1d", "entry": "tea#ask" }, "next": "bye" } ] },
        "bye": { "text": "Bye.", "end": true }
        """),
    ])
  }

  @Test(arguments: ["menu", "my cards", "start over", "what about milk"])
  func `words that lead elsewhere lead to the gate`(words: String) {
    var chat = Chat(book)
    chat.start()

    chat.say(words)

    #expect(chat.place == "hello#age")
    #expect(!chat.reply.has(.listCards))
  }

  @Test func `the third miss stays at the gate`() {
    var chat = Chat(book)
    chat.start()

    for _ in 1...4 { chat.say("zzzz qqqq") }

    #expect(chat.place == "hello#age")
  }

  @Test func `a choice that would slip past leads back`() {
    var chat = Chat(book)
    chat.start()

    chat.tap("sneak")

    #expect(chat.place == "hello#age")
  }

  @Test func `an old button and an old nudge lead to the gate`() throws {
    var chat = Chat(book)
    chat.start()
    chat.send(.tap(offer: 99, choice: ID("tea#ask.tea")))
    #expect(chat.place == "hello#age")

    chat.tap("yes")
    chat.tap("nudge")
    chat.state.record.variables[ID("book.adult")] = .bool(false)
    chat.state.story.status = .resting
    chat.now += 2 * 86_400
    chat.ring("talk")
    chat.say("open")

    #expect(chat.place == "hello#age")
  }

  @Test(arguments: [
    ("help", "Call your local emergency number."), ("stop", "[stopped] "), ("forget me", "[forgotten] "),
  ])
  func `help, stop and forget work before the gate holds`(words: String, answer: String) {
    var chat = Chat(book)
    chat.start()

    chat.say(words)

    #expect(chat.reply.bubbles.first == answer)
  }

  @Test func `back does not undo an age confirmed`() {
    var chat = Chat(book)
    chat.start()
    chat.tap("yes")

    chat.say("back")

    #expect(chat.value("book.adult") == .bool(true))
  }
}
