import Testing

@Suite struct SizeTests {
  static let fileLines = 400
  static let functionLines = 60

  @Test func `a file is read in one sitting`() {
    let long = Sources.all.filter { $0.lines.count > Self.fileLines }.map { "\($0.path): \($0.lines.count) lines" }

    #expect(long.isEmpty, "over \(Self.fileLines) lines:\n\(long.joined(separator: "\n"))")
  }

  @Test func `a function fits on a page`() {
    let long = Sources.all.flatMap { file in
      file.functions.filter { $0.lines > Self.functionLines }.map { "\(file.path):\($0.line): \($0.lines) lines" }
    }

    #expect(long.isEmpty, "over \(Self.functionLines) lines:\n\(long.joined(separator: "\n"))")
  }

  @Test func `the counting of lines finds functions`() {
    let file = SwiftFile(
      path: "Sources/Some/Thing.swift",
      text: """
        struct Thing {
          init() {}
          func first(_ text: String = "{") -> Int {
            if text.isEmpty { // }
              return 1
            }
            return 2
          }
          private mutating func second(
            _ a: Int
          ) throws { third() }
        }
        """)

    #expect(file.functions.map(\.line) == [2, 3, 9])
    #expect(file.functions.map(\.lines) == [1, 6, 3])
  }
}

extension SwiftFile {
  /// Each function with a body: the line it begins at, and its lines of code up to the brace that closes it.
  ///
  /// Lines that are blank, a comment or the inside of a string do not count.
  var functions: [(line: Int, lines: Int)] {
    var found: [(line: Int, lines: Int)] = []
    for start in code.indices where Self.beginsFunction(code[start]) {
      guard let end = closingLine(from: start) else { continue }
      let lines = code[start...end].count { !$0.allSatisfy(\.isWhitespace) }
      found.append((start + 1, lines))
    }
    return found
  }

  private static func beginsFunction(_ line: String) -> Bool {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == "<" || $0 == "?" })
    guard let word = words.first(where: { !modifiers.contains(String($0)) && !$0.hasPrefix("@") }) else { return false }
    return word == "func" || word == "init" || word == "subscript" || word == "deinit"
  }

  private static let modifiers: Set<String> = [
    "package", "private", "fileprivate", "internal", "static", "mutating", "nonmutating", "consuming", "borrowing",
    "override", "convenience", "required", "final", "nonisolated", "indirect", "isolated",
  ]

  /// Nil where there is no body: a requirement of a protocol.
  private func closingLine(from start: Int) -> Int? {
    var braces = 0
    var parentheses = 0
    for index in start..<code.count {
      for byte in code[index].utf8 {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): parentheses -= 1
        case UInt8(ascii: "{"): braces += 1
        case UInt8(ascii: "}"):
          braces -= 1
          if braces == 0, parentheses <= 0 { return index }
          if braces < 0 { return nil }
        default: break
        }
      }
      if braces == 0, parentheses <= 0, index + 1 < code.count, Self.beginsFunction(code[index + 1]) { return nil }
    }
    return nil
  }
}
