import Dialogue
import Foundation
import TestSupport
import Testing

struct SilenceTests {
  private func read(node: String = "", script: String = "", book: String = "") -> [Diagnostic] {
    let tea = MiniBook.script(
      MiniBook.thirsty + #""bye": { "text": "You should have tea."\#(node), "end": true }"#, more: script)
    return BookReader.read(
      MiniBook.files(["scripts/tea.json": tea, "book.json": MiniBook.book(book)]), withAdvice: true
    ).diagnostics
  }

  private static let reason = #""silence": { "banned-wording": "The tea is an order." }"#

  @Test func `without a silence the advice is given`() {
    #expect(read().map(\.rule) == [.bannedWording])
    #expect(read().map(\.severity) == [.advice])
  }

  @Test func `a silence works on the node, the script and the book`() {
    #expect(read(node: ", " + Self.reason).isEmpty)
    #expect(read(script: ", " + Self.reason).isEmpty)
    #expect(read(book: ", " + Self.reason).isEmpty)
  }

  @Test func `a silence is heard for its own code only, and is told of when it is idle`() {
    let findings = read(node: #", "silence": { "long-label": "No room." }"#)

    #expect(findings.map(\.rule) == [.bannedWording, .idleSilence])
  }

  @Test(arguments: [
    (#"{ "banned-wordin": "x" }"#, "Did you mean “banned-wording”?"),
    (#"{ "unknown-node": "x" }"#, "Mend what it tells, and take this out."),
    (#"{ "long-bubble": "" }"#, "Write why the advice is wrong here."),
    (#"{ "long-bubble": " " }"#, "Write why the advice is wrong here."),
  ])
  func `a silence that says nothing is an error`(silence: String, fix: String) {
    for findings in [
      read(node: ", \"silence\": \(silence)"), read(script: ", \"silence\": \(silence)"),
      read(book: ", \"silence\": \(silence)"),
    ] {
      let errors = findings.filter { $0.severity == .error }
      #expect(errors.map(\.rule) == [.invalidValue])
      #expect(errors.map(\.fix) == [fix])
    }
  }

  @Test func `a silence of another type is an error`() {
    #expect(read(node: #", "silence": { "long-bubble": 3 }"#).contains { $0.rule == .wrongType })
    #expect(read(node: #", "silence": ["long-bubble"]"#).contains { $0.rule == .wrongType })
  }

  @Test func `a file with errors gets no advice, and other files keep theirs`() {
    let cake = MiniBook.script(#""ask": { "text": "You should have cake.", "nxt": "x", "end": true }"#, id: "cake")
    let tea = MiniBook.script(MiniBook.thirsty + #""bye": { "text": "You should have tea.", "end": true }"#)

    let findings = BookReader.read(
      MiniBook.files(["scripts/cake.json": cake, "scripts/tea.json": tea]), withAdvice: true
    ).diagnostics

    #expect(findings.filter { $0.severity == .advice }.map(\.location.file) == ["scripts/tea.json"])
    #expect(findings.contains { $0.severity == .error && $0.location.file == "scripts/cake.json" })
  }

  @Test func `the schema knows the codes that can be silenced`() throws {
    let schema = try String(contentsOfFile: Repository.path("config/schemas/script-1.json"), encoding: .utf8)

    for rule in LintRule.allCases {
      #expect(schema.contains("\n          \"\(rule.rawValue)\"") == rule.isAdvice, "\(rule.rawValue)")
    }
  }

  @Test func `what ships needs no advice`() throws {
    let findings = BookReader.read(try Repository.files("dialogues"), withAdvice: true).diagnostics

    #expect(findings.map(\.description) == [])
  }
}
