import Foundation
import Testing

@Suite struct WordingTests {
  /// Words that say nothing about what a thing is for.
  static let empty: Set<String> = [
    "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Core", "Shared", "Base",
    "Default", "Impl", "Info", "Misc", "Stuff", "Data",
  ]
  /// Names in which such a word does say something, with what it says.
  static let fine: [String: String] = [
    "MissingDefault": "the lint rule about a `next` without a last, unconditional entry"
  ]

  @Test func `names of types and files say what a thing is`() {
    let declared = /\b(?:struct|class|enum|actor|protocol|typealias)\s+([A-Z]\w*)/
    let wrong = Sources.all.flatMap { file in
      let types = file.code.flatMap { line in line.matches(of: declared).map { String($0.1) } }
      let stem = file.name.dropLast(".swift".count).split(separator: "+").map(String.init)
      return (types + stem).filter { Self.fine[$0] == nil && !Self.empty.isDisjoint(with: Self.words($0)) }
        .map { "\(file.path): \($0)" }
    }

    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  /// `SourceFile` as `Source` and `File`.
  static func words(_ name: String) -> Set<String> {
    var words: [String] = []
    for letter in name {
      if letter.isUppercase || words.isEmpty { words.append("") }
      words[words.count - 1].append(letter)
    }
    return Set(words)
  }

  @Test func `no file begins with a heading of its own`() {
    let wrong = Sources.all.filter { $0.lines.prefix(2).allSatisfy { $0.hasPrefix("//") && !$0.hasPrefix("///") } }
      .filter { $0.lines.count > 1 }.map(\.path)

    #expect(wrong.isEmpty, "the licence stands in LICENSE:\n\(wrong.joined(separator: "\n"))")
  }

  @Test func `what is left to do is not written into the code`() {
    let marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
    let wrong = Sources.all.flatMap { file in
      file.lines.indices.filter { index in marks.contains { file.lines[index].contains($0) } }
        .map { "\(file.path):\($0 + 1): \(file.lines[$0])" }
    }

    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test func `no file knows a machine it was written on`() {
    let folders = ["/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/"]
    let texts = ["Sources", "Tests", "dialogues", "config"].flatMap(Sources.paths)
      .filter { path in [".swift", ".json", ".md", ".py", ".h", ".modulemap"].contains { path.hasSuffix($0) } }
    let wrong = (texts + ["Package.swift", "Makefile", "README.md", ".ci/run", ".ci/setup"]).filter { path in
      let text = Sources.text(path)
      let temporary = path.hasPrefix("Tests/") ? [] : ["/" + "tmp/"]
      return (folders + temporary).contains { text.contains($0) }
    }

    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }
}
