extension Advice {
  /// More does not fit on a button, nor two in a row on a screen.
  static let labelCharacters = 24

  mutating func longLabels(in manuscript: Manuscript) {
    for text in manuscript.texts where text.kind == .label {
      let count = text.template.usualCharacters
      guard count > Self.labelCharacters else { continue }
      add(
        .longLabel, at: text.template.place,
        "this label has \(count) characters, and \(Self.labelCharacters) fit on a button",
        fix: "Shorten it; what it leaves out can stand in the question or among the examples.")
    }
  }
}

extension Template {
  /// How many characters the text comes to when each value in it is a short word.
  var usualCharacters: Int {
    parts.reduce(0) { sum, part in
      switch part {
      case .literal(let text): sum + text.unicodeScalars.count
      case .value: sum + 6
      }
    }
  }
}
