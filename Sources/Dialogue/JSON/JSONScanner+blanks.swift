/// What stands between values and is no plain space: comments and invisible characters.
extension JSONScanner {
  /// Passes a comment or an invisible character at `at`; false when it is something else.
  mutating func passOddBlank() -> Bool {
    if let length = invisibleLength(at) {
      if !saidInvisible { report(.invisibleCharacter, at, at + length) }
      saidInvisible = true
      if at == firstOnLine { firstOnLine += length }
      at += length
      return true
    }
    if startsLineComment(at) {
      passLineComments()
      return true
    }
    guard bytes[at] == JSONByte.slash, holds(JSONByte.asterisk, at: at + 1) else { return false }
    passBlockComment()
    return true
  }

  private func startsLineComment(_ offset: Int) -> Bool {
    offset < bytes.count
      && (bytes[offset] == JSONByte.hash || bytes[offset] == JSONByte.slash && holds(JSONByte.slash, at: offset + 1))
  }

  /// Comments on lines that follow one another are one remark of the writer, and one finding.
  private mutating func passLineComments() {
    report(.comment, at, endOfLine(at))
    repeat {
      at = endOfLine(at)
      while at < bytes.count, JSONByte.isBlank(bytes[at]) {
        if bytes[at] == JSONByte.lineFeed { lineStart = at + 1 }
        at += 1
      }
      firstOnLine = at
    } while startsLineComment(at)
  }

  private mutating func passBlockComment() {
    let start = at
    at += 2
    while at < bytes.count {
      if bytes[at] == JSONByte.asterisk, holds(JSONByte.slash, at: at + 1) {
        at += 2
        return report(.comment, start, at)
      }
      if bytes[at] == JSONByte.lineFeed { lineStart = at + 1 }
      at += 1
    }
    endIsExplained = true
    report(.unclosedComment, start, start + 2)
  }

  /// No-break space, zero-width space and joiners, line separators, the wide space, a byte order mark within the file.
  private func invisibleLength(_ offset: Int) -> Int? {
    guard offset + 1 < bytes.count else { return nil }
    if bytes[offset] == 0xC2 { return bytes[offset + 1] == 0xA0 || bytes[offset + 1] == 0xAD ? 2 : nil }
    guard offset + 2 < bytes.count else { return nil }
    switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
    case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8...0xAF), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): return 3
    default: return nil
    }
  }
}
