import Dialogue
import TestSupport
import Testing
import Workshop

/// A small book with one of everything that a scenario can look at.
enum TeaRoom {
  static let script = MiniBook.script(
    """
    "ask": { "text": ["You made it.", "Tea or water?"], "reask": "Tea, or water?", "choices": [
        { "id": "tea", "text": "Tea", "set": { "drink": "tea" }, "next": "extras" },
        { "id": "water", "text": "Water", "match": ["h2o"], "set": { "drink": "water" }, "next": "guest" },
        { "id": "card", "text": "The card", "card": "menu-card", "keep": "menu-card", "next": "ask" },
        { "id": "nudge", "text": "Remind me",
          "remind": { "id": "tea-time", "in": "1d", "at": "18:30", "entry": "tea", "text": "Your note is ready." },
          "next": "bye" },
        { "id": "loop", "text": "Round we go", "next": "round" } ] },
    "extras": { "text": "Anything in it?", "choices": { "pick": { "into": "extras", "max": 3, "own": true } }, "next": "edit" },
    "edit": { "text": "So: {extras|list|else: nothing}. Take one out?", "choices": [
        { "id": "item", "each": "extras", "into": "editing", "next": "out" },
        { "id": "fine", "text": "No, fine", "next": "bye" } ] },
    "out": { "set": { "extras": "=extras - editing" }, "next": "edit" },
    "guest": { "text": { "vary": "shuffle", "of": ["Who is it for?", "For whom?"] },
        "slot": { "set": "guest.name", "skip": "minutes" }, "next": "minutes" },
    "minutes": { "text": "How long, for {guest.name|else: them}?", "slot": { "set": "minutes" }, "next": "bye" },
    "round": { "next": "bye" },
    "bye": { "text": [{ "text": "Cheers, dear!", "speaker": "partner" }, "It’s “on the house”."], "end": true }
    """,
    variables: """
      "drink": { "type": "enum", "of": { "tea": "tea", "water": "water" } },
      "extras": { "type": "set", "keep": true, "own": { "max": 2 },
        "of": { "milk": { "text": "Milk" }, "sugar": { "text": "Sugar" } } },
      "editing": { "type": "member", "of": "extras" },
      "guest": { "type": "person" },
      "minutes": { "type": "number", "min": 1, "max": 60 },
      "secret": { "type": "text", "sensitive": true, "keep": true },
      "when": { "type": "time" }, "check": { "type": "assessment", "rubric": "opener" }
      """,
    more: """
      , "cards": { "menu-card": { "title": "The menu", "text": ["Tea", "Water"] } }
      """)

  static func files(_ scenario: String = "", more: [String: String] = [:]) -> [SourceFile] {
    var files = ["scripts/tea.json": script]
    if !scenario.isEmpty { files["scenarios/tea/one.json"] = scenario }
    return MiniBook.files(files.merging(more) { $1 })
  }

  static func book(more: [String: String] = [:]) throws -> Book {
    try Books.runnable(BookReader.read(files(more: more)))
  }

  /// A scenario around some steps, the first of which stands in line 3.
  static func scenario(_ steps: String, more: String = "") -> String {
    """
    { "format": 1, "script": "tea", "title": "A cup"\(more),
      "steps": [
    \(steps)
    ] }
    """
  }

  static func read(_ scenario: String) throws -> ScenarioReading {
    try ScenarioReader.read(files(scenario), for: book())
  }

  static func run(
    _ steps: String, more: String = "", roundTrip: (@Sendable (ConversationState) -> ConversationState)? = nil
  ) throws -> ScenarioResult {
    let reading = try read(scenario(steps, more: more))
    let scenario = try #require(reading.scenarios.first, "\(reading.diagnostics)")
    let book = try book()
    let runner = roundTrip.map { ScenarioRunner(book, roundTrip: $0) } ?? ScenarioRunner(book)
    return runner.run(scenario)
  }
}
