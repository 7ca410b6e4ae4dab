import Dialogue
import TestSupport
import Testing

/// Sensitive words that must be gone, and what back must not bring again.
struct LeftoverTests {
  static let words = "I like it slow."

  static let tea = MiniBook.script(
    """
    "ask": { "text": "Your line?", "slot": { "set": "line" }, "next": "sure" },
    "sure": { "text": "Sure?", "choices": [
      { "id": "keep", "text": "Keep it", "keep": "line", "next": "more" },
      { "id": "more", "text": "More", "next": "more" }, { "id": "pick", "text": "Pick", "next": "pick" }, { "id": "end", "text": "End", "next": "over" } ] },
    "more": { "text": "More?", "choices": [
      { "id": "end", "text": "End", "next": "over" }, { "id": "drop", "text": "Drop it", "set": { "line": null }, "next": "more" } ] },
    "pick": { "text": "What helps?", "choices": { "pick": { "into": "box", "own": true } }, "next": "over" },
    "over": { "text": "Done.", "end": true }
    """,
    variables: """
      "line": { "type": "text", "sensitive": true, "retain": "9d" },
      "box": { "type": "set", "sensitive": true, "of": { "nap": { "text": "A nap" } }, "own": { "max": 5, "maxLength": 40 } }
      """)

  static let partner = MiniBook.script(
    """
    "start": { "text": "Who?", "choices": [
      { "id": "afraid", "text": "I am afraid", "next": "fear#page" },
      { "id": "tips", "text": "Tips", "next": "tips" },
      { "id": "other", "text": "Someone else", "set": { "partner": "new" }, "next": "start" } ] },
    "tips": { "partner": true, "blocked": "start", "text": "Tell them so.", "choices": [
      { "id": "on", "text": "On", "next": "start" }, { "id": "afraid", "text": "I am afraid", "next": "fear#page" },
      { "id": "call", "text": "Is that fear", "call": "fear#called" } ] }
    """, id: "partner", start: "start")

  static let fear = MiniBook.script(
    """
    "page": { "fear": true, "text": "That counts.", "next": "partner#start" },
    "called": { "fear": true, "text": "It is.", "return": true }
    """, id: "fear", start: "page")

  let book: Book

  init() throws {
    book = try Books.mini([
      "book.json": MiniBook.book(
        """
        , "variables": { "partner": { "type": "person" }, "opener": { "type": "text", "sensitive": true } },
          "topics": [ { "id": "milk", "entry": "menu#milk", "match": ["what about milk"] } ]
        """, menu: "menu#main"),
      "scripts/menu.json": MiniBook.script(
        """
        "main": { "text": "What now?", "choices": [
          { "id": "tea", "text": "Some tea", "next": "tea" }, { "id": "write", "text": "Write", "next": "write" } ] },
        "write": { "text": "Opener?", "slot": { "set": "opener" }, "next": "wrote" },
        "wrote": { "text": "You wrote {opener|else: nothing}.", "choices": [ { "id": "on", "text": "On", "next": "wrote" } ] },
        "milk": { "text": "Milk is fine.", "end": true }
        """, id: "menu", start: "main"),
      "scripts/tea.json": Self.tea, "scripts/partner.json": Self.partner, "safety/fear.json": Self.fear,
    ])
  }

  func holds(_ chat: Chat, _ words: String = words) -> Bool {
    let bytes = StateCodec.encode(chat.state)
    let wanted = Array(words.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }

  @Test(arguments: ["end", "stop"])
  func `no step of back holds a sensitive line after its script is over`(way: String) {
    var chat = Chat(book, at: "tea#ask")
    chat.say(Self.words)
    #expect(holds(chat))

    if way == "end" { chat.tap("end") } else { chat.say("stop") }
    #expect(!holds(chat))
    chat.say("back")

    #expect(chat.value("tea.line") == nil)
  }

  @Test func `a line that was taken away leaves the steps of back after a day`() throws {
    var chat = Chat(book, at: "tea#ask")
    chat.say(Self.words)
    chat.tap("more")
    chat.tap("drop")
    #expect(holds(chat))
    let due = try #require(
      Interpreter.advance(chat.state, Input(.text("repeat"), now: chat.now), in: book).nextExpiry)
    #expect(due == chat.now + 86_400)

    chat.wait(hours: 25)
    chat.send(.expiry)

    #expect(!holds(chat))
  }

  @Test(arguments: ["", "menu", "what about milk"])
  func `sensitive picks go after a day, wherever they wait`(digression: String) throws {
    var chat = Chat(book, at: "tea#pick")
    chat.say(Self.words)
    if !digression.isEmpty { chat.say(digression) }
    #expect(holds(chat, "slow"))
    #expect(Interpreter.advance(chat.state, Input(.expiry, now: chat.now), in: book).nextExpiry != nil)

    chat.wait(hours: 25)
    chat.send(.expiry)

    #expect(!holds(chat, "slow"))
  }

  @Test func `stop drops the lines of a script that waits beside a digression`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say(Self.words)
    chat.say("menu")

    chat.say("stop")

    #expect(!holds(chat))
  }

  @Test func `the end of a digression leaves the lines of the talk alone`() {
    var chat = Chat(book, at: "menu#write")
    chat.say(Self.words)

    chat.say("what about milk")

    #expect(chat.value("book.opener") == .text(Self.words))
  }

  @Test func `a new line is not kept by the yes to an older one`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("An older line.")
    chat.tap("keep")
    chat.tap("end")
    chat.send(.start(at: ID("tea#ask")))
    chat.say(Self.words)

    chat.tap("end")

    #expect(!holds(chat))
  }

  @Test func `back does not lead to tips about a partner who frightens`() {
    var chat = Chat(book, at: "partner#start")
    chat.tap("tips")
    chat.tap("afraid")

    chat.say("back")

    #expect(chat.place == "partner#start")
    #expect(!chat.reply.text.contains("Tell them so."))
  }

  @Test func `a call that finds fear does not return to tips`() {
    var chat = Chat(book, at: "partner#tips")

    chat.tap("call")

    #expect(chat.place == "partner#start")
  }

  @Test func `back does not bring a partner who frightens back without the fear`() {
    var chat = Chat(book, at: "partner#start")
    chat.state.story.variables[ID("book.partner")] = .text("Sam")
    chat.tap("afraid")
    chat.tap("other")
    #expect(!chat.state.record.fear)

    chat.say("back")

    #expect(chat.value("book.partner") == nil)
  }
}
