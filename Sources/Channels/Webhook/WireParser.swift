/// Reads JSON from the wire: all of it, or nothing.
///
/// Strict where senders disagree: no key twice, no half characters, no bytes that are not UTF-8, nothing after the end.
/// Any bytes whatever give a value or an error.
struct WireParser {
  /// Deeper is no message of any platform.
  static let depthLimit = 32

  struct Failure: Error, Hashable {
    enum Reason: String, Hashable {
      case syntax, depth, duplicateKey = "duplicate-key", encoding
    }

    var reason: Reason
    /// Counted from zero.
    var byte: Int
  }

  private let bytes: [UInt8]
  private var at = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  static func parse(_ bytes: [UInt8]) throws(Failure) -> WireValue {
    var parser = WireParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.at == bytes.count else { throw parser.failure() }
    return value
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private func failure(_ reason: Failure.Reason = .syntax) -> Failure { Failure(reason: reason, byte: at) }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    at += 1
    return true
  }

  private mutating func value(depth: Int) throws(Failure) -> WireValue {
    skipBlanks()
    guard depth <= Self.depthLimit else { throw failure(.depth) }
    switch next {
    case 0x7B: return try object(depth: depth)
    case 0x5B: return try array(depth: depth)
    case 0x22: return .string(try string())
    case .some(0x2D), .some(0x30...0x39): return .number(try number())
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    default: throw failure()
    }
  }

  private mutating func word(_ word: StaticString, _ value: WireValue) throws(Failure) -> WireValue {
    let count = word.utf8CodeUnitCount
    guard bytes[at...].prefix(count).elementsEqual(word.description.utf8) else { throw failure() }
    at += count
    return value
  }

  private mutating func object(depth: Int) throws(Failure) -> WireValue {
    at += 1
    var members: [WireValue.Member] = []
    var keys: Set<String> = []
    if take(0x7D) { return .object([]) }
    repeat {
      skipBlanks()
      guard next == 0x22 else { throw failure() }
      let start = at
      let key = try string()
      guard keys.insert(key).inserted else { throw Failure(reason: .duplicateKey, byte: start) }
      guard take(0x3A) else { throw failure() }
      members.append(.init(key, try value(depth: depth + 1)))
    } while take(0x2C)
    guard take(0x7D) else { throw failure() }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(Failure) -> WireValue {
    at += 1
    var elements: [WireValue] = []
    if take(0x5D) { return .array([]) }
    repeat { elements.append(try value(depth: depth + 1)) } while take(0x2C)
    guard take(0x5D) else { throw failure() }
    return .array(elements)
  }

  private mutating func number() throws(Failure) -> String {
    let start = at
    if next == 0x2D { at += 1 }
    if next == 0x30 { at += 1 } else { try digits() }
    if next == 0x2E {
      at += 1
      try digits()
    }
    if next == 0x65 || next == 0x45 {
      at += 1
      if next == 0x2B || next == 0x2D { at += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() throws(Failure) {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    guard at > start else { throw failure() }
  }
}

// MARK: - Strings

extension WireParser {
  private mutating func string() throws(Failure) -> String {
    let opening = at
    at += 1
    var plain: [UInt8] = []
    while let byte = next {
      switch byte {
      case 0x22:
        at += 1
        guard let text = String(validating: plain, as: UTF8.self) else {
          throw Failure(reason: .encoding, byte: opening)
        }
        return text
      case 0x5C: try escape(into: &plain)
      case 0x00...0x1F: throw failure()
      default:
        plain.append(byte)
        at += 1
      }
    }
    throw failure()
  }

  private mutating func escape(into plain: inout [UInt8]) throws(Failure) {
    guard at + 1 < bytes.count else { throw failure() }
    let kind = bytes[at + 1]
    switch kind {
    case 0x22, 0x5C, 0x2F: plain.append(kind)
    case 0x62: plain.append(0x08)
    case 0x66: plain.append(0x0C)
    case 0x6E: plain.append(0x0A)
    case 0x72: plain.append(0x0D)
    case 0x74: plain.append(0x09)
    case 0x75:
      plain += String(Character(try unicodeEscape())).utf8
      return
    default: throw failure()
    }
    at += 2
  }

  private mutating func unicodeEscape() throws(Failure) -> Unicode.Scalar {
    let start = at
    var value = try unit()
    if value & 0xFC00 == 0xD800 {
      let isFollowed = bytes[at...].prefix(2).elementsEqual([0x5C, 0x75])
      let low = isFollowed ? try unit() : 0
      guard low & 0xFC00 == 0xDC00 else { throw Failure(reason: .encoding, byte: start) }
      value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
    }
    guard let scalar = Unicode.Scalar(value) else { throw Failure(reason: .encoding, byte: start) }
    return scalar
  }

  /// Reads `\u` and four hexadecimal digits.
  private mutating func unit() throws(Failure) -> UInt32 {
    guard at + 6 <= bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75 else { throw failure() }
    var value: UInt32 = 0
    for byte in bytes[at + 2..<at + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw failure() }
      value = value << 4 | UInt32(digit)
    }
    at += 6
    return value
  }
}
