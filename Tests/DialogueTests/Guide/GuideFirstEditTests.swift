import Dialogue
import Foundation
import TestSupport
import Testing

/// The first page of the writers' guide: an edit of a line that stands in the book that ships.
@Suite struct GuideFirstEditTests {
  private static let path = "scripts/start_talk.json"
  private static let old = "That's okay. After a long day, what helps you most?"
  private static let new = "No hurry. After a long day, what helps you most?"

  private static func reading(_ wrong: String, _ right: String) throws -> BookReading {
    BookReader.read(
      try Repository.files("dialogues").map { file in
        guard file.path == path else { return file }
        let text = String(decoding: file.bytes, as: UTF8.self)
        return SourceFile(path: path, text: text.replacing(wrong, with: right))
      })
  }

  /// Other edits move the line, so its number is not compared.
  private static func withoutNumbers(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " }.filter { !$0.isNumber } }.joined(separator: "\n")
  }

  @Test func `the line is there, and may be changed`() throws {
    let guide = try String(contentsOfFile: Repository.path("dialogues/README.md"), encoding: .utf8)
    let script = try #require(try Repository.files("dialogues").first { $0.path == Self.path })
    let text = String(decoding: script.bytes, as: UTF8.self)

    #expect(guide.contains(Self.old) && guide.contains(Self.new))
    #expect(text.components(separatedBy: "After a long day").count == 2)
    #expect(text.contains("\"need-easy\": {\n      \"partner\": true,\n      \"text\": \"\(Self.old)\",\n"))
    #expect(try Self.reading(Self.old, Self.new).diagnostics == [])
  }

  @Test func `a lost comma is told as the guide shows`() throws {
    let guide = try String(contentsOfFile: Repository.path("dialogues/README.md"), encoding: .utf8)

    let found = try Self.reading("\(Self.old)\",", "\(Self.new)\"").diagnostics

    #expect(found.count == 1)
    let told = DiagnosticPrinter.text(found).components(separatedBy: "\n\n")[0]
    #expect(Self.withoutNumbers(guide).contains(Self.withoutNumbers("dialogues/" + told)), "\(told)")
  }
}
