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
      "slices": { "type": "number", "default": 1, "max": 90 }, "partner": { "type": "person" },
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
    Slip(
      "kind = 'lemon' and", "kind = 'orange' and", .unknownMember,
      fix: "Write one of 'plain', 'lemon', or add it to “of” in “kind” (line 3)."),
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
    Slip(
      #""next": "plan""#, #""next": "milk""#, .unknownNode,
      fix: "If it is “milk” renamed: 1. change the name back to “milk” on line "),
    Slip(#"{ "to": "bye" } ]"#, #"{ "to": "milk" } ]"#, .unknownNode, fix: "one that is there: ask, more, plan, bye."),
    Slip(#""next": "plan""#, #""to": "plan""#, .unknownKey, fix: #"Write "next" instead."#),
    Slip(#""next": "plan""#, #""goto": "plan""#, .unknownKey, fix: #"Write "next" instead."#),
    Slip(#""to": "bye" } ]"#, #""next": "bye" } ]"#, .unknownKey, fix: #"Write "to" instead."#),
    Slip(#""text": "Yes""#, #""label": "Yes""#, .unknownKey, fix: #"Write "text" instead."#),
    Slip(#""when": "kind"#, #""if": "kind"#, .unknownKey, fix: #"Write "when" instead."#),
    Slip(#""text": "More?""#, #""say": "More?""#, .unknownKey, fix: #"Write "text" instead."#),
    Slip(#""text": "More?""#, #""text": { "varry": "random", "of": ["A?", "B?"] }"#, .unknownKey, fix: "“vary”"),
    Slip(#""text": "More?""#, #""text": { "of": ["A?", "B?"] }"#, .missingKey, fix: #"Add "vary""#),
    Slip(#""text": "More?""#, #""colour": ["red"], "text": "More?""#, .unknownKey, fix: "a key that is there"),
    Slip(
      #""default": 1, "max": 90"#, #""default": 1, "min": 3, "max": 2"#, .invalidValue, fix: "Make min the smaller one."
    ),
    Slip(#""default": 1, "max": 90"#, #""default": 1, "min": 2"#, .invalidValue, fix: "Write a number in that range"),
    Slip(#""slices": "=if"#, #""slices": 500, "note": "=if"#, .invalidValue, fix: "Write a number in that range"),
    Slip(#""slices": "=if(kind = 'lemon', 1, 2)""#, #""slices": "=500""#, .invalidValue, fix: "in that range"),
    Slip(#""slices": "=if"#, #""partner": "newer", "note": "=if"#, .invalidValue, fix: #"Write "new""#),
    Slip(#"["plain", "lemon"]"#, #"{ "plain": "Plain", "lemon": "{slices}" }"#, .invalidValue, fix: "without braces"),
    Slip("|else: them", "|else", .templateSyntax, fix: "Put a colon after else"),
    Slip("{kind}", "{kind|first 3}", .unknownForm, fix: "Put a colon after first: “first: 3”."),
    Slip("kind = 'lemon' and", "kind = red and", .unknownVariable, fix: "in single quotes: 'plain', 'lemon'."),
    Slip(
      #""kind": "=if"#, #""kind": "red", "note": "=if"#, .unknownMember,
      fix: #"Write one of "plain", "lemon", or add it to"#),
    Slip(#""next": "plan""#, ##""next": "#plan""##, .unknownNode, fix: "Did you mean “plan”?"),
    Slip(#""next": "plan""#, #""next": "tea.json""#, .unknownNode, fix: "Did you mean “tea”?"),
    Slip("slices > 2", "slices = '2'", .expressionType, fix: "Write the number without quotes"),
    Slip(#""type": "enum""#, #""type": "list""#, .invalidValue, fix: #"Write "set"."#),
    Slip(#", "next": "plan""#, "", .missingKey, fix: #"Say where it leads, such as "next": "plan"."#),
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

  @Test func `another script's node is no fix for a name of this one`() {
    let script = Self.script.replacing(#""next": "plan""#, with: #""next": "answer""#)
    let other = MiniBook.script(#""answer": { "text": "Enjoy.", "end": true }"#, id: "milk", start: "answer")

    let found = read(script, other)

    #expect(found.first { $0.rule == .unknownNode }?.fix.contains("milk") == false)
  }

  @Test(arguments: [
    ("how-went", "went-how", "Did you mean “how-went”?"),
    (
      "spare", "gone",
      "Nothing leads to “spare” (line 13). If it is “gone” renamed: 1. change the name back to “gone” on line 13; "
        + "2. run “afterword rename node cake#gone spare --write”. If not, add a node “gone”."
    ),
  ])
  func `a renamed node is looked for among those nothing leads to`(new: String, wrong: String, fix: String) {
    let spare = #""\#(new)": { "text": "Still here.", "end": true },"#
    let script = Self.script.replacing(#""plan": {"#, with: spare + #""plan": {"#)
      .replacing(#""next": "plan""#, with: #""next": "\#(wrong)""#).replacing(
        #""entry": "more""#, with: #""entry": "plan""#)

    let found = read(script)

    #expect(found.first { $0.rule == .unknownNode }?.fix == fix)
  }

  @Test func `a node outside nodes is to be moved in`() {
    let script = Self.script.replacing(#""title""#, with: #""late": { "text": "Late." }, "title""#)
      .replacing(#""next": "plan""#, with: #""next": "late""#)

    let found = read(script).filter { $0.rule != .unreachableNode }

    #expect(found.map(\.rule) == [.unknownKey, .unknownNode])
    #expect(found.allSatisfy { $0.fix.contains("into the braces of nodes") })
  }

  @Test func `a card of another script is to be shared`() {
    let script = Self.script.replacing(#""text": "More?""#, with: #""card": "recipe", "text": "More?""#)
    let other = MiniBook.script(#""pour": { "text": "Enjoy.", "end": true }"#, id: "milk", start: "pour")
      .replacing(
        #""nodes""#, with: #""cards": { "recipe": { "title": "Recipe", "text": "Milk." } }, "nodes""#,
        maxReplacements: 1)

    let found = read(script, other)

    #expect(found.map(\.fix) == ["“recipe” is a card of milk: move it to cards in book.json to share it."])
  }

  @Test func `a text longer than its variable takes is told`() {
    let script = Self.script.replacing(
      #""partner": {"#, with: #""word": { "type": "text", "maxLength": 3, "default": "four" }, "partner": {"#
    )
    .replacing(#""slices": "=if"#, with: #""word": "seven", "slices": "=if"#)

    let found = read(script)

    #expect(
      found.map(\.message) == ["default takes 3 characters, and this has 4", "word takes 3 characters, and this has 5"])
  }

  private func read(_ cake: String, _ milk: String? = nil) -> [Diagnostic] {
    var files = ["scripts/cake.json": cake]
    files["scripts/milk.json"] = milk
    return BookReader.read(MiniBook.files(files)).diagnostics
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

    #expect(found.contains { $0.rule == .invalidID && $0.fix.contains("perhaps “plan-it-now”, here") })
  }
}
