import Foundation
import Testing

@Suite struct SafetyOfCodeTests {
  @Test func `nothing is public: across targets it is package`() {
    let wrong = Sources.all.flatMap { $0.finds(#"^\s*(public|open)\s+[a-z]"#) }

    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test func `nothing is forced`() {
    let forced = #"\btry!|\bas!|[A-Za-z0-9_)\]]!(?![=A-Za-z0-9_(])|\bunowned\(unsafe\)"#

    let wrong = Sources.all.flatMap { $0.finds(forced) }

    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test func `an unchecked promise to the compiler says why it holds`() {
    let wrong = Sources.all.flatMap { file in
      file.finds(#"@unchecked Sendable|nonisolated\(unsafe\)|\bunsafeBitCast\("#, unless: file.isExplained)
    }

    #expect(wrong.isEmpty, "a comment with the reason is missing:\n\(wrong.joined(separator: "\n"))")
  }

  @Test func `a crash tells nothing of what people wrote`() {
    let stop = #"\b(precondition|preconditionFailure|fatalError|assert|assertionFailure)\("#

    let wrong = Sources.shipped.flatMap { file in
      file.code.indices
        .filter { file.code[$0].range(of: stop, options: .regularExpression) != nil }
        .filter { file.lines[$0...].prefix(4).joined().contains("\\(") }
        .map { "\(file.path):\($0 + 1)" }
    }

    #expect(wrong.isEmpty, "no interpolation in what a crash prints:\n\(wrong.joined(separator: "\n"))")
  }

  @Test func `two equal keys are no crash`() {
    let wrong = Sources.shipped.flatMap { $0.finds(#"Dictionary\(\s*uniqueKeysWithValues:"#) }

    #expect(wrong.isEmpty, "it prints the key and stops:\n\(wrong.joined(separator: "\n"))")
  }

  @Test func `no test waits for time to pass`() {
    let wrong = Sources.tests.flatMap { $0.finds(#"\bTask\.sleep|\bThread\.sleep|(?<!func )\b(u|nano)?sleep\("#) }

    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }
}
