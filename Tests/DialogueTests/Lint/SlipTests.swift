import Dialogue
import TestSupport
import Testing

/// Slips that writers make: each is one finding, and the fix says what to write.
struct SlipTests {
  struct Slip: CustomTestStringConvertible, Sendable {
    var right: String
    var wrong: String
    var fix: String
    var rule: LintRule

    init(_ right: String, _ wrong: String, _ rule: LintRule, fix: String) {
      (self.right, self.wrong, self.rule, self.fix) = (right, wrong, rule, fix)
    }

    var testDescription: String { wrong }
  }

  static let script = MiniBook.script(
    #"""
    "ask": { "text": ["Cake for {partner.name|else: them}?", "{partner.they|verb: wants want} {kind} {slices}."],
      "cancel": "talk",
      "next": [ { "when": "kind = 'lemon' and not (slices > 2)", "to": "more" }, { "to": "bye" } ] },
    "more": { "text": "More?", "onReturn": { "after": "6h", "text": "Still here." },
      "set": { "slices": "=if(kind = 'lemon', 1, 2)", "kind": "=if(slices = 1, 'plain', 'lemon')" },
      "choices": [
        { "id": "yes", "text": "Yes", "next": "plan" },
        { "id": "no", "text": "No", "call": "tea#ask", "next": "bye" } ] },
    "plan": { "remind": { "id": "talk", "in": "1d", "entry": "more" }, "text": "I will.", "end": true },
    "bye": { "text": "Enjoy.", "end": true }
    """#,
    id: "cake",
    variables: #"""
      "slices": { "type": "number", "default": 1 }, "partner": { "type": "person" },
        "kind": { "type": "enum", "of": ["plain", "lemon"], "default": "plain" }
      """#)

  static let slips = [
    Slip("kind = 'lemon' and", "kind = lemon and", .unknownVariable, fix: "Write 'lemon' in single quotes"),
    Slip("kind = 'lemon' and", "kind == lemon and", .unknownVariable, fix: "Write 'lemon' in single quotes"),
    Slip("kind = 'lemon' and", "kind = ‘lemon’ and", .expressionSyntax, fix: "straight single quotes: 'lemon'"),
    Slip("kind = 'lemon' and", "kind = “lemon” and", .expressionSyntax, fix: "straight single quotes: 'lemon'"),
    Slip("kind = 'lemon' and", "kind is 'lemon' and", .expressionSyntax, fix: "Write = instead of is."),
    Slip("kind = 'lemon' and", "{kind} = 'lemon' and", .expressionSyntax, fix: "without braces"),
    Slip("'lemon' and not", "'lemon' && not", .expressionSyntax, fix: "Write and instead."),
    Slip("'lemon' and not", "'lemon' || not", .expressionSyntax, fix: "Write or instead."),
    Slip("'lemon' and not", "'lemon' AND not", .expressionSyntax, fix: "Write and in small letters."),
    Slip("and not (", "and !(", .expressionSyntax, fix: "Write not instead."),
    Slip("(slices > 2)", "(slices > 2", .expressionSyntax, fix: "Close the bracket."),
    Slip("kind = 'lemon' and", "kind = 'orange' and", .unknownMember, fix: "Write one of 'plain', 'lemon'."),
    Slip(#""kind": "=if("#, #""kind": "if("#, .unknownMember, fix: "Put = before it"),
    Slip(#""when": "kind"#, #""when": true, "note": "kind"#, .wrongType, fix: "a condition in quotes"),
    Slip("{partner.name|", "{partner.They|", .unknownPlaceholder, fix: "Write {partner.they|cap}."),
    Slip("{partner.name|", "{partner.him|", .unknownPlaceholder, fix: "Write {partner.them}."),
    Slip("{partner.name|", "{she|", .unknownPlaceholder, fix: "Write {partner.they}."),
    Slip("name|else:", "name, else:", .unknownPlaceholder, fix: "Put a bar after the name: {partner.name|…}."),
    Slip("|else: them", "|else them", .unknownForm, fix: "Put a colon after else: “else: them”."),
    Slip("{slices}", "{{slices}}", .templateSyntax, fix: "Write one brace on each side: {slices}."),
    Slip("wants want", "wants/want", .templateSyntax, fix: "verb: wants want."),
    Slip("|verb: wants want", "|verb", .templateSyntax, fix: "verb: wants want."),
    Slip(#""text": "Yes""#, #""text": """#, .invalidValue, fix: "Write some words"),
    Slip(#""text": "No""#, #""text": "Yes""#, .duplicateID, fix: "Write other words"),
    Slip(#""cancel": "talk""#, #""cancel": "tlak""#, .invalidValue, fix: "Did you mean “talk”?"),
    Slip(#""cancel": "talk""#, #""cancel": "evening""#, .invalidValue, fix: "Write the id of a remind."),
    Slip("tea#ask", "tea:ask", .unknownNode, fix: "Did you mean “tea#ask”?"),
    Slip(#""next": "plan""#, #""next": "milk""#, .unknownNode, fix: "Add a node of that name"),
    Slip(#""next": "plan""#, ##""next": "#plan""##, .unknownNode, fix: "Did you mean “plan”?"),
    Slip(#""next": "plan""#, #""next": "tea.json""#, .unknownNode, fix: "Did you mean “tea”?"),
    Slip("slices > 2", "slices = '2'", .expressionType, fix: "Write the number without quotes"),
    Slip(#""type": "enum""#, #""type": "list""#, .invalidValue, fix: #"Write "set"."#),
    Slip(#", "next": "plan""#, "", .missingKey, fix: #"Say where it leads: "next": "a-node"."#),
    Slip(#""id": "yes", "#, "", .missingKey, fix: "Give it a short name"),
    Slip(#""choices": ["#, #""choises": ["#, .unknownKey, fix: "Did you mean “choices”?"),
    Slip(#""6h""#, "6", .wrongType, fix: #"such as "6h""#),
    Slip(#""6h""#, #""6 hours""#, .invalidValue, fix: "without a space: 30m, 2h"),
    Slip(#"{ "to": "bye" } ]"#, #"{ "when": "slices = 1", "to": "bye" } ]"#, .missingDefault, fix: "Add a last entry"),
    Slip(#""id": "cake""#, #""id": "fruit_cake""#, .invalidValue, fix: #"Write "cake""#),
  ]

  @Test func `without a slip nothing is said`() {
    let found = BookReader.read(MiniBook.files(["scripts/cake.json": Self.script])).diagnostics

    #expect(found.map(\.description) == [])
  }

  @Test(arguments: slips)
  func `a slip is told where it is, with what to write`(slip: Slip) throws {
    try #require(Self.script.contains(slip.right))
    let text = Self.script.replacing(slip.right, with: slip.wrong, maxReplacements: 1)

    let found = BookReader.read(MiniBook.files(["scripts/cake.json": text])).diagnostics

    let first = try #require(found.first { $0.rule != .unreachableNode })
    #expect(first.rule == slip.rule)
    #expect(first.fix.contains(slip.fix), "\(first.fix)")
    let others = found.filter { $0 != first && $0.rule != .unreachableNode }
    #expect(others.isEmpty, "\(others.map(\.description))")
    #expect(first.sourceLine.contains(slip.wrong) || slip.wrong.isEmpty, "\(first)")
  }

  @Test func `a word the book avoids is told where it stands`() {
    let book = MiniBook.book(#", "avoid": ["Enjoy"]"#)

    let found = BookReader.read(MiniBook.files(["book.json": book, "scripts/cake.json": Self.script])).diagnostics

    #expect(found.map(\.message) == ["“Enjoy” is a word this book avoids"])
    #expect(found.first.map { $0.sourceLine.dropFirst($0.location.column - 1).hasPrefix("Enjoy.") } == true)
  }

  @Test func `an id that is no id is offered as one`() {
    let script = Self.script.replacing(#""plan": {"#, with: #""planItNow": {"#)

    let found = BookReader.read(MiniBook.files(["scripts/cake.json": script])).diagnostics

    #expect(found.contains { $0.rule == .invalidID && $0.fix.hasSuffix("perhaps “plan-it-now”.") })
  }
}
