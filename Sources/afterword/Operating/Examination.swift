/// What a look at a bot's surroundings found, line by line.
struct Examination {
  enum Judgement: String {
    case ok, warning, problem
  }

  struct Line {
    var judgement: Judgement
    /// What was looked at.
    var subject: String
    /// What was found and, where it is not well, what to do.
    var words: String

    var text: String {
      func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
      }
      return padded(judgement.rawValue, 9) + padded(subject, 15) + words + "\n"
    }
  }

  private(set) var lines: [Line] = []

  var text: String { lines.map(\.text).joined() }
  var hasProblems: Bool { lines.contains { $0.judgement == .problem } }

  mutating func ok(_ subject: String, _ words: String) {
    lines.append(Line(judgement: .ok, subject: subject, words: words))
  }

  mutating func warning(_ subject: String, _ words: String) {
    lines.append(Line(judgement: .warning, subject: subject, words: words))
  }

  mutating func problem(_ subject: String, _ words: String) {
    lines.append(Line(judgement: .problem, subject: subject, words: words))
  }
}
