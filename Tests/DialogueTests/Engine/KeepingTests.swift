import Dialogue
import TestSupport
import Testing

/// Retention, expiry and nudges: what is kept, for how long, and what rings.
struct KeepingTests {
  let book: Book

  init() throws {
    book = try Books.mini([
      "book.json": MiniBook.book(menu: "menu#main"),
      "scripts/menu.json": MiniBook.script(
        """
        "main": { "text": "What now?", "choices": [ { "id": "tea", "text": "Some tea", "next": "tea" } ] }
        """, id: "menu", start: "main"),
      "scripts/tea.json": MiniBook.script(
        """
        "ask": { "text": "Your line?", "slot": { "set": "line" }, "next": "keep" },
        "keep": { "text": "Keep it?", "choices": [
          { "id": "card", "text": "The card", "keep": "line", "next": "nudge" },
          { "id": "value", "text": "The words", "keep": "note_line", "next": "nudge" },
          { "id": "no", "text": "No", "next": "nudge" } ] },
        "nudge": { "text": "A nudge?", "choices": [
          { "id": "yes", "text": "Yes", "next": "bye",
            "remind": { "id": "talk", "in": "1d", "at": "18:30", "entry": "next", "text": "From {today|weekday}." } },
          { "id": "soon", "text": "Soon", "remind": { "id": "talk", "in": "10m", "entry": "next" }, "next": "bye" },
          { "id": "none", "text": "None", "next": "bye" } ] },
        "bye": { "text": "Bye.", "choices": [
          { "id": "end", "text": "End", "next": "over" }, { "id": "drop", "text": "No nudge", "cancel": "talk", "next": "over" } ] },
        "over": { "text": "Done.", "end": true }
        """,
        variables: """
          "line": { "type": "text", "sensitive": true },
          "note_line": { "type": "text", "sensitive": true, "retain": "2d", "default": "x" }
          """,
        more:
          ", \"cards\": { \"line\": { \"title\": \"Your line\", \"text\": \"{line|else: none}\", \"retain\": \"3d\" } }"
      ),
      "scripts/next.json": MiniBook.script(
        """
        "how": { "text": [ { "text": "You asked for this.", "when": "entered_by = 'nudge'" }, "How was it?" ],
          "choices": [ { "id": "well", "text": "Well", "next": "glad" } ] },
        "glad": { "text": "Good.", "end": true }
        """, id: "next", start: "how"),
    ])
  }

  func untilNudge(keeping choice: String) -> Chat {
    var chat = Chat(book, at: "tea#ask")
    chat.say("I like it slow.")
    chat.tap(choice)
    return chat
  }

  @Test func `a sensitive value goes when its script ends`() {
    var chat = untilNudge(keeping: "no")
    chat.tap("none")
    #expect(chat.value("tea.line") == .text("I like it slow."))

    chat.tap("end")

    #expect(chat.value("tea.line") == nil)
  }

  @Test func `it goes after a day of silence, and steps that held it go too`() throws {
    var chat = untilNudge(keeping: "no")
    let input = Input(.text("repeat"), now: chat.now, seed: 1)
    let due = try #require(Interpreter.advance(chat.state, input, in: book).nextExpiry)
    #expect(due == chat.now + 86_400)

    chat.wait(hours: 25)
    chat.send(.expiry)

    #expect(chat.reply.bubbles == [])
    #expect(chat.value("tea.line") == nil)
    #expect(
      chat.state.undo.steps.allSatisfy { step in step.variables.allSatisfy { $0.value != .text("I like it slow.") } })
  }

  @Test func `a kept card keeps what is on it for as long, and no longer`() {
    var chat = untilNudge(keeping: "card")
    chat.tap("none")
    chat.tap("end")
    #expect(chat.value("tea.line") == .text("I like it slow."))

    chat.wait(hours: 71)
    chat.send(.expiry)
    #expect(!chat.reply.has(.withdrawCard))
    chat.wait(hours: 2)
    chat.send(.expiry)

    #expect(chat.reply.has(.withdrawCard))
    #expect(chat.value("tea.line") == nil)
    #expect(chat.state.record.keptCards == [])
  }

  @Test func `a nudge is planned on the person's own clock`() throws {
    var chat = untilNudge(keeping: "no")
    chat.utcOffset = 120
    chat.tap("yes")

    let reminder = try #require(
      chat.reply.effects.compactMap { if case .remind(let reminder) = $0 { reminder } else { nil } }.first)

    // Tuesday, 3 March 2026, 18:30 two hours east of Greenwich.
    #expect(reminder.due == 1_772_555_400)
    #expect(reminder.text == "From Monday.")
    #expect(reminder.entry == "next#how")
  }

  @Test func `it rings as a question of its own, and the pending question stays`() throws {
    var chat = untilNudge(keeping: "no")
    chat.tap("yes")
    let pending = try #require(chat.reply.question)
    chat.now = 1_772_562_600

    chat.ring("talk")
    #expect(chat.reply.bubbles == ["From Monday."])
    #expect(chat.reply.choices == ["open", "later", "stop"])
    chat.send(.tap(offer: pending.offer, choice: pending.options[0].id))

    #expect(chat.reply.bubbles == ["Done."])
  }

  @Test func `opened, it leads to its entry, and the end gives the question back`() {
    var chat = untilNudge(keeping: "no")
    chat.tap("yes")
    chat.now = 1_772_562_600
    chat.ring("talk")

    chat.say("open")
    #expect(chat.reply.bubbles == ["You asked for this.", "How was it?"])
    chat.tap("well")

    #expect(chat.reply.bubbles == ["Good.", "[backToTopic] ", "Bye."])
    #expect(chat.place == "tea#bye")
  }

  @Test func `later moves it once, by a day`() {
    var chat = untilNudge(keeping: "no")
    chat.tap("yes")
    chat.now = 1_772_562_600
    chat.ring("talk")
    chat.say("later")
    #expect(chat.reply.has(.remind))
    #expect(chat.reply.bubbles.first == "[nudgeMoved] ")

    chat.wait(hours: 24)
    chat.ring("talk")
    chat.say("later")

    #expect(chat.reply.bubbles.first == "[nudgeStopped] ")
    #expect(chat.state.record.reminders == [])
  }

  @Test func `at night and while the person writes it waits`() {
    var chat = untilNudge(keeping: "no")
    chat.tap("soon")
    chat.now += 600
    chat.ring("talk")
    #expect(chat.reply.effects.map(\.kind) == [.remind])

    chat.now = 1_772_488_800
    chat.ring("talk")

    #expect(chat.reply.effects.map(\.kind) == [.remind])
    #expect(chat.state.record.reminders.first?.due == 1_772_526_600)
  }

  @Test(arguments: ["cancel", "stop", "forget me", "im 15"])
  func `cancelled just before it rings, it says nothing`(way: String) {
    var chat = untilNudge(keeping: "no")
    chat.tap("yes")
    if way == "cancel" { chat.tap("drop") } else { chat.say(way) }
    chat.now = 1_772_562_600

    chat.ring("talk")

    #expect(chat.reply.bubbles == [])
  }

  @Test func `later outside a nudge says so`() {
    var chat = untilNudge(keeping: "no")

    chat.say("later")

    #expect(chat.reply.bubbles.first == "[nothingLater] ")
  }
}
