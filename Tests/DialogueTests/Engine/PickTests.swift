import Dialogue
import TestSupport
import Testing

/// Several at once: taps, words, own items, and what keeps them.
struct PickTests {
  let book: Book

  init() throws {
    book = try Books.mini([
      "book.json": MiniBook.book(
        ", \"topics\": [ { \"id\": \"milk\", \"entry\": \"menu#milk\", \"match\": [\"what about milk\"] } ]",
        menu: "menu#main"),
      "scripts/menu.json": MiniBook.script(
        """
        "main": { "text": "What now?", "choices": [ { "id": "tea", "text": "Some tea", "next": "tea" } ] },
        "milk": { "text": "Milk is fine.", "return": true }
        """, id: "menu", start: "main"),
      "scripts/tea.json": MiniBook.script(
        """
        "ask": { "text": "What helps?", "choices": { "pick": {
            "into": "box", "group": "comfort", "min": 1, "max": 2, "own": true, "alone": "None of these" } },
          "next": "touch" },
        "touch": { "text": "And touch?", "choices": { "pick": { "into": "box", "group": "touch" } }, "next": "shown" },
        "shown": { "text": "{box|group: comfort|list|else: nothing} / {box|group: touch|list|else: nothing}",
          "choices": [ { "id": "item", "each": "box", "into": "editing", "next": "gone" },
            { "id": "redo", "text": "Comfort again", "next": "ask" } ] },
        "gone": { "set": { "box": "=box - editing" }, "text": "{editing|else: it} is out.", "next": "shown" }
        """,
        variables: """
          "box": { "type": "set", "own": { "max": 2, "maxLength": 20 }, "of": {
            "water": { "text": "Water", "group": "comfort" }, "tea": { "text": "Tea", "group": "comfort" },
            "nap": { "text": "A nap", "group": "comfort" }, "hug": { "text": "A hug", "group": "touch" } } },
          "editing": { "type": "member", "of": "box" }
          """),
    ])
  }

  @Test func `taps tick and untick, and done answers`() {
    var chat = Chat(book, at: "tea#ask")
    chat.tap("water")
    #expect(chat.reply.effects.map(\.kind) == [.updateQuestion])
    chat.tap("tea")
    chat.tap("water")
    #expect(chat.question?.options.filter(\.isTicked).map(\.name) == ["tea"])

    chat.tap("done")

    #expect(chat.place == "tea#touch")
    chat.tap("done")
    #expect(chat.reply.bubbles == ["Tea / nothing"])
  }

  @Test func `words add, and what names nothing becomes an item of the person's own`() {
    var chat = Chat(book, at: "tea#ask")
    chat.say("water")
    #expect(chat.reply.bubbles == ["[picksNow] Water"])
    chat.say("my old blanket")
    #expect(chat.reply.bubbles == ["[picksNow] Water, my old blanket again"])

    chat.say("done")
    chat.say("1")
    chat.say("done")

    #expect(chat.reply.bubbles == ["Water and my old blanket / A hug"])
  }

  @Test func `too few and too many are said, and nothing is lost`() {
    var chat = Chat(book, at: "tea#ask")
    chat.tap("done")
    #expect(chat.reply.bubbles == ["[tooFew] 1"])
    chat.say("water, tea and 3")
    chat.say("done")
    #expect(chat.reply.bubbles == ["[tooMany] 2"])

    chat.tap("nap")
    chat.tap("done")

    #expect(chat.place == "tea#touch")
  }

  @Test func `none of these is an answer of its own`() {
    var chat = Chat(book, at: "tea#ask")
    chat.tap("water")

    chat.say("none of these")

    #expect(chat.place == "tea#touch")
    chat.say("done")
    #expect(chat.reply.bubbles == ["nothing / nothing"])
  }

  @Test func `a digression, help and a safety page keep what is ticked`() {
    var chat = Chat(book, at: "tea#ask")
    chat.tap("water")

    chat.say("what about milk")
    #expect(chat.place == "tea#ask")
    chat.say("help")
    chat.tap("done")

    chat.tap("done")
    #expect(chat.reply.bubbles == ["Water / nothing"])
  }

  @Test func `picking again replaces only the group, and a finished pick is one step`() {
    var chat = Chat(book, at: "tea#ask")
    for name in ["water", "done", "hug", "done", "redo"] { chat.tap(name) }
    #expect(chat.question?.options.filter(\.isTicked).map(\.name) == ["water"])
    for name in ["water", "tea", "done", "done"] { chat.tap(name) }
    #expect(chat.reply.bubbles == ["Tea / A hug"])

    chat.say("back")
    chat.say("back")

    #expect(chat.place == "tea#ask")
    chat.say("back")
    #expect(chat.reply.bubbles.dropFirst().first == "Water / A hug")
  }

  @Test func `a choice for each member follows the set`() {
    var chat = Chat(book, at: "tea#ask")
    for name in ["water", "tea", "done", "hug", "done"] { chat.tap(name) }
    #expect(chat.reply.choices == ["item:water", "item:tea", "item:hug", "redo"])

    chat.tap("item:tea")

    #expect(chat.reply.bubbles == ["Tea is out.", "Water / A hug"])
    #expect(chat.reply.choices == ["item:water", "item:hug", "redo"])
  }
}
