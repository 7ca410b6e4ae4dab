import Dialogue
import TestSupport
import Testing

/// Slips that leave a text and a menu whole, and wrong.
struct SlippedTextTests {
  private func advice(
    _ rule: LintRule, _ nodes: String, variables: String = "", isSafety: Bool = false
  ) -> [Diagnostic] {
    let script = MiniBook.script(nodes, id: isSafety ? "help" : "tea", variables: variables)
    let files = MiniBook.files([isSafety ? "safety/help.json" : "scripts/tea.json": script])
    let reading = BookReader.read(files, withAdvice: true)
    #expect(!reading.hasErrors, "\(reading.diagnostics)")
    return reading.diagnostics.filter { $0.rule == rule }
  }

  private func bye(_ text: String) -> String { MiniBook.thirsty + #""bye": { "text": \#(text), "end": true }"# }

  @Test(arguments: [
    ("Now!!", "“!!” shouts", "with a full stop"),
    ("What?!!", "“?!!” shouts", "with a full stop"),
    ("It is HERE.", "“HERE” in capitals shouts", "in small letters"),
    ("🎉 Yes 🎉", "2 emoji are more than one bubble needs", "with one emoji at most"),
    ("❤️❤️❤️", "3 emoji are more than one bubble needs", "with one emoji at most"),
    ("TODAY!!!", "“TODAY” in capitals shouts, and “!!!” shouts", "in small letters, with a full stop"),
  ])
  func `a bubble that shouts is told of once`(text: String, message: String, fix: String) {
    let found = advice(.shouting, bye(#""\#(text)""#))

    #expect(found.map(\.message) == [message])
    #expect(found.map(\.fix) == ["Say it as a calm friend would: \(fix)."])
  }

  @Test(arguments: [
    #""Tea! Enjoy! Really?!""#, #""Type SOS or ICE.""#, #""With ADHD or PTSD it can differ.""#, #""One 🎉 is fine.""#,
    #""One 👩🏽‍🚀 is one.""#, #""A → B ↔ C, © 1999, 10 ✕ 20.""#, #""The sign says “STOP”.""#,
    #"[{ "text": "STOP!!", "speaker": "partner" }, "That was loud."]"#, #""In 2026, B4U and A1234 are codes.""#,
  ])
  func `what is lively, short or somebody else's does not shout`(text: String) {
    #expect(advice(.shouting, bye(text)).isEmpty)
  }

  @Test func `a safety page hears of its marks once`() {
    let nodes = #""ask": { "text": "CALL now!!", "return": true }"#

    #expect(advice(.shouting, nodes, isSafety: true).map(\.message) == ["“CALL” in capitals shouts"])
    #expect(advice(.loudSafetyText, nodes, isSafety: true).count == 1)
  }

  private static let values = #"""
    "milk": { "type": "text", "default": "milk" }, "sugar": { "type": "text", "default": "two" },
      "guest": { "type": "person" }
    """#

  @Test(arguments: [
    (#""The the tea.""#, "“the” stands here twice in a row"),
    (#""Have a a cup.""#, "“a” stands here twice in a row"),
    (#""{milk}, {milk}""#, "“{milk}” stands here twice in a row"),
    (#""{milk} and {milk}, and \"more\".""#, "the same value stands here twice in a row"),
  ])
  func `a word or value twice in a row is told of`(text: String, message: String) {
    #expect(advice(.doubledWord, bye(text), variables: Self.values).map(\.message) == [message])
  }

  @Test(arguments: [
    #""It was so so, bye bye, and all that that brings.""#, #""No, no: water, water.""#, #""Breathe: 4 4 8.""#,
    #""It is the tea. Tea is here.""#, #""{milk}. {milk} it is.""#, #""{milk} or {sugar}""#, #""“the the” is a band.""#,
    #""{guest.they|cap} {guest.they|verb: likes like} tea.""#, #"["Tea", "Tea"]"#,
  ])
  func `what is said twice on purpose is left alone`(text: String) {
    #expect(advice(.doubledWord, bye(text), variables: Self.values).isEmpty)
  }

  @Test(arguments: [
    ("hot", "Time: one", "hot", "Time: two", "not hot"), ("not hot", "Time: one", "not hot", "Time: two", "hot"),
    ("cups = 1", "So it is one.", "cups = 1", "So it is two.", "not (cups = 1)"),
    ("cups = 1", "So it is one.", "cups = 1", "So what now?", nil),
    ("hot", "Time: one", "hot", "Place: two", nil), ("hot", "Time: one", "not hot", "Time: two", nil),
    ("hot", "One cup.", "hot", "Two cups.", nil), ("hot", "{cups} it is.", "hot", "{cups} it was.", nil),
  ])
  func `neighbours that begin alike under the same condition are told of`(
    first: String, text: String, second: String, other: String, negated: String?
  ) {
    let found = advice(
      .sameCondition,
      bye(#"[ { "when": "\#(first)", "text": "\#(text)" }, { "when": "\#(second)", "text": "\#(other)" } ]"#),
      variables: #""hot": { "type": "bool", "default": true }, "cups": { "type": "number", "default": 1 }"#)

    let fix = negated.map { "If one is said instead of the other, write “\($0)” on it; if not, make one text of both." }
    #expect(found.map(\.fix) == [fix].compactMap(\.self))
  }

  private static let setters = ["one", "two", "three"].map {
    #"{ "id": "\#($0)", "text": "\#($0)", "set": { "cup": "\#($0)" }, "next": "bye" }"#
  }

  @Test(arguments: [
    (setters + [#"{ "id": "four", "text": "4", "next": "bye" }"#], 1),
    (setters.dropLast() + [#"{ "id": "four", "text": "4", "next": "bye" }"#], 0),
    (setters + [#"{ "id": "four", "text": "4", "next": "ask" }"#], 0),
    (setters + [#"{ "id": "four", "text": "4", "set": { "big": true }, "next": "bye" }"#], 0),
    (setters + [#"{ "id": "some", "text": "4", "next": "bye" }"#], 0),
    (setters + [#"{ "id": "leave", "text": "4", "next": "bye" }"#], 0),
    (
      setters + [#"{ "id": "four", "text": "4", "next": "bye" }"#, #"{ "id": "five", "text": "5", "next": "bye" }"#], 0
    ),
  ])
  func `a choice without what all its siblings set is told of`(choices: [String], count: Int) {
    let found = advice(
      .forgottenSet,
      #"""
      "ask": { "text": "Cups?", "choices": [ \#(choices.joined(separator: ", ")) ] },
      "bye": { "text": ["{cup}", { "when": "big", "text": "Big." }], "end": true }
      """#,
      variables: #"""
        "cup": { "type": "enum", "of": ["some", "one", "two", "three"], "default": "some" },
          "big": { "type": "bool", "default": false }
        """#)

    #expect(found.count == count)
    #expect(found.allSatisfy { $0.message == "the other choices that lead to “bye” set “cup”; “four” does not" })
  }
}
