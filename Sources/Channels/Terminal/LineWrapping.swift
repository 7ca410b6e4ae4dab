/// Breaks texts into lines of a width, by what a terminal shows.
enum LineWrapping {
  /// Breaks at spaces; a word that is too long for a line of its own is broken between its characters.
  ///
  /// Line feeds stay, and an empty line stays empty.
  static func wrap(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapLine($0, width: max(2, width)) }
  }

  private static func wrapLine(_ text: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      for piece in pieces(of: word, width: width) {
        let size = DisplayWidth.of(piece)
        if used > 0, used + 1 + size > width {
          lines.append(line)
          line = ""
          used = 0
        }
        if used > 0 {
          line += " "
          used += 1
        }
        line += piece
        used += size
      }
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  private static func pieces(of word: Substring, width: Int) -> [String] {
    guard DisplayWidth.of(word) > width else { return [String(word)] }
    var pieces: [String] = []
    var piece = ""
    func add(_ text: String) {
      if !piece.isEmpty, DisplayWidth.of(piece + text) > width {
        pieces.append(piece)
        piece = ""
      }
      piece += text
    }
    for character in word {
      let text = String(character)
      if DisplayWidth.of(text) <= width {
        add(text)
      } else {
        // Many emoji joined to one: nothing shows them as one either.
        for scalar in text.unicodeScalars { add(String(scalar)) }
      }
    }
    pieces.append(piece)
    return pieces
  }
}
