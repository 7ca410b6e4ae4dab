/// What a writer looks for in a line that a person drafts.
package struct Rubric: Hashable, Sendable {
  package struct Check: Hashable, Sendable {
    package let id: String
    /// Said when the check is met.
    package let landed: String
    /// Said when it is missing.
    package let tryLine: String
    package let test: Test

    package init(id: String, landed: String, tryLine: String, test: Test) {
      self.id = id
      self.landed = landed
      self.tryLine = tryLine
      self.test = test
    }
  }

  /// Phrases match whole normalised words; a phrase without a word never matches.
  package indirect enum Test: Hashable, Sendable {
    case anyOf([String])
    case noneOf([String])
    /// One of the phrases begins among the first `within` words.
    case starts(with: [String], within: Int)
    /// A question mark stands in the line, or it begins like a question.
    case asks
    case atMost(words: Int)
    case all([Test])
    case any([Test])
    case not(Test)
  }

  package let id: String
  package let checks: [Check]
  private let compiled: [CompiledTest]

  package init(id: String, checks: [Check]) {
    self.id = id
    self.checks = checks
    compiled = checks.map { CompiledTest($0.test) }
  }

  /// Met and missing ids in the rubric's order.
  package func assess(_ line: String) -> Assessment {
    let line = RubricLine(line)
    var met: [String] = []
    var missing: [String] = []
    for (check, test) in zip(checks, compiled) {
      if test.holds(for: line) { met.append(check.id) } else { missing.append(check.id) }
    }
    return Assessment(met: met, missing: missing)
  }
}
