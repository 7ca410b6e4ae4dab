/// A line read once for all checks.
struct RubricLine {
  let tokens: [String]
  let asks: Bool

  init(_ line: String) {
    tokens = Normalizer.normalize(line, limit: 4_096).tokens
    asks = line.unicodeScalars.contains { Self.questionMarks.contains($0) } || Self.beginsLikeQuestion(tokens)
  }

  private static func beginsLikeQuestion(_ tokens: [String]) -> Bool {
    var rest = tokens.prefix(8)[...]
    while let first = rest.first, openers.contains(first) { rest.removeFirst() }
    guard let first = rest.first else { return false }
    if questionWords.contains(first) { return true }
    guard let second = rest.dropFirst().first else { return false }
    return auxiliaries.contains(first) && subjects.contains(second)
  }

  private static let questionMarks: Set<Unicode.Scalar> = ["?", "？", "؟", "⸮", "՞", "‽"]
  private static let openers: Set<String> = [
    "hey", "hi", "hello", "so", "ok", "well", "um", "babe", "love", "honey", "and", "please", "also", "sorry",
  ]
  private static let questionWords: Set<String> = ["what", "how", "when", "where", "which", "who", "why"]
  private static let auxiliaries: Set<String> = [
    "could", "would", "can", "will", "do", "does", "did", "are", "is", "may", "shall", "should", "have", "might",
  ]
  private static let subjects: Set<String> = ["you", "we", "i", "it", "that", "there", "they", "this", "u"]
}

/// A rubric's test with its phrases already cut into words.
indirect enum CompiledTest: Hashable, Sendable {
  case anyOf([[String]])
  case starts([[String]], within: Int)
  case asks
  case atMost(words: Int)
  case all([CompiledTest])
  case any([CompiledTest])
  case not(CompiledTest)

  init(_ test: Rubric.Test) {
    self =
      switch test {
      case .anyOf(let phrases): .anyOf(Self.cut(phrases))
      case .noneOf(let phrases): .not(.anyOf(Self.cut(phrases)))
      case .starts(let phrases, let within): .starts(Self.cut(phrases), within: within)
      case .asks: .asks
      case .atMost(let words): .atMost(words: words)
      case .all(let tests): .all(tests.map(CompiledTest.init))
      case .any(let tests): .any(tests.map(CompiledTest.init))
      case .not(let test): .not(CompiledTest(test))
      }
  }

  func holds(for line: RubricLine) -> Bool {
    switch self {
    case .anyOf(let phrases): Self.occurs(phrases, in: line.tokens, starts: line.tokens.count)
    case .starts(let phrases, let within): Self.occurs(phrases, in: line.tokens, starts: within)
    case .asks: line.asks
    case .atMost(let words): line.tokens.count <= words
    case .all(let tests): tests.allSatisfy { $0.holds(for: line) }
    case .any(let tests): tests.contains { $0.holds(for: line) }
    case .not(let test): !test.holds(for: line)
    }
  }

  private static func occurs(_ phrases: [[String]], in tokens: [String], starts: Int) -> Bool {
    tokens.indices.prefix(max(0, starts)).contains { start in
      phrases.contains { tokens[start...].starts(with: $0) }
    }
  }

  private static func cut(_ phrases: [String]) -> [[String]] {
    phrases.map { Normalizer.normalize($0).tokens }.filter { !$0.isEmpty }
  }
}
