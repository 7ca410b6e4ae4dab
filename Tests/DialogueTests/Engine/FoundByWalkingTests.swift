import Dialogue
import TestSupport
import Testing

/// What random walks over the books of this repository once found.
struct FoundByWalkingTests {
  @Test(arguments: ["hi", "Hello!"])
  func `a greeting where a number is asked for is answered, and the question is put again`(words: String) throws {
    var chat = Chat(
      try Books.mini([
        "scripts/tea.json": MiniBook.script(
          """
          "ask": { "text": "How many cups?", "slot": { "set": "cups" }, "next": "bye" }, "bye": { "end": true }
          """, variables: "\"cups\": { \"type\": \"number\" }")
      ]))
    chat.start()

    chat.say(words)

    #expect(chat.reply.bubbles == ["[greeted] ", "How many cups?"])
    #expect(chat.place == "tea#ask")
  }

  @Test(arguments: ["alone", "done"], [[], ["milk"], ["milk", "sugar"]])
  func `back finds what was ticked as it was before the picking ended`(last: String, ticked: [String]) throws {
    var chat = Chat(
      try Books.mini([
        "scripts/tea.json": MiniBook.script(
          """
          "ask": { "text": "Anything in it?", "choices": { "pick": { "into": "extras", "alone": "None of these" } },
            "next": "more" },
          "more": { "text": "So?", "choices": [ { "id": "on", "text": "On", "next": "ask" } ] }
          """,
          variables: """
            "extras": { "type": "set", "of": { "milk": { "text": "Milk" }, "sugar": { "text": "Sugar" } } }
            """)
      ]))
    chat.start()
    for name in ticked { chat.tap(name) }
    let before = StateCodec.storyBytes(chat.state.story)
    chat.tap(last)
    #expect(chat.place == "tea#more")

    chat.say("back")

    #expect(StateCodec.storyBytes(chat.state.story) == before)
    #expect(chat.question?.options.filter(\.isTicked).map(\.name) == ticked)
  }

  @Test func `what is not understood behind a digression is not answered with the question that was just put`() throws {
    var chat = Chat(
      try Books.mini([
        "scripts/tea.json": MiniBook.script(
          """
          "ask": { "text": "Welcome. Tea or water?", "reask": "Which one?", "choices": [
            { "id": "what", "text": "What is tea?", "call": "what" }, { "id": "tea", "text": "Tea", "next": "bye" } ] },
          "what": { "text": "Leaves.", "choices": [ { "id": "fine", "text": "I see", "return": true } ] },
          "bye": { "end": true }
          """)
      ]))
    chat.start()
    chat.tap("what")
    chat.tap("fine")
    #expect(chat.reply.bubbles == ["Which one?"])

    chat.say("qwertyuiop")

    #expect(chat.reply.bubbles == ["[byNumber] ", "Which one?"])
  }

  @Test func `a value that comes after a yes is over is not dropped with it`() throws {
    var chat = Chat(
      try Books.mini([
        "scripts/tea.json": MiniBook.script(
          """
          "ask": { "text": "Which tone?", "choices": [
            { "id": "soft", "text": "Soft", "set": { "tone": "soft" }, "next": "kept" } ] },
          "kept": { "text": "Kept.", "card": "cue", "keep": "cue", "choices": [
            { "id": "home", "text": "At home", "set": { "place": "home" }, "next": "where" } ] },
          "where": { "text": "So, {place|else: nowhere}?", "choices": [ { "id": "on", "text": "On", "next": "ask" } ] }
          """,
          variables: """
            "tone": { "type": "enum", "of": ["soft"], "sensitive": true, "retain": "30d" },
            "place": { "type": "enum", "of": ["home"], "sensitive": true, "retain": "30d" }
            """,
          more: """
            , "cards": { "cue": { "title": "Cue", "text": "{tone|else: any}, {place|else: any}", "retain": "30d" } }
            """)
      ]))
    chat.start()
    chat.tap("soft")
    chat.wait(hours: 31 * 24)
    chat.tap("home")
    #expect(chat.reply.bubbles == ["So, home?"])

    chat.say("repeat")

    #expect(chat.reply.bubbles.last == "So, home?")
  }
}
