import Dialogue
import TestSupport
import Testing

/// The table of expressions in the guide, row by row.
@Suite struct GuideExpressionTests {
  /// What the guide writes, and conditions that show it; the first list must hold, the second must not.
  static let rows: [String: (holds: [String], fails: [String])] = [
    "a = b": (["minutes = 10", "stage = 'early'"], ["minutes = 11", "stage = 'before'"]),
    "a != b": (["minutes != 11"], ["minutes != 10"]),
    "<": (["minutes < 11"], ["minutes < 10"]),
    "<=": (["minutes <= 10"], ["minutes <= 9"]),
    ">": (["minutes > 9"], ["minutes > 10"]),
    ">=": (["minutes >= 10"], ["minutes >= 11"]),
    "and": (["minutes > 1 and minutes < 11"], ["minutes > 1 and minutes > 11"]),
    "or": (["sure or minutes = 10"], ["sure or minutes = 11"]),
    "not": (["not sure"], ["not (minutes = 10)"]),
    "( )": (["(sure or minutes = 10) and minutes > 1"], ["(sure or minutes = 10) and sure"]),
    "'water' in toolbox": (["'water' in toolbox"], ["'cuddle' in toolbox"]),
    "'asks' in check.missing": (["'asks' in check.missing", "'i' in check.met"], ["'asks' in check.met"]),
    "not in": (["'cuddle' not in toolbox"], ["'water' not in toolbox"]),
    "+": (["minutes + 5 = 15", "count(toolbox + 'cuddle') = 3"], ["minutes + 5 = 14"]),
    "-": (["minutes - 5 = 5", "count(toolbox - 'tea') = 1"], ["minutes - 5 = 4"]),
    "if(a, b, c)": (["if(sure, 1, 2) = 2", "if(minutes = 10, 1, 2) = 1"], ["if(sure, 1, 2) = 1"]),
    "known(x)": (["known(minutes)", "not known(when)"], ["known(when)"]),
    "count(toolbox)": (["count(toolbox) = 2"], ["count(toolbox) = 3"]),
    "count(check.met)": (["count(check.met) = 1"], ["count(check.met) = 2"]),
    "visits('stage')": (["visits('shown') = 1", "visits('look') = 0"], ["visits('shown') = 2"]),
    "today.year": (["today.year = 2026"], ["today.year = 2025"]),
    "today.month": (["today.month = 3"], ["today.month = 2"]),
    "today.weekday": (["today.weekday = 1"], ["today.weekday = 7"]),
    "fear": (["not fear"], ["fear"]),
    "stored": (["not stored"], ["stored"]),
    "entered_by": (["entered_by = 'start'"], ["entered_by = 'menu'"]),
  ]

  @Test func `every row of the table is looked at here, and nothing else`() throws {
    let rows = try Guide.read().table("| write | meaning |")

    #expect(Set(rows.flatMap(\.codes)) == Set(Self.rows.keys))
  }

  @Test(arguments: rows.keys.sorted())
  func `an expression means what the guide says`(row: String) throws {
    let (holds, fails) = try #require(Self.rows[row])

    for condition in holds { #expect(try Self.isTrue(condition), "\(condition)") }
    for condition in fails { #expect(try !Self.isTrue(condition), "\(condition)") }
  }

  @Test func `fear holds once a page says that this partner frightens`() throws {
    #expect(try Self.isTrue("fear") { $0.state.record.fear = true })
  }

  @Test(arguments: ["start", "menu", "call", "topic", "nudge", "signal"])
  func `the guide names each way a script is entered`(way: String) throws {
    #expect(EnteredBy.allCases.map(\.name).contains(way))
  }

  /// Ten minutes, water and tea, and the line “I like this.” looked at; on Monday, 2 March 2026.
  static func isTrue(_ condition: String, after change: (inout Chat) -> Void = { _ in }) throws -> Bool {
    var chat = try chat(condition)
    change(&chat)
    chat.say("I like this.")
    return chat.reply.bubbles.contains("It holds.")
  }

  private static func chat(_ condition: String) throws -> Chat {
    let node = """
      {
        "text": "Say it.", "set": { "toolbox": ["water", "tea"] },
        "slot": { "set": "opener", "assess": { "rubric": "opener", "into": "check" } }, "next": "shown"
      }
      """
    let shown = """
      , "shown": { "text": [ { "when": "\(condition)", "text": "It holds." }, "Shown." ], "end": true }
      """
    let script = GuideBook.script(node: node, more: shown)
    return Chat(
      try Books.runnable(BookReader.read(GuideBook.files(["scripts/tea.json": script]), leaving: .unreachableNode)),
      at: "tea#ask")
  }
}
