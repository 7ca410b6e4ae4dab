import Dialogue
import TestSupport
import Testing
import Workshop

@Suite struct ScenarioReportTests {
  @Test func `a failure tells step, place, what was expected, what came, and the talk so far`() throws {
    let result = try TeaRoom.run(
      """
      { "expect": ["Tea or water?"] },
      { "say": "h2o",
        "expect": ["Cheers", ["one", "two"]],
        "variables": { "drink": "tea" } }
      """)

    #expect(
      result.report(folder: "dialogues/") == """
        FAILED “A cup”
        dialogues/scenarios/tea/one.json:5: step 2, say “h2o”
          “h2o” is taken as choice “water” and leads to “guest”
          expected in the reply: “Cheers”
          expected in the reply: “one” or “two”
          expected drink to be "tea"
          it is "water"
          if that is meant, change line 5; write "drink": "water" on line 6.
        the talk up to step 2:
            You made it.
            Tea or water?
            1. Tea
            2. Water
            3. The card
            4. Remind me
            5. Round we go

            > h2o

            For whom?

        """)
  }

  @Test(arguments: [
    (#"{ "expect": ["Coffee or water?"] }"#, "node “ask”", "Tea or water?"),
    (#"{ "pick": "card", "expect": ["Tea and cake"] }"#, "card “menu-card”", "The menu"),
    (#"{ "pick": "tea", "expect": ["Something in it?"] }"#, "node “extras”", "Anything in it?"),
    (#"{ "pick": "loop", "never": ["Cheers"] }"#, "node “bye”", "Cheers, dear!"),
    (#"{ "pick": "tea", "expect": ["Goodbye"] }"#, "node “extras”", "Anything in it?"),
  ])
  func `a failure tells where the text stands that it is about`(step: String, what: String, text: String) throws {
    let files = TeaRoom.files()
    let path = "scripts/tea.json"
    let script = try #require(files.first { $0.path == path })
    let lines = String(decoding: script.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains(text) }) + 1

    let result = try TeaRoom.run(step)

    let report = result.report(files: files)
    #expect(report.contains("\n  look at \(what): \(path):\(line)\n"), "\(report)")
    #expect(!result.report().contains("look at"))
  }

  @Test func `of several texts, the one that may become what is expected is told of`() throws {
    let result = try TeaRoom.run(#"{ "pick": "tea" }, { "pick": "done", "expect": ["So: lemon. Take one out?"] }"#)

    #expect(result.failures.map { $0.origin?.what } == ["node “edit”"])
  }

  @Test func `a talk that went elsewhere is told of first, with where in the book it was led there`() throws {
    let result = try TeaRoom.run(
      """
      { "at": "ask" },
      { "pick": "tea", "at": "extras" },
      { "pick": "done", "at": "edit" },
      { "pick": "fine",
        "expect": ["Anything"],
        "at": "ask" }
      """)
    let files = TeaRoom.files()
    let script = try #require(files.first { $0.path == "scripts/tea.json" })
    let lines = String(decoding: script.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("No, fine") }) + 1

    #expect(
      result.report(files: files) == """
        FAILED “A cup”
        scenarios/tea/one.json:8: step 4, pick “fine”
          choice “fine” (scripts/tea.json:\(line)) leads to “bye”, which asks nothing; expected “ask”
          if that is meant, write "ended": true on line 8. What else the step expects (line 7) fails with it.
        the end of the talk, up to step 4:
            > 3. done label

            So: nothing. Take one out?
            1. No, fine

            > 1. No, fine

            Practice partner: Cheers, dear!
            It’s “on the house”.

        """)
  }

  @Test(arguments: [
    (#"{ "at": "extras" }"#, "the talk begins at “ask”; expected “extras”"),
    (#"{ "pick": "water", "at": "extras" }"#, "choice “water” leads to “guest”; expected “extras”"),
    (#"{ "pick": "loop", "at": "extras" }"#, "choice “loop” leads to “bye”, which asks nothing; expected “extras”"),
    (#"{ "say": "blue", "at": "extras" }"#, "after “blue” the talk stays at “ask”; expected “extras”"),
    (#"{ "say": "h2o", "at": "ask" }"#, "“h2o” is taken as choice “water” and leads to “guest”; expected “ask”"),
    (
      #"{ "pick": "water" }, { "say": "Sam", "at": "ask" }"#,
      "after “Sam” the talk goes on at “minutes”; expected “ask”"
    ),
    (#"{ "wait": "1d", "at": "extras" }"#, "after 1d the talk stays at “ask”; expected “extras”"),
  ])
  func `where the talk went is one sentence`(steps: String, sentence: String) throws {
    let result = try TeaRoom.run(steps)

    let lines = result.report().split(separator: "\n")
    #expect(lines.count > 3 && lines[2] == "  \(sentence)", "\(result.report())")
  }

  @Test(arguments: [
    (#"{ "at": "extras" }"#, #"write "at": "tea#ask" on line 3"#),
    (#"{ "choices": ["water", "tea"] }"#, #"write "choices": ["tea", "water", "card", "nudge", "loop"] on line 3"#),
    (#"{ "pick": "tea", "variables": { "drink": "water" } }"#, #"write "drink": "tea" on line 3"#),
    (#"{ "pick": "tea", "variables": { "drink": null } }"#, #"write "drink": "tea" on line 3"#),
    (#"{ "pick": "card", "card": [] }"#, #"write "card": ["menu-card"] on line 3"#),
    (#"{ "pick": "nudge", "reminders": [] }"#, #"write "reminders": ["tea-time"] on line 3"#),
    (#"{ "pick": "loop", "never": ["Cheers"] }"#, "take the text out of never on line 3"),
  ])
  func `what to write where the change is meant is told whole`(step: String, mend: String) throws {
    let result = try TeaRoom.run(step)

    #expect(result.report().contains("\n  if that is meant, \(mend).\n"), "\(result.report())")
  }

  static let failures: [(step: String, expected: String, got: String)] = [
    (
      #"{ "pick": "loop", "never": ["Cheers"] }"#, "nowhere in the reply: “Cheers”",
      "the reply:\n  Practice partner: Cheers, dear!\n  It’s “on the house”.\n"
    ),
    (
      #"{ "choices": ["water", "tea"] }"#, "these choices: water, tea",
      "offered: tea, water, card, nudge, loop (not expected: card, nudge, loop)"
    ),
    (
      #"{ "choices": ["tea", "water", "card", "nudge", "fine"] }"#, "these choices: tea, water, card, nudge, fine",
      "offered: tea, water, card, nudge, loop (missing: fine; not expected: loop)"
    ),
    (
      #"{ "choices": ["water", "tea", "card", "nudge", "loop"] }"#, "these choices: water, tea, card, nudge, loop",
      "offered: tea, water, card, nudge, loop (in another order)"
    ),
    (#"{ "at": "extras" }"#, "to wait at tea#extras", "it waits at tea#ask"),
    (#"{ "pick": "loop", "at": "ask" }"#, "to wait at tea#ask", "nothing is asked"),
    (#"{ "variables": { "minutes": 10 } }"#, "minutes to be 10", "it is null (unset)"),
    (#"{ "pick": "tea", "variables": { "drink": null } }"#, "drink to be null", #"it is "tea""#),
    (#"{ "variables": { "extras": ["sugar"] } }"#, #"extras to be ["sugar"]"#, "it is null (unset)"),
    (#"{ "pick": "card", "card": [] }"#, "these cards: none", "shown: menu-card"),
    (#"{ "card": "menu-card" }"#, "these cards: menu-card", "shown: none"),
    (#"{ "reminders": ["tea-time"] }"#, "these nudges planned: tea-time", "planned: none"),
    (#"{ "ended": true }"#, "the talk to rest, with nothing asked", "it waits at tea#ask"),
    (#"{ "pick": "loop", "ended": false }"#, "a question", "nothing is asked"),
    (#"{ "pick": "fine" }"#, "the choice “fine” to be offered", "offered: tea, water, card, nudge, loop"),
    (#"{ "nudge": "tea-time" }"#, "a nudge “tea-time” to be planned", "planned: none"),
    (#"{ "wait": "1d", "expect": ["Hello?"] }"#, "in the reply: “Hello?”", "the coach said nothing"),
  ]

  @Test(arguments: failures)
  func `every kind of failure says what was expected and what came`(step: String, expected: String, got: String) throws
  {
    let result = try TeaRoom.run(step)

    #expect(result.failures.map(\.expected) == [expected])
    #expect(result.failures.map(\.got) == [got])
    #expect(result.failures.map(\.line) == [3])
  }

  @Test func `only the first step that goes wrong is told`() throws {
    let result = try TeaRoom.run(
      #"{ "at": "ask" }, { "pick": "tea", "at": "ask" }, { "pick": "water" }"#)

    #expect(result.failures.map(\.step) == [2])
    #expect(!result.transcript.text.contains("> 2. Water"))
  }

  @Test func `a saved state that loses a value fails at the step where the talk changes`() throws {
    let steps = #"{ "pick": "tea" }, { "pick": "milk" }, { "pick": "done" }, { "pick": "item:milk" }"#

    let kept = try TeaRoom.run(steps)
    let lost = try TeaRoom.run(
      steps,
      roundTrip: { state in
        var state = state
        state.story.variables.removeAll { entry in if case .set = entry.value { true } else { false } }
        return state
      })

    #expect(kept.passed, "\(kept.report())")
    #expect(lost.failures.map(\.step) == [4])
  }

  @Test func `a saved state that forgets the place fails with both talks`() throws {
    let result = try TeaRoom.run(
      """
      { "pick": "loop" },
      { "say": "hello" },
      { "pick": "water" }
      """,
      roundTrip: { state in
        var state = state
        state.story.status = state.story.status == .resting ? .stopped : state.story.status
        return state
      })

    #expect(result.failures.map(\.step) == [2])
    #expect(result.failures.first?.expected == "the same talk when it is saved and read back after each event")
    #expect(
      result.failures.first?.got == """
        straight through:
        You made it.
        Tea or water?
        1. Tea
        2. Water
        3. The card
        4. Remind me
        5. Round we go
        saved and read back:
        [welcomeBack]\u{20}
        You made it.
        Tea or water?

        """)
  }
}
