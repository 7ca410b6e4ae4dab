/// Takes out of a text what would steer a terminal instead of being read.
///
/// People's own words come back in cards and in pasted lines, so nothing may be printed that has not passed here.
enum SafeText {
  /// Without control characters, escapes, invisible line separators and marks that reorder what is shown.
  ///
  /// Line feeds stay; tabs become spaces.
  static func clean(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar.value {
      case 0x0A: clean.append(scalar)
      case 0x0D: clean.append("\n")
      case 0x09: clean.append(" ")
      case 0x2028, 0x2029, 0x85: clean.append("\n")
      case 0x00...0x1F, 0x7F...0x9F: continue
      // Embeddings, overrides and isolates (UAX #9), which can make a line read as another one.
      case 0x202A...0x202E, 0x2066...0x2069: continue
      case 0xFEFF, 0xFFF9...0xFFFB: continue
      default: clean.append(scalar)
      }
      if scalar == "\n", previous == "\r" { clean.removeLast() }
    }
    return String(clean)
  }

  /// The same on one line.
  static func cleanLine(_ text: String) -> String {
    clean(text).split(separator: "\n").joined(separator: " ")
  }
}
