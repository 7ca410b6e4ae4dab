/// Questions about the bytes around a place, and reporting.
extension JSONScanner {
  mutating func report(_ problem: JSONProblem, _ start: Int, _ end: Int) {
    guard !isStopped else { return }
    mistakeCount += 1
    found.append(Found(problem: problem, start: start, end: max(start, end)))
    // What follows two hundred mistakes is no JSON; going on would only cost time.
    if mistakeCount >= Findings.limitPerFile { isStopped = true }
  }

  /// Reports at a key with the quotes around it.
  mutating func reportKey(_ problem: JSONProblem, _ start: Int, _ end: Int) {
    let place = JSONText.placeOfKey(bytes, start, end)
    report(problem, place.lowerBound, place.upperBound)
  }

  func addFindings(to findings: inout Findings, file: UInt16) {
    for one in found.sorted(by: { $0.start < $1.start }) {
      let texts = one.problem.texts
      let place = Place(
        file: file, start: UInt32(truncatingIfNeeded: one.start), end: UInt32(truncatingIfNeeded: one.end))
      findings.add(one.problem.rule, at: place, texts.message, fix: texts.fix)
    }
  }

  var isInList: Bool { open.last.map { !$0.isObject } ?? false }

  func holds(_ byte: UInt8, at offset: Int) -> Bool { offset < bytes.count && bytes[offset] == byte }

  /// “ ” „ ‟ and the single ones ‘ ’ ‚ ‛, which all begin with the same two bytes.
  func isCurlyQuote(_ offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
      && (0x98...0x9F).contains(bytes[offset + 2])
  }

  func isOddQuote(_ offset: Int) -> Bool {
    bytes[offset] == JSONByte.apostrophe || bytes[offset] == JSONByte.backtick || isCurlyQuote(offset)
  }

  func startsValue(_ offset: Int) -> Bool {
    let byte = bytes[offset]
    return byte == JSONByte.quote || JSONByte.isOpener(byte) || JSONByte.isDigit(byte) || byte == JSONByte.minus
      || isOddQuote(offset)
  }

  func skipSpaces(_ offset: Int) -> Int {
    var cursor = offset
    let limit = min(bytes.count, offset + Self.lookahead)
    while cursor < limit, bytes[cursor] == JSONByte.space || bytes[cursor] == JSONByte.tab { cursor += 1 }
    return cursor
  }

  func isFollowedByColon(_ offset: Int) -> Bool { holds(JSONByte.colon, at: skipSpaces(offset)) }

  /// Whether a value may end before this offset: a bracket, the end of the line, or a comma with another item.
  func isTerminator(_ offset: Int, inList: Bool) -> Bool {
    let cursor = skipSpaces(offset)
    guard cursor < bytes.count else { return true }
    let byte = bytes[cursor]
    if JSONByte.isLineEnd(byte) || JSONByte.isCloser(byte) || byte == JSONByte.slash { return true }
    guard byte == JSONByte.comma else { return false }
    let after = skipSpaces(cursor + 1)
    guard after < bytes.count else { return true }
    let next = bytes[after]
    if JSONByte.isLineEnd(next) || JSONByte.isCloser(next) || next == JSONByte.quote || next == JSONByte.slash {
      return true
    }
    return isOddQuote(after) || inList && startsValue(after)
  }

  func endOfCharacter(_ offset: Int) -> Int {
    var end = offset + 1
    while end < bytes.count, end < offset + 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return min(end, bytes.count)
  }

  func endOfLine(_ offset: Int) -> Int {
    var end = offset
    while end < bytes.count, !JSONByte.isLineEnd(bytes[end]) { end += 1 }
    return end
  }

  func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, JSONByte.isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// Text of the file for a message: short, on one line, without invisible characters.
  func clip(_ start: Int, _ end: Int) -> String {
    let text = String(decoding: bytes[start..<min(end, start + 160)], as: UTF8.self)
    let short = String(text.prefix(40).map { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } ? $0 : " " })
    return text.count > 40 || end - start > 160 ? short + "…" : short
  }

  mutating func line(of offset: Int) -> Int {
    if lineStarts.isEmpty {
      lineStarts = [0]
      for (index, byte) in bytes.enumerated() where byte == JSONByte.lineFeed { lineStarts.append(index + 1) }
    }
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Finds out whether this is text in UTF-8, and passes a byte order mark.
  mutating func acceptsEncoding() -> Bool {
    guard bytes.count <= JSONDocument.byteLimit else { return refuse(.tooLarge, at: 0) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return refuse(.utf16, at: 0) }
    if let zero = bytes.firstIndex(of: 0) {
      let isWide = zero < 2 && bytes.count >= 4 && bytes[zero ^ 1] != 0 && bytes[(zero ^ 1) + 2] != 0
      return refuse(isWide ? .utf16 : .binary(offset: zero), at: zero)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      at = 3
      lineStart = 3
      firstOnLine = 3
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      isUTF8 = false
      report(.notUTF8(offset: error.byteOffsets.lowerBound), error.byteOffsets.lowerBound, error.byteOffsets.upperBound)
    }
    return true
  }

  private mutating func refuse(_ problem: JSONProblem, at offset: Int) -> Bool {
    report(problem, offset, offset)
    return false
  }
}
