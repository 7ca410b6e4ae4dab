import Dialogue
import TestSupport
import Testing

/// The table of what braces do in a text, row by row.
@Suite struct GuideTextTests {
  struct Example: Sendable {
    /// As the guide writes it.
    var write: String
    /// What it becomes, after these values were set.
    var get: String
    var set = ""
    /// Where the guide leaves something open (`…`), or gives another text than this one shows.
    var text: String?
  }

  static let named = "\"partner.name\": \"Sam\", \"partner.pronouns\": \"she\""
  static let tools = "\"toolbox\": [\"water\", \"tea\", \"cuddle\"]"

  static let examples = [
    Example(write: "{partner.name|else: them}", get: "them"),
    Example(write: "{partner.name|else: them}", get: "Sam", set: named),
    Example(write: "{partner.they}", get: "they"),
    Example(write: "{partner.they}", get: "she", set: named),
    Example(write: "{partner.them}", get: "her", set: named),
    Example(write: "{partner.their}", get: "her", set: named),
    Example(write: "{partner.theirs}", get: "hers", set: named),
    Example(write: "{partner.themself}", get: "herself", set: named),
    Example(write: "{partner.they|cap}", get: "They"),
    Example(write: "{partner.they|verb: wants want}", get: "want"),
    Example(write: "{partner.they|verb: wants want}", get: "wants", set: named),
    Example(write: "{toolbox|list}", get: "Water, Tea and Cuddling", set: tools),
    Example(write: "{toolbox|group: touch|list}", get: "Cuddling", set: tools),
    Example(write: "{minutes|plural: one {# minute} other {# minutes}}", get: "10 minutes"),
    Example(write: "{minutes|plural: one {# minute} other {# minutes}}", get: "1 minute", set: "\"minutes\": 1"),
    Example(write: "{when|day}", get: "tomorrow", text: "{when|day|else: some day}"),
    Example(write: "{when|time}", get: "18:30", text: "{when|time|else: some time}"),
    Example(write: "{today|weekday}", get: "Monday"),
    Example(
      write: "{check.landed|first: 2|list}", get: "it starts with you", text: "{check.landed|first: 2|list|else: -}"),
    Example(write: "{check.try}", get: "End with a question.", text: "{check.try|else: -}"),
    Example(write: "{operator.name|else: …}", get: "…"),
    Example(write: "{operator.contact|else: …}", get: "…"),
    Example(write: "{stored.days|plural: one {# day} other {# days}|else: …}", get: "…"),
    Example(write: "{{", get: "{"),
    Example(write: "}}", get: "}"),
  ]
  /// Shown by a safety script, below.
  static let apart: Set<String> = ["{resource.crisis}"]

  @Test func `every row of the table is looked at here, and nothing else`() throws {
    let rows = try Guide.read().table("| write | get |")

    #expect(Set(rows.flatMap(\.codes)) == Set(Self.examples.map(\.write)).union(Self.apart))
  }

  @Test(arguments: examples)
  func `a text becomes what the guide says`(_ example: Example) throws {
    let node = """
      { "set": { "sure": false\(example.set.isEmpty ? "" : ", " + example.set) }, "text": "When?",
        "slot": { "set": "when" }, "next": "say" },
        "say": { "text": "Say it.", "slot": { "set": "opener", "assess": { "rubric": "opener", "into": "check" } },
          "next": "shown" },
        "shown": { "text": "<\(example.text ?? example.write)>", "end": true }
      """
    let files = GuideBook.files(["scripts/tea.json": GuideBook.script(node: node)])
    var chat = Chat(try Books.runnable(BookReader.read(files, leaving: .unreachableNode)), at: "tea#ask")
    chat.say("tomorrow 18:30")

    chat.say("I like this.")

    #expect(chat.reply.bubbles == ["<\(example.get)>"])
  }

  @Test func `a resource is a checked line of the person's country`() throws {
    let page = MiniBook.script(
      "\"start\": { \"text\": [ { \"text\": \"{resource.crisis}\", \"needs\": [\"crisis\"] } ], \"return\": true }",
      id: "help", start: "start")
    let lines = """
      { "format": 1, "countries": [], "international": { "lines": [
        { "name": "Listeners", "kinds": ["crisis"], "phone": "123", "checked": "2026-01-02", "status": "corroborated" } ] } }
      """
    let files = MiniBook.files(["safety/help.json": page, "helplines.json": lines])
    var chat = Chat(try Books.runnable(BookReader.read(files)), at: "tea#ask")

    chat.say("help")

    #expect(chat.reply.bubbles.first == "Listeners, 123")
  }
}
