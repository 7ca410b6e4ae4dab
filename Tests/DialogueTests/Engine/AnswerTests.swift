import Dialogue
import TestSupport
import Testing

/// Answers: misses, slots, topics, calls, the menu.
struct AnswerTests {
  let book: Book

  init() throws {
    book = try Books.mini([
      "book.json": MiniBook.book(
        """
        , "topics": [ { "id": "milk", "entry": "menu#milk", "match": ["what about milk"] } ],
          "onReturn": { "after": "6h", "text": "Welcome back." }
        """, menu: "menu#main"),
      "scripts/menu.json": MiniBook.script(
        """
        "main": { "text": "What now?", "choices": [ { "id": "tea", "text": "Some tea", "next": "tea" } ] },
        "milk": { "text": "Milk is fine. More?", "choices": [ { "id": "no", "text": "No", "next": "over" } ] },
        "over": { "return": true }
        """, id: "menu", start: "main"),
      "scripts/tea.json": MiniBook.script(
        """
        "ask": { "text": "Tea or water?", "reask": "Which one: tea, or water?", "choices": [
          { "id": "tea", "text": "Tea", "examples": ["a cuppa"], "next": "minutes" },
          { "id": "why", "text": "Why tea", "call": "why" },
          { "id": "deep", "text": "Deeper", "call": "why", "next": "minutes" } ] },
        "why": { "text": "Because ({entered_note}).", "set": { "entered_note": "=if(entered_by = 'call', 'called', 'other')" },
          "return": true },
        "minutes": { "text": "How many minutes?",
          "slot": { "set": "minutes", "type": "minutes", "retry": "A number will do.", "tries": 2, "else": "line", "skip": "line" },
          "next": "line" },
        "line": { "text": "Your line?", "choices": [ { "id": "sample", "text": "Show me one", "line": "I like it.", "meets": ["i"], "next": "look" } ],
          "assess": { "rubric": "opener", "into": "check" }, "typed": { "set": "line", "next": "look" } },
        "look": { "text": "Good: {check.landed|list|else: nothing yet}. {check.try|else: That is all.}", "choices": [
          { "id": "end", "text": "End", "next": "bye" } ] },
        "bye": { "text": "Bye.", "end": true }
        """,
        variables: """
          "minutes": { "type": "number", "min": 1, "max": 60 }, "line": { "type": "text", "default": "" },
          "entered_note": { "type": "text", "default": "" }, "check": { "type": "assessment", "rubric": "opener" }
          """),
    ])
  }

  @Test func `a miss asks again in other words, then by number, then opens the menu with the way back`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("qwertyuiop")
    #expect(chat.reply.bubbles == ["Which one: tea, or water?"])
    chat.say("qwertyuiop")
    #expect(chat.reply.bubbles == ["[byNumber] ", "Which one: tea, or water?"])
    chat.say("qwertyuiop")
    #expect(chat.reply.bubbles == ["[lost] ", "What now?"])
    #expect(chat.reply.choices == ["tea", "carry-on"])

    chat.tap("carry-on")

    #expect(chat.reply.bubbles == ["[backToTopic] ", "Which one: tea, or water?"])
    #expect(chat.place == "tea#ask")
  }

  @Test func `a slot's own retry, tries and way out come first`() {
    var chat = Chat(book, at: "tea#minutes")
    chat.say("no idea at all")
    #expect(chat.reply.bubbles == ["A number will do."])
    chat.say("plenty of them")
    chat.say("many")

    #expect(chat.place == "tea#line")
  }

  @Test(arguments: [("10", 10.0), ("half an hour", 30), ("ten minutes", 10), ("1 hour", 60)])
  func `minutes are understood`(words: String, minutes: Double) {
    var chat = Chat(book, at: "tea#minutes")

    chat.say(words)

    #expect(chat.value("tea.minutes") == .number(minutes))
  }

  @Test func `skip goes where the slot says, and nowhere else`() {
    var chat = Chat(book, at: "tea#minutes")
    chat.say("skip")
    #expect(chat.place == "tea#line")

    chat.say("skip")

    #expect(chat.reply.bubbles.first == "[cannotSkip] ")
  }

  @Test func `a digression gives the pending question back with the same number`() throws {
    var chat = Chat(book, at: "tea#ask")
    let offer = try #require(chat.reply.question?.offer)

    chat.say("What about milk?")
    #expect(chat.reply.bubbles == ["Milk is fine. More?"])
    chat.say("no")

    #expect(chat.reply.bubbles == ["[backToTopic] ", "Which one: tea, or water?"])
    #expect(chat.reply.question?.offer == offer)
  }

  @Test func `back leaves a digression`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("what about milk")

    chat.say("back")

    #expect(chat.place == "tea#ask")
  }

  @Test func `a choice's call comes back to the same menu, or goes on where it says`() {
    var chat = Chat(book, at: "tea#ask")
    chat.tap("why")
    #expect(chat.reply.bubbles == ["Because (called).", "Which one: tea, or water?"])

    chat.tap("deep")

    #expect(chat.reply.bubbles == ["Because (called).", "How many minutes?"])
  }

  @Test func `a typed line is looked at, and only the marks are kept`() {
    var chat = Chat(book, at: "tea#line")

    chat.say("I love lying there with you after. Could we do that more?")

    #expect(chat.reply.bubbles == ["Good: it starts with you and it asks. That is all."])
    #expect(chat.value("tea.check") == .marks(Marks(met: [ID("opener:i"), ID("opener:asks")])))
  }

  @Test func `a line of the person's own is not taken for a choice it resembles`() {
    var chat = Chat(book, at: "tea#line")

    chat.say("show me you like it")

    #expect(chat.value("tea.line") == .text("show me you like it"))
  }

  @Test func `a chosen line is said in full and counts as typed`() {
    var chat = Chat(book, at: "tea#line")

    chat.tap("sample")

    #expect(chat.reply.effects.first == .say(Said("I like it.", speaker: .you)))
    #expect(chat.reply.bubbles.last == "Good: it starts with you. End with a question.")
    #expect(chat.value("tea.line") == .text("I like it."))
  }

  @Test func `after hours the person is welcomed back, and their answer still counts`() {
    var chat = Chat(book, at: "tea#ask")
    chat.wait(hours: 7)

    chat.say("a cuppa")

    #expect(chat.reply.bubbles == ["Welcome back.", "How many minutes?"])
  }

  @Test func `hello in the middle of a talk is no miss and no answer`() {
    var chat = Chat(book, at: "tea#line")

    chat.say("hi")

    #expect(chat.reply.bubbles == ["[greeted] ", "Your line?"])
    #expect(chat.value("tea.line") == nil)
  }

  @Test func `a photo gets one sentence and the question again`() {
    var chat = Chat(book, at: "tea#ask")

    chat.send(.attachment)

    #expect(chat.reply.bubbles == ["[attachment] ", "Which one: tea, or water?"])
  }

  @Test func `an edited message answers anew only while it is the last`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("a cuppa")
    chat.say("10")
    chat.send(.edited("20", isLast: true))
    #expect(chat.value("tea.minutes") == .number(20))

    chat.send(.edited("30", isLast: false))

    #expect(chat.value("tea.minutes") == .number(20))
    #expect(chat.reply.effects == [.acknowledge])
  }

  @Test func `stop says goodbye, and the next word finds the menu`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("stop")
    #expect(chat.reply.has(.stop))

    chat.say("hello again")

    #expect(chat.reply.bubbles == ["[welcomeBack] ", "What now?"])
  }

  @Test func `a hundred kilobytes are an ordinary line`() {
    var chat = Chat(book, at: "tea#line")

    chat.say(String(repeating: "I like it. ", count: 10_000))

    #expect(chat.reply.question != nil)
    #expect(StateCodec.encode(chat.state).count <= Limits.stateBytes)
  }
}
