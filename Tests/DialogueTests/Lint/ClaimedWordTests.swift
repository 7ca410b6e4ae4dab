import Dialogue
import TestSupport
import Testing

/// Words that two choices claim.
struct ClaimedWordTests {
  private func advice(_ first: String, _ second: String, variables: String = "") -> [Diagnostic] {
    let script = MiniBook.script(
      """
      "ask": { "text": "Tea or water?", "choices": [
          { "id": "tea", "text": "Tea", \(first), "next": "bye" },
          { "id": "water", "text": "Water", \(second), "next": "bye" } ] },
        "bye": { "text": "Enjoy.", "end": true }
      """, variables: variables)
    return BookReader.read(MiniBook.files(["scripts/tea.json": script]), withAdvice: true).diagnostics
      .filter { $0.rule == .exampleMisread }
  }

  @Test(arguments: [
    (
      #""match": ["chat"]"#, #""match": ["Chat!"]"#, "“Chat!” is in match of “Tea” (line 5) too, so it means neither",
      "Take it from one of the two."
    ),
    (
      #""match": ["chat"]"#, #""examples": ["CHAT"]"#,
      "“CHAT” is in match of “Tea” (line 5) too, so it means neither", "Take it from one of the two."
    ),
    (
      #""examples": ["chat", "leaf"]"#, #""match": ["chat"]"#,
      "“chat” is in examples of “Tea” (line 5) too, so it means neither", "Take it from one of the two."
    ),
    (
      #""match": ["leaf"]"#, #""match": ["tea"]"#,
      "“tea” is what the choice “Tea” (line 5) says, so it means neither", "Take it out here."
    ),
    (
      #""match": ["water"]"#, #""match": ["tap"]"#,
      "“water” is what the choice “Water” (line 6) says, so it means neither", "Take it out here."
    ),
    (
      #""match": ["a", "chat", "leaf"]"#, #""match": ["chat", "leaf"]"#,
      "these are the same match words as “Tea” has", "Write match words of its own for “Water”."
    ),
    (
      #""examples": ["earl grey", "leaf"]"#, #""examples": ["leaf", "earl grey"]"#,
      "these are the same examples as “Tea” has", "Write examples of its own for “Water”."
    ),
    (
      #""match": ["b", "c"], "examples": ["leaf", "earl grey"]"#,
      #""match": ["b", "c"], "examples": ["leaf", "earl grey"]"#,
      "these are the same match words and examples as “Tea” has",
      "Write match words and examples of its own for “Water”."
    ),
  ])
  func `what two choices claim is told once`(first: String, second: String, message: String, fix: String) {
    let found = advice(first, second)

    #expect(found.map(\.message) == [message])
    #expect(found.map(\.fix) == [fix])
  }

  @Test func `choices that never stand side by side may share their words`() {
    let variables = #""is_hot": { "type": "bool", "default": false }"#
    let words = #""match": ["chat", "leaf"], "examples": ["leaf it", "earl grey"]"#

    let apart = advice(words + #", "when": "is_hot""#, words + #", "when": "not is_hot""#, variables: variables)
    let together = advice(words + #", "when": "is_hot""#, words, variables: variables)

    #expect(apart.isEmpty)
    #expect(together.count == 1)
  }
}
