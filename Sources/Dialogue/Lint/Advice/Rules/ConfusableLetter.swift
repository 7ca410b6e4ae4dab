extension Advice {
  /// Letters of another alphabet that look like Latin ones, and match none of what people type.
  mutating func confusableLetters(in manuscript: Manuscript) {
    for (_, root) in manuscript.documents {
      root.forEachText { text, place, _ in
        let hasLatin = text.utf8.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        for word in text.unicodeScalars.split(whereSeparator: { !$0.properties.isAlphabetic }) {
          guard let odd = Self.odd(in: word, hasLatin: hasLatin) else { continue }
          let written = String(word)
          add(
            .confusableLetter, at: self.place(of: written, in: place),
            "“\(written)” has \(odd.script) “\(odd.scalar)” where it seems to have “\(odd.latin)”",
            fix: "Type the word again.")
        }
      }
    }
  }

  private static func odd(
    in word: Substring.UnicodeScalarView, hasLatin: Bool
  ) -> (scalar: Unicode.Scalar, latin: Character, script: String)? {
    var first: (scalar: Unicode.Scalar, latin: Character, script: String)?
    var (latin, alike, others) = (0, 0, 0)
    for scalar in word {
      if scalar.value < 0x250 {
        latin += 1
      } else if let twin = twins[scalar] {
        alike += 1
        first =
          first ?? (
            scalar, twin,
            scalar.value >= 0xFF00
              ? "the wide letter" : scalar.value < 0x400 ? "the Greek letter" : "the Cyrillic letter"
          )
      } else {
        others += 1
      }
    }
    guard let first, others == 0 || latin > 0 else { return nil }
    // A word of another language is a word, unless every letter of it passes for Latin among Latin ones.
    return latin > 0 || (alike > 1 && hasLatin) ? first : nil
  }

  /// Cyrillic and Greek letters by the Latin ones they look like; what only resembles one is left out.
  private static let twins: [Unicode.Scalar: Character] = {
    var table: [Unicode.Scalar: Character] = [:]
    let cyrillic =
      "\u{430}\u{435}\u{455}\u{456}\u{458}\u{43E}\u{440}\u{441}\u{443}\u{445}\u{4BB}\u{501}\u{51B}"
      + "\u{51D}\u{410}\u{412}\u{415}\u{405}\u{406}\u{408}\u{41A}\u{41C}\u{41D}\u{41E}\u{420}\u{421}"
      + "\u{422}\u{423}\u{425}"
    let greek =
      "\u{3B1}\u{3BD}\u{3BF}\u{3C1}\u{3C5}\u{3B9}\u{3BA}\u{391}\u{392}\u{395}\u{396}\u{397}\u{399}"
      + "\u{39A}\u{39C}\u{39D}\u{39F}\u{3A1}\u{3A4}\u{3A5}\u{3A7}"
    for (scalar, latin) in zip(cyrillic.unicodeScalars, "aesijopcyxhdqwABESIJKMHOPCTYX") { table[scalar] = latin }
    for (scalar, latin) in zip(greek.unicodeScalars, "avopuikABEZHIKMNOPTYX") { table[scalar] = latin }
    for offset in UInt32(0)..<26 {
      for (wide, plain) in [(UInt32(0xFF21), UInt32(0x41)), (0xFF41, 0x61)] {
        guard let scalar = Unicode.Scalar(wide + offset), let latin = Unicode.Scalar(plain + offset) else { continue }
        table[scalar] = Character(latin)
      }
    }
    return table
  }()
}
