/// JSON as it goes over the wire; numbers stay as they were written, so that long ids lose no digit.
indirect enum WireValue: Hashable, Sendable {
  case object([Member])
  case array([WireValue])
  case string(String)
  case number(String)
  case bool(Bool)
  case null

  struct Member: Hashable, Sendable {
    var key: String
    var value: WireValue

    init(_ key: String, _ value: WireValue) {
      self.key = key
      self.value = value
    }
  }

  subscript(key: String) -> WireValue? {
    if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }

  /// The value at a JSON pointer (RFC 6901), such as `/message/chat/id`.
  subscript(pointer: WirePointer) -> WireValue? {
    var value = self
    for part in pointer.parts {
      switch value {
      case .object: guard let member = value[part] else { return nil }; value = member
      case .array(let elements):
        guard let index = Int(part), elements.indices.contains(index), String(index) == part else { return nil }
        value = elements[index]
      default: return nil
      }
    }
    return value
  }

  static func integer(_ number: some BinaryInteger) -> WireValue { .number(String(number)) }

  var integer: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  /// A string, or a number as it was written: what platforms use for ids.
  var name: String? {
    switch self {
    case .string(let text): text
    case .number(let digits): digits
    default: nil
    }
  }
}

extension WireValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: WireValue...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, WireValue)...) { self = .object(elements.map { Member($0.0, $0.1) }) }
}

// MARK: - Writing

extension WireValue {
  /// On one line, without blanks.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .object(let members):
      bytes.append(0x7B)
      for (position, member) in members.enumerated() {
        if position > 0 { bytes.append(0x2C) }
        Self.write(member.key, to: &bytes)
        bytes.append(0x3A)
        member.value.write(to: &bytes)
      }
      bytes.append(0x7D)
    case .array(let elements):
      bytes.append(0x5B)
      for (position, element) in elements.enumerated() {
        if position > 0 { bytes.append(0x2C) }
        element.write(to: &bytes)
      }
      bytes.append(0x5D)
    case .string(let text): Self.write(text, to: &bytes)
    case .number(let digits): bytes += digits.utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x00...0x1F, 0x7F: bytes += Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}

// MARK: - Pointers

/// Where a value stands in a body that is not ours (RFC 6901).
///
/// `""` is the whole, `/message/text` a member of a member, `/entry/0` the first of a list; `~1` is a slash in a key,
/// `~0` a tilde.
package struct WirePointer: Hashable, Sendable {
  package struct Malformed: Error, Hashable, CustomStringConvertible {
    package let text: String
    package var description: String { "'\(text)' is no JSON pointer: write it as in /message/text" }
  }

  let parts: [String]

  package init(_ text: String) throws(Malformed) {
    guard !text.isEmpty else {
      parts = []
      return
    }
    guard text.hasPrefix("/") else { throw Malformed(text: text) }
    var parts: [String] = []
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let decoded = Self.decoded(part) else { throw Malformed(text: text) }
      parts.append(decoded)
    }
    self.parts = parts
  }

  private static func decoded(_ part: Substring) -> String? {
    var result = String.UnicodeScalarView()
    var scalars = part.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "~" else {
        result.append(scalar)
        continue
      }
      switch scalars.next() {
      case "0": result.append("~")
      case "1": result.append("/")
      default: return nil
      }
    }
    return String(result)
  }
}
