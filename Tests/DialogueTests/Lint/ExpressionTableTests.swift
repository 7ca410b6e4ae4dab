import Dialogue
import TestSupport
import Testing

/// What each expression of the guide comes to, asked through a script that says whether it holds.
struct ExpressionTableTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var expression: String
    var holds: Bool

    init(_ expression: String, _ holds: Bool) {
      self.expression = expression
      self.holds = holds
    }

    var testDescription: String { expression }
  }

  /// With slices = 2, kind = lemon, guest = Ada, on_top = {nuts}, baked = true; `unset` and `nobody` have no value.
  static let rows = [
    Row("slices = 2", true), Row("slices != 2", false), Row("slices < 3", true), Row("slices <= 2", true),
    Row("slices > 2", false), Row("slices >= 2", true), Row("slices + 1 = 3", true), Row("slices - 3 = -1", true),
    Row("kind = 'lemon'", true), Row("'plain' = kind", false), Row("guest = 'Ada'", true), Row("baked", true),
    Row("not baked", false), Row("baked and slices = 2", true), Row("not baked or slices = 2", true),
    Row("not (baked and slices = 2)", false), Row("'nuts' in on_top", true), Row("'icing' in on_top", false),
    Row("'icing' not in on_top", true), Row("count(on_top) = 1", true), Row("count(on_top + 'icing') = 2", true),
    Row("count(on_top - 'nuts') = 0", true), Row("known(slices)", true), Row("known(unset)", false),
    Row("not known(nobody)", true), Row("known(unset) and unset > 1", false), Row("if(baked, 1, 2) = 1", true),
    Row("if(not baked, 'a', 'b') = 'b'", true), Row("visits('ask') = 1", true), Row("visits('yes') > 0", false),
    Row("today.year = 2026", true), Row("today.month = 3", true), Row("today.weekday = 1", true),
    Row("entered_by = 'start'", true), Row("entered_by != 'menu'", true), Row("fear", false), Row("true", true),
    Row("1.5 < 2 and \"x\" != 'y'", true),
  ]

  @Test(arguments: rows)
  func `an expression comes to what the guide says`(row: Row) throws {
    let text = row.expression.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
    let book = try Books.mini([
      "scripts/cake.json": MiniBook.script(
        """
        "ask": {
            "set": { "slices": 2, "kind": "lemon", "guest": "Ada", "on_top": ["nuts"], "baked": true },
            "next": [ { "when": "\(text)", "to": "yes" }, { "to": "no" } ] },
          "yes": { "text": "It holds.", "end": true }, "no": { "text": "It does not.", "end": true }
        """, id: "cake",
        variables: """
          "slices": { "type": "number" }, "kind": { "type": "enum", "of": ["plain", "lemon"] },
          "guest": { "type": "text" }, "baked": { "type": "bool" }, "unset": { "type": "number" },
          "nobody": { "type": "person" }, "on_top": { "type": "set", "of": { "icing": { "text": "icing" }, "nuts": { "text": "nuts" } } }
          """)
    ])

    let chat = Chat(book, at: "cake#ask")

    #expect(chat.reply.bubbles.first == (row.holds ? "It holds." : "It does not."))
  }
}
