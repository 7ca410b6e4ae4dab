import Foundation
import TestSupport

/// One Swift file of this package as the rules read it.
struct SwiftFile: Sendable {
  /// Below the package's root: `Sources/Dialogue/Book/Book.swift`.
  var path: String
  /// As written.
  var lines: [String]
  /// The same lines with the insides of strings and comments blanked, so that a rule sees only code.
  var code: [String]

  var name: String { String(path.split(separator: "/").last ?? "") }
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
  /// `Dialogue` in Sources, `DialogueTests` in Tests.
  var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  init(path: String, text: String) {
    self.path = path
    lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    code = CodeBlanker.blank(text).components(separatedBy: "\n")
    if code.last == "" { code.removeLast() }
  }

  /// Whether the line, or a comment right above it or above the lines like it, says something in words.
  func isExplained(_ line: Int) -> Bool {
    if lines[line].contains("//") { return true }
    var above = line - 1
    while above >= 0, lines[above].contains("nonisolated(unsafe)"), !lines[above].contains("//") { above -= 1 }
    return above >= 0 && lines[above].trimmingCharacters(in: .whitespaces).hasPrefix("//")
  }

  /// `path:line: what`, for each line whose code holds `pattern`.
  func finds(_ pattern: String, _ what: String = "", unless isFine: (Int) -> Bool = { _ in false }) -> [String] {
    code.indices.filter { code[$0].range(of: pattern, options: .regularExpression) != nil && !isFine($0) }
      .map { "\(path):\($0 + 1): \(what.isEmpty ? lines[$0].trimmingCharacters(in: .whitespaces) : what)" }
  }
}

/// The Swift files of this package.
enum Sources {
  static let shipped = files(below: "Sources")
  static let tests = files(below: "Tests")
  static let all = shipped + tests

  static func rooms(_ names: String...) -> [SwiftFile] { shipped.filter { names.contains($0.room) } }

  private static func files(below folder: String) -> [SwiftFile] {
    paths(below: folder).filter { $0.hasSuffix(".swift") }.map { SwiftFile(path: $0, text: text($0)) }
  }

  /// Every file below a folder of the package, hidden ones left out.
  static func paths(below folder: String) -> [String] {
    let root = URL(fileURLWithPath: Repository.path(folder))
    let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    let found = walk?.compactMap { ($0 as? URL)?.path } ?? []
    return found.map { String($0.dropFirst(Repository.root.count + 1)) }.sorted()
  }

  static func text(_ path: String) -> String {
    guard let data = FileManager.default.contents(atPath: Repository.path(path)) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }
}
