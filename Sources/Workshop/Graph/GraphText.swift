/// Writers' text made fit for a picture; what it means to a format is the format's own affair.
enum GraphText {
  /// On one line, without what cannot be shown or would turn the text around.
  static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        if let last = line.last, last != " " { line.append(" ") }
      // A joiner holds an emoji together.
      case .format where scalar != "\u{200D}": break
      case .privateUse, .surrogate, .unassigned: line.append("\u{FFFD}")
      default: line.append(scalar)
      }
    }
    if line.last == " " { line.removeLast() }
    return String(line)
  }

  /// At most `length` characters, cut at a word where there is one.
  static func short(_ text: String, _ length: Int) -> String {
    let text = line(text)
    guard text.count > length else { return text }
    let cut = text.prefix(length - 1)
    let word = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    let kept = word.count * 2 > length ? word : cut
    return String(kept.trimmingTrailingMarks) + "…"
  }

  /// Lines of about `width` characters, at most `count` of them.
  static func wrapped(_ text: String, width: Int, lines count: Int) -> [String] {
    var lines: [String] = []
    var open = ""
    for word in short(text, width * count).split(separator: " ") {
      if !open.isEmpty, open.count + 1 + word.count > width {
        lines.append(open)
        open = ""
      }
      open += open.isEmpty ? short(String(word), width) : " " + word
    }
    if !open.isEmpty { lines.append(open) }
    guard lines.count > count else { return lines }
    return Array(lines.prefix(count - 1)) + [short(lines[(count - 1)...].joined(separator: " "), width)]
  }

  static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}

extension Substring {
  fileprivate var trimmingTrailingMarks: Substring {
    var text = self
    while let last = text.last, last == " " || last == "," || last == "." || last == ";" || last == ":" {
      text.removeLast()
    }
    return text
  }
}
