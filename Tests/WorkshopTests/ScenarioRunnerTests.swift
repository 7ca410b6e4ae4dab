import Dialogue
import TestSupport
import Testing
import Workshop

@Suite struct ScenarioRunnerTests {
  @Test(arguments: [
    #"{ "expect": ["you made it", ["coffee?", "Tea or water?"], "Remind me"], "never": ["Goodbye"] }"#,
    #"{ "choices": ["tea", "water", "card", "nudge", "loop"], "at": "ask", "ended": false }"#,
    #"{ "say": "h2o", "at": "tea#guest", "variables": { "drink": "water" } }"#,
    #"{ "pick": "loop", "expect": ["it's \"on the house\""], "ended": true }"#,
    #"{ "pick": "card", "card": "menu-card", "expect": ["The menu"], "at": "ask" }"#,
    #"{ "pick": "card", "card": ["menu-card"] }"#,
    #"{ "pick": "nudge", "reminders": ["tea-time"], "card": [], "ended": true }"#,
    #"{ "pick": "tea", "choices": ["milk", "sugar", "done"], "variables": { "extras": [], "drink": "tea" } }"#,
    #"{ "variables": { "drink": null, "guest.name": null, "minutes": null }, "reminders": [] }"#,
  ])
  func `each key of a step looks at its own thing`(step: String) throws {
    let result = try TeaRoom.run(step)

    #expect(result.failures == [], "\(result.report())")
  }

  @Test func `a talk of several steps keeps its state`() throws {
    let result = try TeaRoom.run(
      """
      { "pick": "tea" },
      { "pick": "milk" },
      { "say": "a slice of lemon", "at": "extras" },
      { "pick": "done", "variables": { "extras": ["a slice of lemon", "milk"] }, "choices": ["item:milk", "item:a slice of lemon", "fine"] },
      { "pick": "item:milk", "expect": ["So: a slice of lemon."] },
      { "say": "no, fine", "ended": true },
      { "expect": ["Cheers"] }
      """)

    #expect(result.failures == [], "\(result.report())")
  }

  @Test func `from and with begin in the middle, with values of every kind`() throws {
    let result = try TeaRoom.run(
      """
      { "expect": ["How long, for Sam?"] },
      { "say": "12", "variables": { "minutes": 12, "when": "2026-03-03 18:30", "extras": ["sugar", "own words"],
        "check": ["asks"], "guest.pronouns": "she", "editing": "milk" } }
      """,
      more: """
        , "from": "minutes", "seed": 3, "with": { "guest.name": "Sam", "guest.pronouns": "she", "note": "a comment",
        "when": "2026-03-03 18:30", "extras": ["sugar", "own words"], "check": ["asks"], "editing": "milk" }
        """)

    #expect(result.failures == [], "\(result.report())")
  }

  @Test func `a nudge rings when it is due, and is answered beside what is asked`() throws {
    let result = try TeaRoom.run(
      """
      { "pick": "nudge" },
      { "nudge": "tea-time", "expect": ["Your note is ready."], "choices": ["open", "later", "stop"], "reminders": [] },
      { "pick": "open", "at": "ask" }
      """)

    #expect(result.failures == [], "\(result.report())")
    #expect(result.transcript.text.contains("[reminder tea-time on 2026-03-03 18:30: Your note is ready.]\n"))
    #expect(result.transcript.text.contains("[tea-time rings on 2026-03-03 18:30]\n"))
  }

  @Test func `a nudge that comes long after its time is put off by the engine and rings then`() throws {
    let result = try TeaRoom.run(
      """
      { "pick": "nudge" },
      { "wait": "36h", "ended": true },
      { "nudge": "tea-time", "expect": ["Your note is ready."] }
      """)

    #expect(result.failures == [], "\(result.report())")
    #expect(result.transcript.text.contains("[tea-time rings on 2026-03-04 08:30]\n"))
  }

  @Test func `what expires while time passes is gone afterwards`() throws {
    let result = try TeaRoom.run(
      """
      { "variables": { "secret": "mine" } },
      { "wait": "23h", "variables": { "secret": "mine" } },
      { "wait": "2h", "variables": { "secret": null } }
      """,
      more: #", "with": { "secret": "mine" }"#)

    #expect(result.failures == [], "\(result.report())")
  }

  @Test func `before the gate the book's own entry speaks, behind it the gate counts as answered`() throws {
    let gate =
      #", "gate": { "when": "adult", "entry": "door" }, "variables": { "adult": { "type": "bool", "default": false } }"#
    let door = MiniBook.script(
      #""ask": { "text": "Are you 18?", "choices": [{ "id": "yes", "text": "Yes", "set": { "adult": true }, "next": "tea" }] }"#,
      id: "door")
    let book = MiniBook.book(gate, entry: "door")
    let closed =
      #"{ "format": 1, "script": "tea", "title": "Closed", "gate": false, "steps": [{ "at": "door#ask" }, { "pick": "yes", "at": "ask" }] }"#
    let open =
      #"{ "format": 1, "script": "tea", "title": "Open", "steps": [{ "at": "ask", "variables": { "adult": true } }] }"#
    let files = TeaRoom.files(
      more: ["book.json": book, "scripts/door.json": door, "scenarios/a.json": closed, "scenarios/b.json": open])
    let runnable = try Books.runnable(BookReader.read(files))

    let reading = ScenarioReader.read(files, for: runnable)
    let results = reading.scenarios.map(ScenarioRunner(runnable).run)

    #expect(reading.diagnostics.map(\.description) == [])
    #expect(results.map { $0.report() } == ["", ""])
  }

  @Test func `a fault of the engine fails the scenario`() throws {
    let script = MiniBook.script(
      """
      "ask": { "text": "Round?", "choices": [{ "id": "go", "text": "Go", "next": "one" }] },
      "one": { "text": "One.", "next": "two" }, "two": { "text": "Two.", "next": "one" }
      """)
    let files = MiniBook.files(["scripts/tea.json": script, "scenarios/a.json": TeaRoom.scenario(#"{ "pick": "go" }"#)])
    // Lint refuses such a book, so it is taken as it was read.
    let book = try #require(BookReader.read(files).book)

    let result = try ScenarioRunner(book).run(#require(ScenarioReader.read(files, for: book).scenarios.first))

    #expect(result.failures.map(\.got) == ["it ran into a fault: endless-loop"])
  }

  @Test func `the same scenario goes the same way every time`() throws {
    let steps = #"{ "pick": "water" }, { "say": "Sam" }, { "say": "ten" }"#

    let first = try TeaRoom.run(steps)
    let second = try TeaRoom.run(steps)

    #expect(first.transcript == second.transcript)
    #expect(first.visited == second.visited)
  }

  @Test func `the seed decides what comes in random order`() throws {
    let texts = try (0..<16).map { seed in
      try TeaRoom.run(#"{ "pick": "water" }"#, more: #", "seed": \#(seed)"#).transcript.text
    }

    #expect(Set(texts).count == 2)
  }
}
