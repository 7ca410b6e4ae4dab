extension Advice {
  /// The same word or the same value twice in a row, as it comes about while a sentence is changed.
  mutating func doubledWords(in manuscript: Manuscript) {
    for (text, prose) in zip(manuscript.texts, manuscript.prose) {
      doubledWord(in: prose, at: text.template.place)
      doubledValue(in: text.template)
    }
  }

  private mutating func doubledWord(in prose: Prose, at place: Place) {
    for (index, pair) in zip(prose.words, prose.words.dropFirst()).enumerated() {
      let (first, second) = pair
      guard first.text == second.text, first.part == second.part, first.sentence == second.sentence,
        !first.isPlaceholder, !first.isQuoted, !Self.saidTwice.contains(first.text)
      else { continue }
      let written = prose.written(index..<(index + 2))
      // A comma between them means it, and so does a number that is counted.
      guard written.utf8.count == 2 * first.text.utf8.count + 1, written.utf8.contains(0x20),
        !first.text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
      else { continue }
      add(
        .doubledWord, at: self.place(of: written, in: place), "“\(first.text)” stands here twice in a row",
        fix: "Take one out.")
    }
  }

  private mutating func doubledValue(in template: Template) {
    let parts = template.parts
    for index in parts.indices.dropLast(2) {
      guard case .value(let first) = parts[index], case .literal(let between) = parts[index + 1],
        case .value(let second) = parts[index + 2], let variable = first.plainVariable,
        variable == second.plainVariable, [" ", ", ", " and ", " or "].contains(between)
      else { continue }
      let written = words(at: second.place, in: template.place)
      add(
        .doubledWord, at: second.place,
        "\(written.isEmpty ? "the same value" : "“\(written)”") stands here twice in a row",
        fix: "Take one out, or name the other value that was meant.")
    }
  }

  /// Words that are meant twice, as in “that that”, “had had” and “bye bye”.
  private static let saidTwice: Set<String> = [
    "had", "that", "bye", "ha", "no", "yes", "so", "very", "really", "much", "long", "now", "there", "her", "is",
    "knock",
    "blah", "shh", "hush", "again",
  ]
}

extension Placeholder {
  /// The index of a variable that is shown as it is; nil for pronouns with their verbs and for all other forms.
  fileprivate var plainVariable: Int? {
    guard forms.isEmpty, case .variable(let index) = source else { return nil }
    return index
  }
}
