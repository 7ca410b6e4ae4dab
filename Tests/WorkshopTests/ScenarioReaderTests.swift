import Dialogue
import TestSupport
import Testing
import Workshop

@Suite struct ScenarioReaderTests {
  static let mistakes: [(scenario: String, finding: String, fix: String)] = [
    (TeaRoom.scenario(#"{ "sey": "hi" }"#), "3:3: error: a step has no “sey” [unknown-key]", "Did you mean “say”?"),
    (
      TeaRoom.scenario(#"{ "say": 1 }"#),
      "3:10: error: say should be a text in quotes, and this is a number [wrong-type]",
      #"Write "1"."#
    ),
    (
      TeaRoom.scenario(#"{ "say": "a", "pick": "tea" }"#),
      "3:15: error: a step does one thing, and this has “say” and “pick” [exit-conflict]", "Make a step of each."
    ),
    (
      TeaRoom.scenario(#"{ "pick": "te" }"#), "3:11: error: there is no choice “te” [unknown-choice]",
      "Did you mean “tea”?"
    ),
    (
      TeaRoom.scenario(#"{ "choices": ["tea", "item:mlk"] }"#),
      "3:22: error: there is no choice “item:mlk” [unknown-choice]",
      "Did you mean “item:milk”?"
    ),
    (
      TeaRoom.scenario(#"{ "wait": "soon" }"#), "3:11: error: “soon” is no time span [invalid-value]",
      "Write a number and m, h, d or w: 30m, 2h, 1d."
    ),
    (
      TeaRoom.scenario(#"{ "nudge": "teatime" }"#),
      "3:12: error: no node or choice plans a nudge “teatime” [invalid-value]",
      "Did you mean “tea-time”?"
    ),
    (
      TeaRoom.scenario(#"{ "reminders": ["x"] }"#), "3:17: error: no node or choice plans a nudge “x” [invalid-value]",
      "Write the id of a remind."
    ),
    (
      TeaRoom.scenario(#"{ "expect": "Tea" }"#),
      "3:13: error: expect should be a list of texts in square brackets, and this is a text in quotes [wrong-type]",
      "Write a list of texts in square brackets."
    ),
    (
      TeaRoom.scenario(#"{ "at": "asc" }"#), "3:9: error: there is no node “asc” in “tea” [unknown-node]",
      "Did you mean “ask”?"
    ),
    (
      TeaRoom.scenario(#"{ "at": "extras-chosen" }"#),
      "3:9: error: there is no node “extras-chosen” in “tea” [unknown-node]",
      "Name a node that is there, perhaps extras."
    ),
    (
      TeaRoom.scenario(#"{ "at": "te#ask" }"#), "3:9: error: there is no script “te” [unknown-script]",
      "Did you mean “tea”?"
    ),
    (
      TeaRoom.scenario(#"{ "at": "bye" }"#),
      "3:9: error: nobody ever waits at “bye”: it goes on at once [invalid-value]",
      "Name the node that asks, or write \"ended\": true."
    ),
    (
      TeaRoom.scenario(#"{ "variables": { "drnk": "tea" } }"#),
      "3:18: error: there is no variable “drnk” [unknown-variable]",
      "Did you mean “drink”?"
    ),
    (
      TeaRoom.scenario(#"{ "variables": { "drink": "te" } }"#), "3:27: error: there is no member “te” [unknown-member]",
      "Did you mean “tea”?"
    ),
    (
      TeaRoom.scenario(#"{ "variables": { "extras": ["mlk"] } }"#),
      "3:29: error: there is no member “mlk” [unknown-member]",
      "Did you mean “milk”?"
    ),
    (
      TeaRoom.scenario(#"{ "variables": { "minutes": "ten" } }"#),
      "3:29: error: “minutes” should be a number, and this is a text in quotes [wrong-type]", "Write a number."
    ),
    (
      TeaRoom.scenario(#"{ "variables": { "when": "noon" } }"#), "3:26: error: “noon” is no moment [invalid-value]",
      "Write day and time: \"2026-03-03 18:30\"."
    ),
    (
      TeaRoom.scenario(#"{ "variables": { "check": ["ask"] } }"#),
      "3:28: error: there is no member “ask” [unknown-member]",
      "Did you mean “asks”?"
    ),
    (
      TeaRoom.scenario(#"{ "card": "menu" }"#), "3:11: error: there is no card “menu” [unknown-card]",
      "Name a card of the script or of book.json, or take it out here."
    ),
    (
      TeaRoom.scenario(#"{ "ended": "yes" }"#),
      "3:12: error: ended should be true or false, and this is a text in quotes [wrong-type]",
      "Write true, without quotes."
    ),
    (
      TeaRoom.scenario(#""say""#),
      "3:1: error: a step should be an object such as { \"say\": \"hello\" }, and this is a text in quotes [wrong-type]",
      "Write an object such as { \"say\": \"hello\" }."
    ),
    (TeaRoom.scenario(""), "2:12: error: this scenario has no step [invalid-value]", "Write at least one."),
    (
      TeaRoom.scenario("{}", more: #", "from": "exras""#),
      "1:59: error: there is no node “exras” in “tea” [unknown-node]",
      "Did you mean “extras”?"
    ),
    (
      TeaRoom.scenario("{}", more: #", "with": { "drink": "tea" }"#),
      "1:61: error: “drink” is cleared where its script starts [invalid-value]",
      "Begin behind the start with from, or set it by a step."
    ),
    (
      TeaRoom.scenario("{}", more: #", "seed": -1"#),
      "1:59: error: seed should be a whole number from 0, and this is a number [wrong-type]",
      "Write a whole number from 0."
    ),
    (
      TeaRoom.scenario("{}", more: #", "gat": false"#), "1:51: error: a scenario has no “gat” [unknown-key]",
      "Did you mean “gate”?"
    ),
    (
      #"{ "format": 2, "script": "tea", "title": "A", "steps": [{}] }"#,
      "1:13: error: this format is not known here [invalid-value]",
      "Write 1."
    ),
    (
      #"{ "format": 1, "script": "tae", "title": "A", "steps": [{}] }"#,
      "1:26: error: there is no script “tae” [unknown-script]",
      "Did you mean “tea”?"
    ),
    (
      #"{ "format": 1, "title": "A", "steps": [{}] }"#, "1:1: error: a scenario needs “script” [missing-key]",
      "Add \"script\"."
    ),
    (
      #"{ "format": 1, "script": "tea", "steps": [{}] }"#, "1:1: error: a scenario needs “title” [missing-key]",
      "Add \"title\"."
    ),
    (
      #"{ "format": 1, "script": "tea", "title": "A" }"#, "1:1: error: a scenario needs “steps” [missing-key]",
      "Add \"steps\"."
    ),
    (
      #"[]"#, "1:1: error: the file should be an object in braces, and this is a list in square brackets [wrong-type]",
      "Write an object in braces."
    ),
  ]

  @Test(arguments: mistakes)
  func `every mistake is told with its place and what to do`(scenario: String, finding: String, fix: String) throws {
    let reading = try TeaRoom.read(scenario)

    #expect(reading.diagnostics.map(\.description) == ["scenarios/tea/one.json:\(finding)"])
    #expect(reading.diagnostics.map(\.fix) == [fix])
    #expect(reading.scenarios.isEmpty)
    #expect(reading.broken == ["scenarios/tea/one.json"])
  }

  @Test func `several mistakes are told at once, in the order of the file`() throws {
    let reading = try TeaRoom.read(
      TeaRoom.scenario(
        """
        { "pick": "te", "at": "asc" },
        { "variables": { "drnk": "tea" } }
        """))

    #expect(reading.diagnostics.map(\.location.line) == [3, 3, 4])
  }

  @Test func `a broken scenario does not keep the others from being read`() throws {
    let good = TeaRoom.scenario("{}")
    let files = TeaRoom.files(more: ["scenarios/a.json": "{", "scenarios/b.json": good])

    let reading = try ScenarioReader.read(files, for: TeaRoom.book())

    #expect(reading.scenarios.map(\.path) == ["scenarios/b.json"])
    #expect(reading.broken == ["scenarios/a.json"])
  }

  @Test func `a variable of another script is found where only that one has it`() throws {
    let other = MiniBook.script(
      #""ask": { "text": "Room?", "slot": { "set": "room" }, "next": "bye" }, "bye": { "end": true }"#, id: "room",
      variables: #""room": { "type": "text" }"#)
    let book = try TeaRoom.book(more: ["scripts/room.json": other])
    let tea = try #require(book.scriptPositions[ID("tea")])

    #expect(book.variable(named: "room", inScript: tea) == book.variablePositions[ID("room.room")])
    #expect(book.variable(named: "guest.name", inScript: tea) == book.variablePositions[ID("tea.guest")])
    #expect(book.variable(named: "drink.name", inScript: tea) == nil)
  }

  @Test func `what the schema refuses in a scenario, the reader refuses too`() throws {
    let broken = try Repository.files("Tests/DialogueTests/Fixtures/Schema/broken")
      .filter { $0.path.hasPrefix("scenario-") }
    #expect(broken.count >= 5)

    for file in broken {
      let scenario = SourceFile(path: "scenarios/tea/\(file.path)", bytes: file.bytes)
      #expect(try !ScenarioReader.read([scenario], for: TeaRoom.book()).diagnostics.isEmpty, "\(file.path)")
    }
  }
}
