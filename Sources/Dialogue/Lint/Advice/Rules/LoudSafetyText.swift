extension Advice {
  /// Exclamation marks and emoji where people are in danger.
  mutating func loudSafetyTexts(in manuscript: Manuscript) {
    for text in manuscript.texts where text.isSafety {
      for case .literal(let literal) in text.template.parts {
        if literal.utf8.contains(0x21) {
          add(
            .loudSafetyText, at: place(of: "!", in: text.template.place),
            "an exclamation mark shouts at people in danger",
            fix: "End the sentence with a full stop.")
        }
        guard let emoji = literal.unicodeScalars.first(where: Self.isEmoji) else { continue }
        add(
          .loudSafetyText, at: place(of: String(emoji), in: text.template.place),
          "“\(emoji)” is too light for people in danger",
          fix: "Leave it out, or say it in words.")
      }
    }
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x2190 else { return false }
    return scalar.properties.isEmojiPresentation || scalar.properties.isEmoji
  }
}
