/// How many columns a text takes in a terminal.
///
/// Counted scalar by scalar, as terminals that know nothing of joined emoji do: never less than what is shown, so that
/// a line which fits here fits everywhere. Wide scalars are those of East Asian Width W and F (UAX #11).
enum DisplayWidth {
  static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    var isNarrowEmoji = false
    for scalar in text.unicodeScalars {
      // VS16 asks for the emoji form of what stands before it, which is two columns wide.
      if scalar == "\u{FE0F}", isNarrowEmoji {
        width += 1
        isNarrowEmoji = false
        continue
      }
      let own = of(scalar)
      if own > 0 { isNarrowEmoji = own == 1 && scalar.properties.isEmoji }
      width += own
    }
    return width
  }

  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
    switch scalar.properties.generalCategory {
    // Arabic signs that stand over a number are format characters, and seen.
    case .format where (0x600...0x8E2).contains(scalar.value): return 1
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    // Vowels and final consonants of Hangul join the consonant before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF: return 2
    case 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x2329...0x232A: return 2
    case 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD: return 2
    // Letters of a flag: two of them make one of two columns.
    case 0x1F1E6...0x1F1FF: return 1
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
