import Dialogue
import TestSupport
import Testing

/// The safety frame: one page before everything else, the place kept.
struct SafetyFrameTests {
  static let safety = """
    { "format": 1, "order": ["high", "low", "under_18"],
      "signals": {
        "high": { "act": "high", "line": "High line." },
        "low": { "act": "low", "ask": "low#asking", "line": "Low line." },
        "under_18": { "act": "under_18", "line": "This is for adults." } },
      "scan": { "ages": true, "phrases": [
        { "signal": "high", "level": "act", "phrase": "green balloon" },
        { "signal": "low", "level": "act", "phrase": "red balloon" },
        { "signal": "low", "level": "ask", "phrase": "grey balloon" },
        { "signal": "low", "level": "ask", "phrase": "pale balloon" } ] } }
    """

  static let low = MiniBook.script(
    """
    "page": { "text": ["Low page.", "Shall we breathe?"], "choices": [
      { "id": "breathe", "text": "Breathe", "next": "breath" },
      { "id": "back", "text": "Back to where I was", "resume": true } ] },
    "breath": { "text": "In, and out. Ready?", "exercise": "page", "choices": [
      { "id": "ready", "text": "Ready", "next": "page" } ] },
    "asking": { "text": "Are you all right?", "choices": [
      { "id": "help", "text": "I need help", "next": "page" },
      { "id": "okay", "text": "I'm okay, carry on", "mute": "category", "resume": true },
      { "id": "misread", "text": "You misread me", "mute": "rule", "resume": true } ] }
    """, id: "low", start: "page")

  static let high = MiniBook.script(
    """
    "page": { "text": ["High page.", "Anything else?"], "choices": [
      { "id": "back", "text": "Back to where I was", "resume": true } ] }
    """, id: "high", start: "page")

  let book: Book

  init() throws {
    book = try Books.mini([
      "safety.json": Self.safety, "safety/low.json": Self.low, "safety/high.json": Self.high,
      "book.json": MiniBook.book(
        ", \"topics\": [ { \"id\": \"milk\", \"entry\": \"menu#milk\", \"match\": [\"what about milk\"] } ]",
        menu: "menu#main"),
      "scripts/menu.json": MiniBook.script(
        """
        "main": { "text": "What now?", "choices": [ { "id": "tea", "text": "Some tea", "next": "tea" } ] },
        "milk": { "text": "Milk is fine.", "end": true }
        """, id: "menu", start: "main"),
    ])
  }

  @Test func `a clear signal shows its page at once, and back gives the same question`() throws {
    var chat = Chat(book, at: "tea#ask")
    let question = try #require(chat.reply.question)

    chat.say("a red balloon, tea")
    #expect(chat.reply.bubbles == ["Low page.", "Shall we breathe?"])
    chat.tap("back")

    #expect(chat.reply.bubbles == ["[backToPlace] ", "Tea or water?"])
    #expect(chat.reply.question?.offer == question.offer)
    #expect(chat.state.story.safety == nil)
  }

  @Test func `a higher signal replaces the page, and frames never nest`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("red balloon")

    chat.say("green balloon")
    #expect(chat.reply.bubbles.first == "High page.")
    chat.tap("back")

    #expect(chat.place == "tea#ask")
  }

  @Test func `a lower signal adds one line, once, and its page comes afterwards`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("green balloon")

    chat.say("red balloon")
    #expect(chat.reply.bubbles == ["Low line.", "Anything else?"])
    chat.say("red balloon again")
    #expect(!chat.reply.bubbles.contains("Low line."))
    chat.tap("back")

    #expect(chat.reply.bubbles.first == "Low page.")
    chat.tap("back")
    #expect(chat.place == "tea#ask")
  }

  @Test func `two signals in one message: the higher page, one line for the other`() {
    var chat = Chat(book, at: "tea#ask")

    chat.say("red balloon and green balloon")

    #expect(chat.reply.bubbles == ["High page.", "Anything else?", "Low line."])
    #expect(chat.place == "high#page")
  }

  @Test func `inside a page nothing is asked and topics are off`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("green balloon")

    chat.say("grey balloon")
    #expect(chat.place == "high#page")
    chat.say("what about milk")

    #expect(chat.place == "high#page")
  }

  @Test func `an unclear signal asks once; misread mutes the rule, okay the category for ten turns`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("grey balloon")
    #expect(chat.reply.bubbles == ["Are you all right?"])
    chat.tap("misread")
    #expect(chat.place == "tea#ask")

    chat.say("grey balloon")
    #expect(chat.place == "tea#ask")
    chat.say("pale balloon")
    #expect(chat.place == "low#asking")
    chat.tap("okay")
    for _ in 1...9 { chat.say("pale balloon") }
    #expect(chat.state.story.safety == nil)
    chat.say("pale balloon")
    chat.say("pale balloon")

    #expect(chat.place == "low#asking")
    chat.say("red balloon")
    #expect(chat.place == "low#page")
  }

  @Test func `stop inside an exercise ends only the exercise`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("red balloon")
    chat.tap("breathe")

    chat.say("stop")

    #expect(chat.reply.bubbles.first == "[exerciseStopped] ")
    #expect(chat.place == "low#page")
  }

  @Test func `menu drops the place that was paused`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("red balloon")

    chat.say("menu")

    #expect(chat.place == "menu#main")
    #expect(chat.reply.choices == ["tea"])
  }

  @Test func `after a day a page is not gone back from`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("red balloon")
    chat.wait(hours: 25)

    chat.say("ready")

    #expect(chat.reply.bubbles == ["[welcomeBack] ", "[helpLine] ", "What now?"])
    #expect(chat.state.story.safety == nil)
  }

  @Test func `an act empties the steps of back, an ask keeps them`() {
    var chat = Chat(book, at: "menu#main")
    chat.tap("tea")
    chat.say("grey balloon")
    chat.tap("okay")
    #expect(!chat.state.undo.isEmpty)

    chat.say("red balloon")

    #expect(chat.state.undo.isEmpty)
  }

  @Test func `a stated age under eighteen locks, and one correction is allowed`() {
    var chat = Chat(book, at: "tea#ask")

    chat.say("im 15")
    #expect(chat.reply.has(.lock) && chat.reply.has(.forget))
    chat.say("menu")
    #expect(chat.reply.bubbles.first == "[locked] ")
    chat.say("help")
    #expect(chat.reply.bubbles.first == "Call your local emergency number.")
    chat.tap("correction")
    #expect(chat.place == "under_18#year")
    chat.say("1990")

    #expect(chat.reply.has(.unlock))
    #expect(chat.state.record.lockedUntil == nil)
  }

  @Test func `a second time there is no correction, and forget keeps the lock`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("i'm 15")
    chat.tap("correction")
    chat.say("2012")
    #expect(chat.reply.choices == [])

    chat.say("forget me")
    chat.send(.start())

    #expect(chat.reply.bubbles.first?.hasPrefix("[locked]") == true)
    #expect(chat.reply.choices == [])
  }
}
