extension Advice {
  /// Marks, capitals and emoji that are louder than a calm friend.
  mutating func shouting(in manuscript: Manuscript) {
    for (text, prose) in zip(manuscript.texts, manuscript.prose) where text.voice != .partner && text.kind != .line {
      var loud: [String] = []
      var fixes: [String] = []
      var first: String?
      if let word = Self.capitals(in: prose) {
        loud.append("“\(word)” in capitals shouts")
        fixes.append("in small letters")
        first = word
      }
      // On a safety page the first mark and the first emoji are too many already.
      if !text.isSafety {
        if let marks = Self.marks(in: text.template) {
          loud.append("“\(marks)” shouts")
          fixes.append("with a full stop")
          first = first ?? marks
        }
        let emoji = Self.emoji(in: text.template)
        if emoji.count > 1, text.voice == .coach {
          loud.append("\(emoji.count) emoji are more than one bubble needs")
          fixes.append("with one emoji at most")
          first = first ?? emoji[1]
        }
      }
      guard let first else { continue }
      add(
        .shouting, at: place(of: first, in: text.template.place), loud.joined(separator: ", and "),
        fix: "Say it as a calm friend would: \(fixes.joined(separator: ", ")).")
    }
  }

  /// Two exclamation marks or more, with the question marks among them.
  private static func marks(in template: Template) -> String? {
    for case .literal(let literal) in template.parts {
      var run = ""
      for scalar in literal.unicodeScalars {
        if scalar == "!" || scalar == "?" {
          run.unicodeScalars.append(scalar)
        } else if isShout(run) {
          return run
        } else {
          run = ""
        }
      }
      if isShout(run) { return run }
    }
    return nil
  }

  private static func isShout(_ run: String) -> Bool { run.utf8.count(where: { $0 == 0x21 }) > 1 }

  /// A word of four capital letters or more that is no abbreviation; “SOS” and “ICE” are shorter.
  private static func capitals(in prose: Prose) -> String? {
    for (index, word) in prose.words.enumerated() where !word.isQuoted && word.text.utf8.count > 3 {
      guard !abbreviations.contains(word.text) else { continue }
      let written = prose.written(index..<(index + 1))
      let letters = written.unicodeScalars.filter(\.properties.isAlphabetic)
      if letters.count > 3, letters.allSatisfy(\.properties.isUppercase) { return written }
    }
    return nil
  }

  private static func emoji(in template: Template) -> [String] {
    template.parts.flatMap { part -> [String] in
      guard case .literal(let literal) = part, literal.utf8.contains(where: { $0 > 0xE1 }) else { return [] }
      return literal.filter(isEmoji).map { String($0) }
    }
  }

  private static func isEmoji(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first, first.value >= 0x2190 else { return false }
    return first.properties.isEmojiPresentation
      || first.properties.isEmoji && character.unicodeScalars.contains { $0.value == 0xFE0F }
  }

  /// Written in capitals wherever they stand, here in small letters.
  private static let abbreviations: Set<String> = [
    "adhd", "aids", "bdsm", "covid", "html", "json", "lgbt", "lgbtq", "lgbtqi", "lgbtqia", "nato", "pcos", "ptsd",
    "rainn", "unesco", "unicef",
  ]
}
