/// Mistakes between values: commas, colons, and what stands in their place.
extension JSONScanner {
  /// Something other than a comma or the right bracket follows a value.
  mutating func repairSeparator(_ byte: UInt8) {
    let top = open.count - 1
    switch byte {
    case JSONByte.closeBrace, JSONByte.closeBracket: closeWrongly(byte)
    case JSONByte.semicolon:
      report(.semicolon, at, at + 1)
      lastComma = at
      at += 1
      open[top].awaits = .next
    case JSONByte.colon: repairColonAfterValue()
    default:
      if passExtraQuote() || continuesText(byte) && repairInnerQuote() { return }
      if startsValue(at) || at == firstOnLine && !open[top].forgivesComma && JSONByte.isLetter(byte) {
        if at == firstOnLine, closesByIndentation() { return }
        if !open[top].forgivesComma { report(.missingComma(line: line(of: at)), lastEnd, lastEnd) }
        open[top].forgivesComma = false
        open[top].awaits = .next
      } else {
        skipUnexpected()
      }
    }
  }

  /// Passes text that makes no sense up to where something may begin again.
  mutating func skipUnexpected() {
    let start = at
    at = endOfCharacter(at)
    while at < bytes.count, !isBoundary(bytes[at]) { at += 1 }
    let end = trimmed(start + 1, at)
    // In a file that is not UTF-8, stray bytes are part of that one mistake.
    if isUTF8 || bytes[start] < 0x80 { report(.unexpectedText(clip(start, end)), start, end) }
    if let top = open.indices.last { open[top].forgivesComma = true }
  }

  private func isBoundary(_ byte: UInt8) -> Bool {
    byte == JSONByte.comma || byte == JSONByte.quote || JSONByte.isCloser(byte) || JSONByte.isOpener(byte)
      || JSONByte.isLineEnd(byte)
  }

  private func continuesText(_ byte: UInt8) -> Bool {
    guard byte != JSONByte.quote, !JSONByte.isOpener(byte), lastEnd >= lineStart, let last = entries.last else {
      return false
    }
    return last.kind == .string && Int(last.end) == lastEnd && last.closeQuote == 1 && last.openQuote == 1
  }

  /// After `"She said "`, goes on to the quote that really ends the text; or finds that a closing quote was forgotten.
  private mutating func repairInnerQuote() -> Bool {
    let index = entries.count - 1
    let start = Int(entries[index].start)
    let inner = lastEnd - 1
    let limit = min(endOfLine(at), at + Self.lookahead)
    var cursor = at
    var isFirst = true
    while cursor < limit {
      guard bytes[cursor] == JSONByte.quote else {
        if bytes[cursor] == JSONByte.backslash { entries[index].hasEscapes = true }
        cursor += bytes[cursor] == JSONByte.backslash ? 2 : 1
        continue
      }
      let beforeInner = trimmed(start + 1, inner)
      let endsWithComma = beforeInner > start + 1 && bytes[beforeInner - 1] == JSONByte.comma
      if isFirst, endsWithComma, isInList ? isTerminator(cursor + 1, inList: true) : isFollowedByColon(cursor + 1) {
        endText(index, at: trimmed(start + 1, beforeInner - 1))
        return true
      }
      isFirst = false
      if isTerminator(cursor + 1, inList: isInList) {
        report(.innerQuote, inner, inner + 1)
        at = cursor + 1
        lastEnd = at
        entries[index].end = UInt32(truncatingIfNeeded: at)
        return true
      }
      cursor += 1
    }
    return false
  }

  private mutating func endText(_ index: Int, at end: Int) {
    let start = Int(entries[index].start)
    report(.missingClosingQuote, start, end)
    entries[index].end = UInt32(truncatingIfNeeded: end)
    entries[index].closeQuote = 0
    at = end
    lastEnd = end
  }

  /// Something other than a colon follows a key; false when there is no value to read.
  mutating func repairColon(_ key: inout Text) -> Bool {
    let top = open.count - 1
    if let colon = colonInside(key) {
      if key.closeQuote > 0 { report(.missingClosingQuote, key.start - 1, colon) }
      key.end = trimmed(key.start, colon)
      at = colon + 1
      lastEnd = at
      endIsExplained = false
      return true
    }
    guard key.closeQuote > 0 || key.openQuote == 0 else {
      open[top].forgivesComma = true
      return false
    }
    let byte = bytes[at]
    let name = clip(key.start, key.end)
    if byte == JSONByte.equals {
      report(.equalsSign, at, at + 1)
      at += holds(JSONByte.colon, at: at + 1) || holds(0x3E, at: at + 1) ? 2 : 1
      return true
    }
    if passExtraKeyQuote(&key) { return true }
    if byte == JSONByte.comma || JSONByte.isCloser(byte) || lastEnd < lineStart && bytes[at] == JSONByte.quote {
      if key.openQuote == 1, byte != JSONByte.quote, repairItemWithoutKey(from: key.start - 1) { return false }
      if !open[top].saidColon { reportKey(.missingValue(key: name), key.start, key.end) }
      open[top].saidColon = true
      open[top].forgivesComma = true
      appendUnreadable(key: key)
      return false
    }
    if startsValue(at) || isLiteral(at) {
      report(.missingColon(key: name), lastEnd, lastEnd)
      return true
    }
    if passInnerKeyQuote(&key) { return true }
    skipUnexpected()
    guard holds(JSONByte.colon, at: at) else {
      appendUnreadable(key: key)
      return false
    }
    at += 1
    return true
  }

  /// A colon in a key whose closing quote is missing, so that it ran on into the value.
  private func colonInside(_ key: Text) -> Int? {
    guard key.openQuote == 1, !JSONByte.isCloser(bytes[at]), bytes[at] != JSONByte.comma || key.closeQuote == 0 else {
      return nil
    }
    return bytes[key.start..<key.end].firstIndex(of: JSONByte.colon)
  }

  /// Passes `""key"` or `"key"":`, a key with one quote too many.
  private mutating func passExtraKeyQuote(_ key: inout Text) -> Bool {
    guard lastEnd == at, key.closeQuote == 1, key.openQuote == 1 else { return false }
    if bytes[at] == JSONByte.quote, isFollowedByColon(at + 1) {
      report(.extraQuote, at, at + 1)
      at = skipSpaces(at + 1) + 1
      return true
    }
    let cursor = at
    var end = cursor
    while end < bytes.count, bytes[end] != JSONByte.quote, !JSONByte.isLineEnd(bytes[end]) { end += 1 }
    guard key.start == key.end, end > cursor, holds(JSONByte.quote, at: end), isFollowedByColon(end + 1) else {
      return false
    }
    report(.extraQuote, cursor - 1, cursor)
    key = Text(start: cursor, end: end)
    at = skipSpaces(end + 1) + 1
    return true
  }

  /// Passes `""text"` or `"text"",`, a text with one quote too many.
  private mutating func passExtraQuote() -> Bool {
    guard lastEnd == at, let last = entries.last, last.kind == .string, Int(last.end) == at, last.closeQuote == 1 else {
      return false
    }
    let index = entries.count - 1
    if bytes[at] == JSONByte.quote, isTerminator(at + 1, inList: isInList) {
      report(.extraQuote, at, at + 1)
      at += 1
      lastEnd = at
      return true
    }
    guard last.end - last.start == 2, last.openQuote == 1, JSONByte.isWord(bytes[at]) else { return false }
    report(.extraQuote, at - 2, at - 1)
    at -= 1
    let text = readString()
    entries[index].start += 1
    entries[index].end = UInt32(truncatingIfNeeded: at)
    entries[index].hasEscapes = text.hasEscapes
    entries[index].closeQuote = text.closeQuote
    lastEnd = at
    return true
  }

  private mutating func passInnerKeyQuote(_ key: inout Text) -> Bool {
    let limit = min(endOfLine(at), at + Self.lookahead)
    var cursor = at
    while cursor < limit {
      if bytes[cursor] == JSONByte.quote, isFollowedByColon(cursor + 1) {
        report(.innerQuote, lastEnd - 1, lastEnd)
        key.end = cursor
        at = skipSpaces(cursor + 1) + 1
        return true
      }
      cursor += 1
    }
    return false
  }

  func isLiteral(_ offset: Int) -> Bool {
    ["true", "false", "null"].contains { bytes[offset...].starts(with: $0.utf8) }
  }

  mutating func appendUnreadable(key: Text?) {
    append(.unreadable, from: at, key: key)
  }
}
