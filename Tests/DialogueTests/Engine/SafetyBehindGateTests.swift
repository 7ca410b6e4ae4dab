import Dialogue
import TestSupport
import Testing

/// Safety pages before the gate holds and under a lock: nothing gets past them, and they work.
struct SafetyBehindGateTests {
  static func files(entry: String = "hello") -> [String: String] {
    [
      "safety.json": SafetyFrameTests.safety.replacing(
        "[\"high\", \"low\", \"under_18\"]", with: "[\"high\", \"under_18\", \"low\"]"),
      "safety/low.json": SafetyFrameTests.low, "safety/high.json": SafetyFrameTests.high,
      "book.json": MiniBook.book(
        """
        , "gate": { "when": "adult", "entry": "hello#age" },
          "variables": { "adult": { "type": "bool", "default": false, "record": true } }
        """, entry: entry, menu: "tea#ask"),
      "scripts/hello.json": MiniBook.script(
        """
        "age": { "text": "Are you 18 or over?", "choices": [
          { "id": "yes", "text": "Yes", "set": { "adult": true }, "next": "tea" },
          { "id": "no", "text": "No", "next": "under_18" } ] }
        """, id: "hello", start: "age"),
    ]
  }

  let book: Book

  init() throws {
    book = try Books.mini(Self.files())
  }

  /// The frame stands exactly while a page does.
  func isSound(_ chat: Chat) -> Bool {
    guard chat.state.story.safety != nil, let node = book.node(chat.state.story.place.node) else { return true }
    return book.scripts[node.script].isSafety
  }

  @Test(arguments: ["menu", "start over", "my cards", "later", "zzzz qqqq"])
  func `a signal at the gate is heard again after any way out of its page`(words: String) {
    var chat = Chat(book)
    chat.start()
    chat.say("red balloon")
    #expect(chat.place == "low#page")

    for _ in 1...4 { chat.say(words) }
    #expect(isSound(chat))
    chat.say("red balloon")

    #expect(chat.place == "low#page")
  }

  @Test(arguments: ["start over", "my cards", "later", "zzzz qqqq"])
  func `nothing but menu leads out of a page before the gate holds`(words: String) {
    var chat = Chat(book)
    chat.start()
    chat.say("red balloon")

    for _ in 1...4 { chat.say(words) }

    #expect(chat.place == "low#page")
  }

  @Test func `start and an old button leave no frame behind at the gate`() {
    var chat = Chat(book)
    chat.start()
    chat.say("red balloon")
    chat.send(.tap(offer: 1, choice: ID("hello#age.yes")))
    #expect(chat.place == "low#page")

    chat.start()
    #expect(isSound(chat))
    chat.say("red balloon")

    #expect(chat.place == "low#page")
  }

  @Test func `under a lock a page's own buttons work, and lead back to the lock`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("im 15")
    #expect(chat.state.record.lockedUntil != nil)

    chat.say("red balloon")
    #expect(chat.place == "low#page")
    chat.tap("breathe")
    #expect(chat.place == "low#breath")
    chat.say("ready")
    #expect(chat.place == "low#page")
    chat.tap("back")

    #expect(chat.place == "under_18#closed")
    #expect(chat.state.record.lockedUntil != nil)
  }

  @Test func `under a lock another signal beside the age is answered`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("im 15")

    chat.say("im 15 and red balloon")

    #expect(chat.place == "low#page")
  }

  @Test func `a signal beside the one that locks is answered by its line`() {
    var chat = Chat(book, at: "tea#ask")

    chat.say("im 15 and red balloon")

    #expect(chat.state.record.lockedUntil != nil)
    #expect(chat.reply.bubbles.contains("Low line."))
    #expect(chat.reply.effects.last?.kind == .ask)
  }

  @Test func `a signal while correcting does not cost the correction`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("im 15")
    chat.tap("correction")
    chat.say("red balloon")
    #expect(chat.place == "low#page")
    chat.tap("back")

    #expect(chat.place == "under_18#year")
    chat.say("1990")
    #expect(chat.state.record.lockedUntil == nil)
  }

  @Test func `a photo after forget under a lock shows the lock`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("im 15")
    chat.say("forget me")

    chat.send(.attachment)

    #expect(chat.place == "under_18#closed")
  }

  @Test func `a page older than a day leads to the lock, not past it`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("im 15")
    chat.tap("correction")
    chat.say("red balloon")
    chat.wait(hours: 25)

    chat.say("hm")

    #expect(chat.place == "under_18#closed")
  }

  @Test func `a writer's own start does not pass the gate under a lock`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("im 15")

    chat.send(.start(at: ID("tea#ask"), passGate: true))

    #expect(!chat.state.record.gatePassed)
    #expect(chat.place == "under_18#closed")
  }

  @Test func `a lock node that is no lock any more opens nothing`() throws {
    var chat = Chat(book, at: "tea#ask")
    chat.say("im 15")
    var files = Self.files()
    files["safety/under_18.json"] = MiniBook.underAge
      .replacing(
        "\"closed\": {",
        with:
          "\"closed\": { \"text\": \"Go?\", \"choices\": [ { \"id\": \"go\", \"text\": \"Go\", \"next\": \"open\" } ] },\n \"shut\": {"
      )
      .replacing("\"next\": \"closed\"", with: "\"next\": \"shut\"")
    chat.book = try Books.mini(files)

    chat.say("go")

    #expect(chat.state.record.lockedUntil != nil)
    #expect(chat.place == "under_18#shut")
  }

  @Test func `a page that waits for nothing any more leaves no frame behind`() throws {
    var chat = Chat(book, at: "tea#ask")
    chat.say("red balloon")
    chat.tap("breathe")
    var files = Self.files()
    files["safety/low.json"] = SafetyFrameTests.low.replacing(
      "\"choices\": [\n  { \"id\": \"ready\", \"text\": \"Ready\", \"next\": \"page\" } ]", with: "\"next\": \"page\"")
    chat.book = try Books.mini(files)

    chat.say("tea")
    #expect(isSound(chat))
    #expect(chat.value("tea.drink") == nil)
    chat.say("red balloon")

    #expect(chat.place == "low#page")
  }

  @Test func `back out of a page older than a day leads to the menu`() {
    var chat = Chat(book, at: "hello#age")
    chat.tap("yes")
    chat.tap("tea")
    chat.start()
    chat.say("red balloon")
    chat.wait(hours: 25)

    chat.say("back")

    #expect(chat.reply.bubbles.prefix(2) == ["[welcomeBack] ", "[helpLine] "])
  }

  @Test func `after a page that waited its turn there is a question`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("green balloon")
    chat.say("red balloon")
    chat.say("menu")
    #expect(chat.place == "low#page")

    chat.tap("back")

    #expect(chat.place == "tea#ask")
    #expect(chat.reply.question?.options.isEmpty == false)
  }

  @Test func `misreads are forgotten after a day of silence`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("grey balloon")
    chat.tap("misread")
    chat.say("grey balloon")
    #expect(chat.place == "tea#ask")
    chat.wait(hours: 25)

    chat.say("grey balloon")

    #expect(chat.place == "low#asking")
  }
}
