import Understanding

/// Makes lines that meet the checks of a rubric, all of them or all but one.
enum LineMaker {
  static func line(for rubric: Rubric, without left: String? = nil) -> String {
    var words = Words()
    for check in rubric.checks { add(check.test, isMet: check.id != left, to: &words) }
    return (words.first + ["we"] + words.middle).joined(separator: " ") + (words.asks ? "?" : ".")
  }

  private struct Words {
    var first: [String] = []
    var middle: [String] = []
    var asks = false
  }

  private static func add(_ test: Rubric.Test, isMet: Bool, to words: inout Words) {
    switch test {
    case .anyOf(let phrases): if isMet { words.middle += phrases.prefix(1) }
    case .noneOf(let phrases): if !isMet { words.middle += phrases.prefix(1) }
    case .starts(let phrases, _): if isMet, words.first.isEmpty { words.first += phrases.prefix(1) }
    case .asks: if isMet { words.asks = true }
    case .atMost(let count): if !isMet { words.middle += Array(repeating: "and", count: count) }
    case .all(let tests): for test in tests { add(test, isMet: isMet, to: &words) }
    case .any(let tests): for test in tests.prefix(1) { add(test, isMet: isMet, to: &words) }
    case .not(let test): add(test, isMet: !isMet, to: &words)
    }
  }
}
