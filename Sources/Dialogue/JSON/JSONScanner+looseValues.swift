/// Mistakes in values and keys: words without quotes, numbers that are none, comments.
extension JSONScanner {
  mutating func readNumber(key: Text?) {
    let start = at
    var cursor = at
    if bytes[cursor] == JSONByte.minus { cursor += 1 }
    let whole = cursor
    cursor = passDigits(cursor)
    var isGood = cursor > whole && (bytes[whole] != JSONByte.zero || cursor == whole + 1)
    if holds(JSONByte.point, at: cursor) {
      let digits = passDigits(cursor + 1)
      isGood = isGood && digits > cursor + 1
      cursor = digits
    }
    var isLong = cursor - start > 300
    if cursor < bytes.count, bytes[cursor] | 0x20 == 0x65 {
      isLong = true
      cursor += 1
      if holds(JSONByte.plus, at: cursor) || holds(JSONByte.minus, at: cursor) { cursor += 1 }
      let digits = passDigits(cursor)
      isGood = isGood && digits > cursor
      cursor = digits
    }
    guard isGood, cursor == bytes.count || !JSONByte.isWord(bytes[cursor]) else { return repairNumber(key: key) }
    at = cursor
    let isHuge = isLong && JSONText.number(bytes[start..<cursor]) == nil
    if isHuge { report(.hugeNumber, start, cursor) }
    append(isHuge ? .unreadable : .number, from: start, key: key)
  }

  private func passDigits(_ offset: Int) -> Int {
    var cursor = offset
    while cursor < bytes.count, JSONByte.isDigit(bytes[cursor]) { cursor += 1 }
    return cursor
  }

  private mutating func repairNumber(key: Text?) {
    let start = at
    while at < bytes.count, JSONByte.isWord(bytes[at]) { at += 1 }
    if holds(JSONByte.quote, at: at), isTerminator(at + 1, inList: isInList) {
      report(.missingOpeningQuote, start, start)
      at += 1
      return append(.string, from: start, key: key, text: Text(start: start, end: at - 1, openQuote: 0))
    }
    let text = clip(start, at)
    let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    if ["infinity", "inf", "nan"].contains(unsigned.lowercased()) {
      report(.notANumber(text), start, at)
    } else {
      report(.wrongNumber(found: text, right: Self.rightNumber(for: text)), start, at)
    }
    append(.unreadable, from: start, key: key)
  }

  /// The number that was probably meant by `01`, `1.`, `.5` or `+1`.
  private static func rightNumber(for text: String) -> String? {
    var digits = Substring(text)
    let sign = digits.first == "-" ? "-" : ""
    if digits.first == "-" || digits.first == "+" { digits = digits.dropFirst() }
    guard digits.contains(where: { $0 != "." }), digits.allSatisfy({ "0123456789.".contains($0) }) else { return nil }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first else { return nil }
    let whole = first.drop { $0 == "0" }
    let fraction = parts.count == 2 && !parts[1].isEmpty ? "." + parts[1] : ""
    return sign + (whole.isEmpty ? "0" : String(whole)) + fraction
  }

  /// Something stands where a value should, and it does not look like one.
  mutating func repairValue(key: Text?) {
    let byte = bytes[at]
    if isOddQuote(at) {
      let start = at
      return append(.string, from: start, key: key, text: readOddlyQuoted(isKey: false))
    }
    if JSONByte.isLetter(byte) || byte >= 0x80 && isUTF8 { return readBareWord(key: key) }
    if byte == JSONByte.plus || byte == JSONByte.point { return repairNumber(key: key) }
    if let key, byte == JSONByte.comma || JSONByte.isCloser(byte) {
      reportKey(.missingValue(key: clip(key.start, key.end)), key.start, key.end)
      return appendUnreadable(key: key)
    }
    if byte == JSONByte.colon || byte == JSONByte.equals, key != nil {
      report(.extraColon, at, at + 1)
      while at < bytes.count, bytes[at] == JSONByte.colon || bytes[at] == JSONByte.equals {
        at += 1
        skipBlank()
      }
      return at < bytes.count ? readValue(key: key) : reachEnd()
    }
    if open.isEmpty, JSONByte.isCloser(byte) {
      report(.extraCloser(Character(Unicode.Scalar(byte))), at, at + 1)
      at = bytes.count
      return
    }
    let start = at
    skipUnexpected()
    append(.unreadable, from: start, key: key)
  }

  private mutating func readBareWord(key: Text?) {
    let start = at
    let limit = min(endOfLine(at), at + Self.lookahead)
    var cursor = at
    while cursor < limit, bytes[cursor] != JSONByte.quote, !isTerminator(cursor, inList: isInList) { cursor += 1 }
    var text = Text(start: start, end: cursor, openQuote: 0, closeQuote: 0)
    var quote = cursor
    while quote < limit, bytes[quote] != JSONByte.quote { quote += 1 }
    if quote < limit, isTerminator(quote + 1, inList: isInList), !endsWithComma(start, quote) {
      text.end = quote
      text.closeQuote = 1
      at = quote + 1
      report(.missingOpeningQuote, start, start)
      return append(.string, from: start, key: key, text: text)
    }
    text.end = max(trimmed(start, cursor), start + 1)
    at = text.end
    if let kind = reportWord(start, text.end) { return append(kind, from: start, key: key) }
    report(.bareText(clip(start, text.end)), start, text.end)
    append(.string, from: start, key: key, text: text)
  }

  private func endsWithComma(_ start: Int, _ end: Int) -> Bool {
    let end = trimmed(start, end)
    return end > start && bytes[end - 1] == JSONByte.comma
  }

  /// Reports a word that other languages use for a value, and tells what it stands for.
  private mutating func reportWord(_ start: Int, _ end: Int) -> JSONValue.Kind? {
    let word = clip(start, end)
    switch word.lowercased() {
    case "true":
      report(.wrongWord(found: word, right: "true in small letters"), start, end)
      return .bool
    case "false":
      report(.wrongWord(found: word, right: "false in small letters"), start, end)
      return .bool
    case "null", "none", "nil", "undefined":
      report(.wrongWord(found: word, right: "null, or leave the key out"), start, end)
      return .null
    case "nan", "infinity", "inf":
      report(.notANumber(word), start, end)
      return .unreadable
    default: return nil
    }
  }

  /// Something stands where a key in quotes should.
  mutating func repairKey(_ byte: UInt8) {
    if isOddQuote(at) { return readMember(readOddlyQuoted(isKey: true)) }
    if JSONByte.isOpener(byte) || byte == JSONByte.colon { return readWithoutKey(byte) }
    let start = at
    var cursor = endOfCharacter(at)
    let limit = min(bytes.count, at + Self.lookahead)
    while cursor < limit, !isEndOfBareKey(bytes[cursor]) { cursor += 1 }
    let end = trimmed(start + 1, cursor)
    let isColon = holds(JSONByte.colon, at: cursor) || holds(JSONByte.equals, at: cursor)
    if isColon, JSONByte.isLetter(byte) || JSONByte.isDigit(byte) || byte >= 0x80 || byte == 0x24 || byte == 0x5F {
      report(.bareKey(clip(start, end)), start, end)
      at = cursor
      if bytes[cursor] == JSONByte.equals {
        at += 1
        skipBlank()
        return at < bytes.count
          ? readValue(key: Text(start: start, end: end, openQuote: 0, closeQuote: 0)) : reachEnd()
      }
      return readMember(Text(start: start, end: end, openQuote: 0, closeQuote: 0))
    }
    if holds(JSONByte.quote, at: cursor), isFollowedByColon(cursor + 1) {
      report(.missingOpeningQuote, start, start)
      at = cursor + 1
      return readMember(Text(start: start, end: cursor, openQuote: 0))
    }
    if JSONByte.isDigit(byte), lastComma + 1 == at, lastComma > 0, JSONByte.isDigit(bytes[lastComma - 1]) {
      report(.decimalComma, lastComma, lastComma + 1)
      while at < bytes.count, JSONByte.isWord(bytes[at]) { at += 1 }
      return
    }
    skipUnexpected()
  }

  private func isEndOfBareKey(_ byte: UInt8) -> Bool {
    byte == JSONByte.colon || byte == JSONByte.equals || byte == JSONByte.quote || byte == JSONByte.comma
      || JSONByte.isOpener(byte) || JSONByte.isCloser(byte) || JSONByte.isLineEnd(byte)
  }

  /// Reads a value in an object that has no key, and leaves it off the tape.
  private mutating func readWithoutKey(_ byte: UInt8) {
    if JSONByte.isOpener(byte), at == firstOnLine {
      open[open.count - 1].awaits = .next
      if closesByIndentation() { return }
      open[open.count - 1].awaits = .comma
    }
    if JSONByte.isOpener(byte), repairItemWithoutKey(from: at) { return }
    report(.missingKey, at, at + 1)
    if byte == JSONByte.colon { at += 1 }
    skipBlank()
    guard at < bytes.count, byte != JSONByte.colon || !JSONByte.isCloser(bytes[at]) else { return }
    let depth = open.count
    let count = entries.count
    readValue(key: nil)
    if open.count > depth {
      open[open.count - 1].isDropped = true
    } else if entries.count > count {
      entries.removeSubrange(count...)
    }
  }
}
