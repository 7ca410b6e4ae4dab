extension JSONScanner {
  /// Reads the string that begins at `at`, whatever is wrong in it.
  mutating func readString() -> Text {
    let opening = at
    var cursor = at + 1
    var text = Text(start: cursor, end: cursor)
    var saidControl = false
    while cursor < bytes.count {
      let byte = bytes[cursor]
      if byte == JSONByte.quote {
        at = cursor + 1
        text.end = cursor
        return text
      }
      if byte == JSONByte.backslash {
        text.hasEscapes = true
        cursor = passEscape(cursor)
      } else if byte >= 0x20 {
        cursor += 1
      } else if JSONByte.isLineEnd(byte) {
        guard textGoesOn(after: cursor) else { break }
        if !saidControl { report(.rawLineBreak, cursor, cursor) }
        saidControl = true
        cursor += byte == JSONByte.carriageReturn && holds(JSONByte.lineFeed, at: cursor + 1) ? 2 : 1
        lineStart = cursor
        firstOnLine = cursor
      } else {
        if !saidControl { report(byte == JSONByte.tab ? .rawTab : .controlCharacter, cursor, cursor + 1) }
        saidControl = true
        cursor += 1
      }
    }
    return endWithoutQuote(opening, lineEnd: cursor, hasEscapes: text.hasEscapes)
  }

  /// Passes the escape at `cursor`, and reports it if JSON has no such escape.
  private mutating func passEscape(_ cursor: Int) -> Int {
    guard cursor + 1 < bytes.count, !JSONByte.isLineEnd(bytes[cursor + 1]) else { return cursor + 1 }
    switch bytes[cursor + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return cursor + 2
    case 0x75: return passUnicodeEscape(cursor)
    default:
      let end = endOfCharacter(cursor + 1)
      report(.badEscape(clip(cursor, end)), cursor, end)
      return end
    }
  }

  private mutating func passUnicodeEscape(_ cursor: Int) -> Int {
    guard let unit = hexUnit(at: cursor + 2) else {
      var end = cursor + 2
      while end < bytes.count, end < cursor + 6, JSONByte.hexValue(bytes[end]) != nil { end += 1 }
      if end < bytes.count { report(.shortEscape, cursor, end) }
      return end
    }
    guard unit & 0xF800 == 0xD800 else { return cursor + 6 }
    if unit < 0xDC00, holds(JSONByte.backslash, at: cursor + 6), holds(0x75, at: cursor + 7),
      let low = hexUnit(at: cursor + 8), low & 0xFC00 == 0xDC00
    {
      return cursor + 12
    }
    report(.loneSurrogate, cursor, cursor + 6)
    return cursor + 6
  }

  private func hexUnit(at offset: Int) -> UInt32? { JSONText.hexUnit(bytes[...], at: offset, before: bytes.count) }

  /// Tells a text that was broken over lines from one that lost its closing quote.
  ///
  /// The next line decides: it begins with neither a quote nor a bracket, and the next quote ends something.
  private func textGoesOn(after lineEnd: Int) -> Bool {
    let limit = min(bytes.count, lineEnd + Self.lookahead)
    var cursor = lineEnd
    while cursor < limit, JSONByte.isBlank(bytes[cursor]) { cursor += 1 }
    guard cursor < limit else { return false }
    let first = bytes[cursor]
    if first == JSONByte.quote { return isTerminator(cursor + 1, inList: true) }
    guard !JSONByte.isCloser(first), !JSONByte.isOpener(first) else { return false }
    while cursor < limit, bytes[cursor] != JSONByte.quote { cursor += bytes[cursor] == JSONByte.backslash ? 2 : 1 }
    return cursor < limit && isTerminator(cursor + 1, inList: isInList)
  }

  /// Ends a string whose line ends before a closing quote comes; a comma and brackets at its end are not part of it.
  private mutating func endWithoutQuote(_ opening: Int, lineEnd: Int, hasEscapes: Bool) -> Text {
    var text = Text(start: opening + 1, end: lineEnd, hasEscapes: hasEscapes, closeQuote: 0)
    if let end = curlyCloser(after: opening, lineEnd: lineEnd) {
      report(.curlyCloser, end, end + 3)
      text.end = end
      text.closeQuote = 3
      at = end + 3
      return text
    }
    text.end = max(opening + 1, endOfContent(opening, lineEnd: lineEnd))
    at = text.end
    report(.unclosedString, opening, text.end)
    if let top = open.indices.last { open[top].forgivesComma = true }
    explainEnd(ifBlankAfter: lineEnd)
    return text
  }

  mutating func explainEnd(ifBlankAfter offset: Int) {
    var cursor = offset
    while cursor < bytes.count, cursor < offset + Self.lookahead, JSONByte.isBlank(bytes[cursor]) { cursor += 1 }
    if cursor >= bytes.count { endIsExplained = true }
  }

  private func curlyCloser(after opening: Int, lineEnd: Int) -> Int? {
    var cursor = opening + 1
    let limit = min(lineEnd, opening + Self.lookahead)
    while cursor + 2 < limit {
      if isCurlyQuote(cursor) {
        guard bytes[cursor + 2] != 0x9C, bytes[cursor + 2] != 0x98 else { return nil }
        if isTerminator(cursor + 3, inList: isInList) || holds(JSONByte.colon, at: cursor + 3) {
          return bytes[cursor + 2] == 0x99 ? nil : cursor
        }
      }
      cursor += 1
    }
    return nil
  }

  private func endOfContent(_ opening: Int, lineEnd: Int) -> Int {
    var end = lineEnd
    while end > opening + 1, JSONByte.isBlank(bytes[end - 1]) { end -= 1 }
    var suffix = end
    while suffix > opening + 1, suffix > end - 64, isSuffix(bytes[suffix - 1]) { suffix -= 1 }
    while suffix < end {
      if closesThisLine(suffix, end) { return trimmed(opening + 1, suffix) }
      suffix += 1
    }
    return end
  }

  private func isSuffix(_ byte: UInt8) -> Bool {
    byte == JSONByte.comma || JSONByte.isCloser(byte) || byte == JSONByte.space || byte == JSONByte.tab
  }

  /// Whether the commas and brackets in this range close what the same line opened.
  private func closesThisLine(_ start: Int, _ end: Int) -> Bool {
    var depth = open.count
    for cursor in start..<end {
      if bytes[cursor] == JSONByte.comma, cursor < end - 1, !open.indices.contains(depth - 1) { return false }
      guard JSONByte.isCloser(bytes[cursor]) else { continue }
      depth -= 1
      guard depth >= 0, open[depth].closer == bytes[cursor], open[depth].openerLine == lineStart else { return false }
    }
    return true
  }

  /// Reads text between quotes that JSON does not know; `at` is on the opening one.
  ///
  /// An apostrophe inside the text is not its end: the end is followed by what may follow a value or a key.
  mutating func readOddlyQuoted(isKey: Bool) -> Text {
    let opening = at
    let isCurly = bytes[at] >= 0x80
    let openQuote = isCurly ? 3 : 1
    let start = opening + openQuote
    var cursor = start
    var firstCloser: (offset: Int, length: Int)?
    let limit = min(bytes.count, start + Self.lookahead)
    while cursor < limit, !JSONByte.isLineEnd(bytes[cursor]) {
      let length = closingLength(at: cursor, for: bytes[opening])
      if length > 0 {
        if firstCloser == nil { firstCloser = (cursor, length) }
        if isKey ? isFollowedByColon(cursor + length) : isTerminator(cursor + length, inList: isInList) {
          firstCloser = (cursor, length)
          break
        }
      }
      cursor += 1
    }
    report(isCurly ? .curlyQuotes : .singleQuotes, opening, firstCloser.map { $0.offset + $0.length } ?? cursor)
    var text = Text(start: start, end: cursor, openQuote: UInt8(openQuote), closeQuote: 0)
    if let firstCloser {
      text.end = firstCloser.offset
      text.closeQuote = UInt8(firstCloser.length)
      at = firstCloser.offset + firstCloser.length
    } else {
      text.end = max(start, endOfContent(opening, lineEnd: cursor))
      at = text.end
      if let top = open.indices.last { open[top].forgivesComma = true }
      explainEnd(ifBlankAfter: cursor)
    }
    return text
  }

  private func closingLength(at offset: Int, for opening: UInt8) -> Int {
    if opening < 0x80 { return bytes[offset] == opening ? 1 : 0 }
    if bytes[offset] == JSONByte.quote { return 1 }
    return isCurlyQuote(offset) ? 3 : 0
  }
}
