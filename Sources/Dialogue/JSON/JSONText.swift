/// What the bytes of a string, a key or a number mean.
enum JSONText {
  /// Replaces escapes; half a surrogate pair becomes U+FFFD, and the backslash of an unknown escape is dropped.
  static func decoded(_ raw: ArraySlice<UInt8>) -> String { String(decoding: decodedBytes(raw), as: UTF8.self) }

  static func decodedBytes(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var cursor = raw.startIndex
    while cursor < raw.endIndex {
      let byte = raw[cursor]
      guard byte == JSONByte.backslash, cursor + 1 < raw.endIndex else {
        result.append(byte)
        cursor += 1
        continue
      }
      let escape = raw[cursor + 1]
      cursor += 2
      switch escape {
      case 0x62: result.append(0x08)
      case 0x66: result.append(0x0C)
      case 0x6E: result.append(JSONByte.lineFeed)
      case 0x72: result.append(JSONByte.carriageReturn)
      case 0x74: result.append(JSONByte.tab)
      case 0x75: appendUnicode(raw, &cursor, to: &result)
      default: result.append(escape)
      }
    }
    return result
  }

  /// The position in the file that lies so many bytes of meaning behind `start`.
  ///
  /// One in the middle of an escape counts as behind it.
  static func position(_ bytes: [UInt8], from start: Int, decoded count: Int, before end: Int) -> Int {
    var cursor = start
    var left = count
    while left > 0, cursor < end {
      guard bytes[cursor] == JSONByte.backslash, cursor + 1 < end else {
        cursor += 1
        left -= 1
        continue
      }
      let before = cursor
      cursor += 2
      guard bytes[before + 1] == 0x75 else {
        left -= 1
        continue
      }
      var meaning: [UInt8] = []
      appendUnicode(bytes[..<end], &cursor, to: &meaning)
      left -= meaning.count
    }
    return cursor
  }

  /// Reads the digits after `\u` at `cursor`, and the other half of a pair if there is one.
  private static func appendUnicode(_ raw: ArraySlice<UInt8>, _ cursor: inout Int, to result: inout [UInt8]) {
    var scalar = Unicode.Scalar(0xFFFD as UInt16)
    if let unit = hexUnit(raw, at: cursor, before: raw.endIndex) {
      cursor += 4
      scalar = Unicode.Scalar(unit)
      if unit & 0xFC00 == 0xD800, cursor + 1 < raw.endIndex, raw[cursor] == JSONByte.backslash, raw[cursor + 1] == 0x75,
        let low = hexUnit(raw, at: cursor + 2, before: raw.endIndex), low & 0xFC00 == 0xDC00
      {
        cursor += 6
        scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF))
      }
    }
    result.append(contentsOf: String(Character(scalar ?? "\u{FFFD}")).utf8)
  }

  /// Four hexadecimal digits as a number.
  static func hexUnit(_ bytes: ArraySlice<UInt8>, at offset: Int, before end: Int) -> UInt32? {
    guard offset + 4 <= end else { return nil }
    var unit: UInt32 = 0
    for cursor in offset..<offset + 4 {
      guard let digit = JSONByte.hexValue(bytes[cursor]) else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }

  /// The value of a well-formed number; `nil` when it is too large for a `Double`.
  static func number(_ text: ArraySlice<UInt8>) -> Double? {
    if text.count < 16, let whole = whole(text) { return Double(whole) }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  private static func whole(_ text: ArraySlice<UInt8>) -> Int? {
    let isNegative = text.first == JSONByte.minus
    var value = 0
    for byte in isNegative ? text.dropFirst() : text {
      guard JSONByte.isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - JSONByte.zero)
    }
    // Minus zero is a number of its own.
    guard isNegative else { return value }
    return value == 0 ? nil : -value
  }

  /// The range of a key with the quotes around it.
  static func placeOfKey(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Range<Int> {
    let before = start > 0 && (bytes[start - 1] == JSONByte.quote || bytes[start - 1] == JSONByte.apostrophe) ? 1 : 0
    let after = end < bytes.count && (bytes[end] == JSONByte.quote || bytes[end] == JSONByte.apostrophe) ? 1 : 0
    return start - before..<max(start, end) + after
  }
}
