import Dialogue
import TestSupport
import Testing

/// Back: one accepted answer at a time, the story exactly as it was.
struct BackTests {
  static let script = MiniBook.script(
    """
    "ask": { "text": { "vary": "cycle", "of": ["First?", "Second?", "Third?"] }, "choices": [
      { "id": "once", "text": "Only once", "once": true, "set": { "count": "=count + 1" }, "next": "ask" },
      { "id": "again", "text": "Again", "set": { "count": "=count + 1" }, "next": "ask" },
      { "id": "nudge", "text": "Remind me", "remind": { "id": "talk", "in": "1d", "at": "18:30", "entry": "ask" }, "next": "more" },
      { "id": "line", "text": "A line", "next": "line" } ] },
    "more": { "text": "More?", "choices": [ { "id": "on", "text": "On", "next": "ask" } ] },
    "line": { "text": "Say it.", "slot": { "set": "line" }, "next": "shown" },
    "shown": { "text": "Seen {visits_here}.", "card": "line", "keep": "line", "choices": [
      { "id": "on", "text": "On", "set": { "visits_here": "=visits('shown')" }, "next": "ask" } ] }
    """,
    variables: """
      "count": { "type": "number", "default": 0 }, "visits_here": { "type": "number", "default": 0 },
      "line": { "type": "text", "sensitive": true }
      """,
    more: """
      , "cards": { "line": { "title": "Your line", "text": "{line|else: none}", "retain": "30d" } }
      """)

  let book: Book

  init() throws {
    book = try Books.mini([
      "scripts/tea.json": Self.script, "book.json": MiniBook.book(menu: "menu#main"),
      "scripts/menu.json": MiniBook.script(
        """
        "main": { "text": "What now?", "choices": [ { "id": "tea", "text": "Some tea", "next": "tea" } ] }
        """, id: "menu", start: "main"),
    ])
  }

  @Test func `once marks and variation are restored`() {
    var chat = Chat(book)
    chat.start()
    let before = chat.state.story
    chat.tap("once")
    #expect(chat.reply.bubbles == ["Second?"])
    #expect(chat.reply.choices == ["again", "nudge", "line"])

    chat.say("back")

    #expect(chat.state.story == before)
    #expect(chat.reply.choices == ["once", "again", "nudge", "line"])
    chat.tap("again")
    #expect(chat.reply.bubbles == ["Second?"])
  }

  @Test func `the undone answer's reminder is withdrawn in the same turn`() {
    var chat = Chat(book)
    chat.start()
    chat.tap("nudge")
    #expect(chat.reply.has(.remind))

    chat.say("back")

    #expect(chat.reply.has(.cancelReminder))
    #expect(chat.state.record.reminders == [])
    chat.ring("talk")
    #expect(chat.reply.effects == [])
  }

  @Test func `the undone answer's kept card is withdrawn`() {
    var chat = Chat(book)
    chat.start()
    chat.tap("line")
    chat.say("I like it when we stay close.")
    #expect(chat.reply.has(.keepCard))

    chat.say("back")

    #expect(chat.reply.has(.withdrawCard))
    #expect(chat.value("tea.line") == nil)
    #expect(chat.place == "tea#line")
  }

  @Test func `eight steps can be undone, and the ninth says so`() {
    var chat = Chat(book)
    chat.start()
    for _ in 1...10 { chat.tap("again") }
    #expect(chat.value("tea.count") == .number(10))

    for step in 1...8 {
      chat.say("back")
      #expect(chat.value("tea.count") == .number(Double(10 - step)))
    }

    #expect(chat.say("back").bubbles.first == "[nothingToUndo] ")
    #expect(chat.value("tea.count") == .number(2))
  }

  @Test(arguments: ["qwertyuiop", "repeat", "help", "hi"])
  func `what is no answer is no step`(words: String) {
    var chat = Chat(book)
    chat.start()
    let before = chat.state.story
    chat.tap("again")
    chat.say(words)

    chat.say("back")

    #expect(chat.state.story == before)
  }

  @Test(arguments: UInt64(1)...40)
  func `back restores the story byte for byte, whatever came between`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var chat = Chat(book)
    chat.start()
    var stories: [Story] = []
    for _ in 1...30 {
      let before = chat.state.story
      let steps = chat.state.undo
      let names = chat.question?.options.map(\.name) ?? []
      switch Int.random(in: 0...5, using: &generator) {
      case 0: chat.say(["zzzz qqqq", "help", "repeat", "my cards", "hello"].randomElement(using: &generator) ?? "")
      case 1: chat.say("some words of mine")
      default:
        if let name = names.randomElement(using: &generator) { chat.tap(name) }
      }
      if hasPushed(steps.steps, chat.state.undo.steps) { stories.append(before) }
    }

    for story in stories.suffix(chat.state.undo.steps.count).reversed() {
      // In a digression, such as the menu, the first back only leaves it.
      if chat.state.story.aside != nil { chat.say("back") }
      chat.say("back")
      #expect(StateCodec.storyBytes(chat.state.story) == StateCodec.storyBytes(story), "seed \(seed)")
    }
  }

  /// A new step makes the ring longer, or pushes the oldest one out of a full ring.
  private func hasPushed(_ old: [StoryDelta], _ new: [StoryDelta]) -> Bool {
    new.count > old.count || old.count == Limits.ringSteps && new.first != old.first
  }
}
