import TestSupport
import Testing

@testable import Dialogue

struct JSONFormatterTests {
  private func formatted(_ text: String) -> String? {
    var findings = Findings(files: [SourceFile(path: "a.json", text: text)])
    return JSONFormatter.format(SourceFile(path: "a.json", text: text), index: 0, findings: &findings)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `formatting keeps what a file means, and formatting it again changes nothing`() throws {
    let seed: UInt64 = 33
    var random = SeededGenerator(seed: seed)

    for round in 0..<3_000 {
      let text = RandomJSON.text(&random)
      let once = try #require(formatted(text), "seed \(seed), round \(round): \(text)")
      #expect(formatted(once) == once, "seed \(seed), round \(round): \(text)")
      #expect(Reading(once).tree == Reading(text).tree, "seed \(seed), round \(round): \(text)")
      #expect(once.hasSuffix("\n") && !once.hasSuffix("\n\n"), "seed \(seed), round \(round): \(text)")
    }
  }

  @Test func `numbers and escapes stay as their writer wrote them`() {
    let text = #"{"a\u0062":[1.50,1e3,-0.0,12345678901234567890],"b":"\u00e9\/é\ud83d\ude00\n"}"#

    #expect(
      formatted(text) == #"""
        {
          "a\u0062": [1.50, 1e3, -0.0, 12345678901234567890],
          "b": "\u00e9\/é\ud83d\ude00\n"
        }

        """#)
  }

  @Test func `keys stay in the order of the file, and blank lines go`() {
    let text = "{\r\n\t\"z\": 1,\r\n\r\n\t\"note\": \"why\",\r\n\t\"a\": { }\r\n}"

    #expect(formatted(text) == "{\n  \"z\": 1,\n  \"note\": \"why\",\n  \"a\": {}\n}\n")
  }

  @Test func `choices stand one to a line, branches and phrases together`() {
    let text = """
      {"choices":[{"id":"a","text":"A","next":"x"},{"id":"b","text":"B","next":"y"}],
       "next":[{"when":"x","to":"a"},{"to":"b"}],"match":["one","two"]}
      """

    #expect(
      formatted(text) == """
        {
          "choices": [
            { "id": "a", "text": "A", "next": "x" },
            { "id": "b", "text": "B", "next": "y" }
          ],
          "next": [{ "when": "x", "to": "a" }, { "to": "b" }],
          "match": ["one", "two"]
        }

        """)
  }

  @Test func `many short phrases share lines, sentences do not`() throws {
    let words = (0..<40).map { "\"word \($0)\"" }.joined(separator: ",")
    let sentence = "\"\(String(repeating: "y", count: 60))\""

    let text = try #require(formatted("{\"match\":[\(words)],\"text\":[\(sentence),\(sentence)]}"))

    let lines = text.split(separator: "\n")
    #expect(lines.map(\.count).allSatisfy { $0 <= JSONLayout.lineLimit })
    #expect(lines.count == 12)
  }

  @Test(arguments: [
    "", "{", "{ \"a\": 1, }", "{ \"a\": 1, \"a\": 2 }", "{ 'a': 1 }", "{ \"a\": 1 } // why", "[1 2]", "\u{FEFF}{]",
    "{ \"a\": \"\\q\" }", "{ \"a\": 01 }", "{ \"a\": tru }", "{ \"a\": \"\\ud800\" }",
  ])
  func `a file with a mistake is not rewritten, and the mistake is told`(text: String) {
    let file = SourceFile(path: "a.json", text: text)
    var findings = Findings(files: [file])

    #expect(JSONFormatter.format(file, index: 0, findings: &findings) == nil)
    #expect(!findings.list.isEmpty)
  }
}

/// JSON without mistakes as nobody would type it: any spaces, any escapes, any order.
enum RandomJSON {
  private static let strings = [
    "", "a", "id", "text", "say \\\"hi\\\"", "back\\\\slash", "line\\nbreak", "\\u0001\\u001F", "é🙂", "\\ud83d\\ude00",
    "\\/",
    "{partner.name|else: them}", "}{][,:", "=visits('x') + 1", "\u{2028}\u{202E}x", "\u{7F}", "👩‍👩‍👧‍👦", "e\u{301}",
    String(repeating: "long ", count: 30), "// no comment", "null",
  ]
  private static let numbers = ["0", "-0", "1", "-7.25", "1e21", "1E+2", "1.50", "123456789012345678", "5e-324"]

  static func text(_ random: inout SeededGenerator) -> String {
    blank(&random) + value(&random, depth: 0) + blank(&random)
  }

  private static func value(_ random: inout SeededGenerator, depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 5 ? 4 : 8), using: &random) {
    case 0: return numbers.randomElement(using: &random) ?? "0"
    case 1: return ["true", "false", "null"].randomElement(using: &random) ?? "null"
    case 2, 3: return string(&random)
    case 4, 5:
      let items = (0..<Int.random(in: 0...6, using: &random)).map { _ in item(&random, depth) }
      return "[" + (items.isEmpty ? blank(&random) : items.joined(separator: ",")) + "]"
    default:
      let count = Int.random(in: 0...6, using: &random)
      let members = (0..<count).map { index in
        let key = index == 0 ? "\"id\"" : "\"\(index)" + string(&random).dropFirst()
        return blank(&random) + key + blank(&random) + ":" + item(&random, depth)
      }
      return "{" + (members.isEmpty ? blank(&random) : members.joined(separator: ",")) + "}"
    }
  }

  private static func item(_ random: inout SeededGenerator, _ depth: Int) -> String {
    blank(&random) + value(&random, depth: depth + 1) + blank(&random)
  }

  private static func string(_ random: inout SeededGenerator) -> String {
    "\"\(strings.randomElement(using: &random) ?? "")\""
  }

  private static func blank(_ random: inout SeededGenerator) -> String {
    ["", "", " ", "\n", "\r\n\t", "   ", "\n\n"].randomElement(using: &random) ?? ""
  }
}
