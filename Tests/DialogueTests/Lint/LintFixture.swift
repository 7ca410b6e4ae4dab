import Dialogue
import Files
import Foundation
import TestSupport
import Testing

/// One example of a rule: a file laid over the smallest book.
///
/// `bad-2.scripts.tea.json` stands for `scripts/tea.json`; `①` in it marks where the finding is expected. What is named
/// `book` is a part of book.json: members to add to it. An empty file takes that file away.
struct LintFixture: CustomTestStringConvertible, Sendable {
  static let folder = Repository.path("Tests/DialogueTests/Fixtures/Lint")

  static let all: [LintFixture] = LintRule.allCases.flatMap { rule -> [LintFixture] in
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + rule.rawValue)) ?? []
    return names.sorted().compactMap { LintFixture(rule, $0) }
  }

  let rule: LintRule
  let name: String
  let bytes: [UInt8]

  private init?(_ rule: LintRule, _ name: String) {
    guard let data = FileManager.default.contents(atPath: "\(Self.folder)/\(rule.rawValue)/\(name)") else { return nil }
    self.rule = rule
    self.name = name
    bytes = Array(data)
  }

  var testDescription: String { "\(rule.rawValue)/\(name)" }

  var isBad: Bool { name.hasPrefix("bad") }

  /// The file this one stands for.
  var path: String {
    let parts = name.split(separator: ".").dropFirst().dropLast()
    return parts.joined(separator: "/") + ".json"
  }

  /// The example as a person sees it in an editor.
  var text: String {
    guard bytes.starts(with: [0xFF, 0xFE]) else { return String(decoding: bytes, as: UTF8.self) }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
    return String(decoding: units, as: UTF16.self)
  }

  private var marked: MarkedText {
    path == "book.json" ? MarkedText(MiniBook.book(", " + text)) : MarkedText(text)
  }

  var files: [SourceFile] {
    let files = MiniBook.files([path: marked.text])
    guard bytes.starts(with: [0xFF, 0xFE]) else { return files }
    return files.map { $0.path == path ? SourceFile(path: path, bytes: bytes) : $0 }
  }

  /// As `lint` reads it; what errors say does not hang on advice.
  var reading: BookReading { BookReader.read(files, withAdvice: rule.isAdvice) }

  /// As findings are printed: file, line, column and code.
  ///
  /// What is missing is told of at the first letter of book.json.
  var expected: [String] {
    guard isBad else { return [] }
    let isThere = !marked.text.isEmpty
    let marks = isThere ? marked.marks : ["1:1"]
    return (marks.isEmpty ? ["1:1"] : marks).map { "\(isThere ? path : "book.json"):\($0) [\(rule.rawValue)]" }
  }
}
