import Dialogue
import TestSupport
import Testing
import Workshop

struct RecordingTests {
  private func recording(_ lines: String..., at node: String = "tea#ask", with presets: [Preset] = []) throws
    -> Recording
  {
    var recording = Recording(try TeaRoom.book(), start: TalkStart(node: ID(node), presets: presets))
    for line in lines { recording.answer(line) }
    return recording
  }

  @Test func `a number becomes the choice's id, and words stay words`() throws {
    let recording = try recording("1", "milk", "a slice of lemon", "3", "2", "No, fine")

    #expect(
      recording.json(title: "Tea with lemon") == """
        {
          "format": 1,
          "script": "tea",
          "title": "Tea with lemon",
          "steps": [
            {
              "expect": ["You made it.", "Tea or water?"],
              "at": "tea#ask",
              "choices": ["tea", "water", "card", "nudge", "loop"]
            },
            { "pick": "tea", "expect": ["Anything in it?"], "at": "tea#extras", "choices": ["milk", "sugar", "done"] },
            { "say": "milk", "expect": ["[picksNow] Milk"], "at": "tea#extras", "choices": ["milk", "sugar", "done"] },
            {
              "say": "a slice of lemon",
              "expect": ["[picksNow] Milk, a slice of lemon again"],
              "at": "tea#extras",
              "choices": ["milk", "sugar", "done", "own"]
            },
            { "pick": "done", "expect": ["So: Milk and a slice of lemon. Take one out?"], "at": "tea#edit" },
            { "say": "2", "expect": ["So: Milk. Take one out?"], "at": "tea#edit", "choices": ["item:milk", "fine"] },
            { "say": "No, fine", "expect": ["Cheers, dear!", "It’s “on the house”."], "ended": true }
          ]
        }

        """)
    #expect(recording.problem(title: "Tea with lemon", path: "scenarios/tea/lemon.json") == nil)
  }

  @Test func `what is recorded passes, from a node and with values too`() throws {
    let book = try TeaRoom.book()
    let name = try #require(
      book.variable(named: "guest.name", inScript: 0) ?? book.variable(named: "guest.name", inScript: 1))
    let recording = try recording("12", at: "tea#minutes", with: [Preset(variable: name, value: .text("Sam"))])

    let json = recording.json(title: "For Sam")

    #expect(json.contains("\"from\": \"minutes\""))
    #expect(json.contains("\"with\": { \"guest.name\": \"Sam\" }"), "\(json)")
    #expect(json.contains("How long, for Sam?"))
    #expect(recording.problem(title: "For Sam", path: "scenarios/tea/sam.json") == nil)
  }

  @Test func `an answer that is taken back is not there`() throws {
    var recording = try recording("1", "2")

    let isUndone = recording.undo()

    #expect(isUndone)
    #expect(recording.answers == 1)
    #expect(recording.reply.contains("Anything in it?"))
    #expect(!recording.json(title: "Tea").contains("sugar\" }"))
    let undone = [recording.undo(), recording.undo()]
    #expect(undone == [true, false])
  }

  @Test func `of a long bubble the first words are expected`() throws {
    let long = String(repeating: "a long sentence goes on ", count: 20)
    let book = try Books.mini([
      "scripts/tea.json": MiniBook.script(
        """
        "ask": { "text": "\(long.dropLast()).", "choices": [ { "id": "on", "text": "On", "next": "bye" } ] },
        "bye": { "text": "Bye.", "end": true }
        """)
    ])
    var recording = Recording(book, start: TalkStart(node: ID("tea#ask")))
    recording.answer("on")

    let json = recording.json(title: "Long")

    #expect(json.contains("\"expect\": [\"a long sentence goes on a long sentence goes on a long\"]"), "\(json)")
    #expect(recording.problem(title: "Long", path: "scenarios/tea/long.json") == nil)
  }
}
