package enum TextCleaner {
  /// One line of a person's text: ends trimmed, white space collapsed to single spaces, control and bidi characters gone.
  ///
  /// Emoji and their joiners stay. No more than `maxScalars` Unicode scalars come back.
  package static func clean(_ text: String, maxScalars: Int = .max) -> String {
    var cleaned = String.UnicodeScalarView()
    var count = 0
    var owesSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        owesSpace = count > 0
        continue
      }
      if isDropped(scalar) { continue }
      if count + (owesSpace ? 2 : 1) > maxScalars { break }
      if owesSpace {
        cleaned.append(" ")
        count += 1
        owesSpace = false
      }
      cleaned.append(scalar)
      count += 1
    }
    return String(cleaned)
  }

  /// Whether anything would show on a screen.
  package static func isBlank(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint && !isDropped(scalar)
    }
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: true
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFC: true
    default: scalar.properties.isNoncharacterCodePoint
    }
  }
}
