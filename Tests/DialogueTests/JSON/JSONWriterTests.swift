import TestSupport
import Testing

@testable import Dialogue

struct JSONWriterTests {
  private func randomTree(_ random: inout SeededGenerator, depth: Int) -> JSONTree {
    let texts = [
      "", "a", "say \"hi\"", "back\\slash", "line\nbreak\ttab", "\u{1}\u{1F}", "é🙂", String(repeating: "x", count: 60),
    ]
    switch Int.random(in: 0..<(depth > 4 ? 4 : 6), using: &random) {
    case 0: return .string(texts.randomElement(using: &random) ?? "")
    case 1: return .number([0, -0.0, 1, -7, 0.5, 1e21, 1.5e-9, 123_456.789].randomElement(using: &random) ?? 0)
    case 2: return .bool(Bool.random(using: &random))
    case 3: return .null
    case 4:
      return .array((0..<Int.random(in: 0...5, using: &random)).map { _ in randomTree(&random, depth: depth + 1) })
    default:
      let count = Int.random(in: 0...5, using: &random)
      return .object(
        (0..<count).map { index in
          JSONTree.Member(
            "\(index)" + (texts.randomElement(using: &random) ?? ""), randomTree(&random, depth: depth + 1))
        })
    }
  }

  @Test func `what is written is read back as it was`() throws {
    let seed: UInt64 = 99
    var random = SeededGenerator(seed: seed)

    for round in 0..<2_000 {
      let tree = randomTree(&random, depth: 0)
      let text = JSONWriter.text(of: tree)
      let reading = Reading(text)
      #expect(reading.findings.isEmpty, "seed \(seed), round \(round): \(text)")
      #expect(reading.tree == tree, "seed \(seed), round \(round): \(text)")
      #expect(reading.tree.map { JSONWriter.text(of: $0) } == text, "seed \(seed), round \(round)")
    }
  }

  @Test func `short and simple things stand on one line, others on many`() {
    let tree: JSONTree = [
      "id": "hello", "of": ["a", "b"], "max": 60, "half": .number(0.5), "empty": [:],
      "nodes": [
        "bye": ["text": "Bye.", "end": true, "set": ["x": 1]],
        "menu": ["choices": [["id": "a", "set": ["x": 1]], ["id": "b"]]],
      ],
    ]

    let text = JSONWriter.text(of: tree)

    #expect(
      text == """
        {
          "id": "hello",
          "of": ["a", "b"],
          "max": 60,
          "half": 0.5,
          "empty": {},
          "nodes": {
            "bye": { "text": "Bye.", "end": true, "set": { "x": 1 } },
            "menu": {
              "choices": [
                { "id": "a", "set": { "x": 1 } },
                { "id": "b" }
              ]
            }
          }
        }

        """)
  }

  @Test func `a line that would be longer than the limit is broken`() {
    let long = String(repeating: "x", count: 52)

    let text = JSONWriter.text(of: [
      "a": [.string(long), .string(long)], "b": [.string(long), .string(long + "xxxx")],
    ])

    #expect(text.split(separator: "\n").map(\.count).allSatisfy { $0 <= JSONLayout.lineLimit })
  }
}
