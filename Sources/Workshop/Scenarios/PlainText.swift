/// Text as expectations compare it: typographic quotes, dashes and spaces as plain ones, one space for many, no capitals.
enum PlainText {
  static func of(_ text: String) -> String {
    var plain = ""
    var isAfterSpace = true
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "’", "‘", "‛", "ʼ", "′": plain += "'"
      case "“", "”", "„", "‟", "″", "«", "»": plain += "\""
      case "–", "—", "‑", "−": plain += "-"
      case "…": plain += "..."
      case _ where scalar.properties.isWhitespace:
        if !isAfterSpace { plain += " " }
        isAfterSpace = true
        continue
      default: plain.unicodeScalars.append(scalar)
      }
      isAfterSpace = false
    }
    if plain.hasSuffix(" ") { plain.removeLast() }
    return plain
  }

  /// Whether `part` occurs in `text`, both already plain.
  static func contains(_ text: String, _ part: String) -> Bool {
    let text = Array(text.utf8)
    let part = Array(part.utf8)
    guard !part.isEmpty else { return true }
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }
}
