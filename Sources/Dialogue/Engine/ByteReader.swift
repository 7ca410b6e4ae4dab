/// Reads a saved state; nil as soon as something is not as it was written.
///
/// Never trusts a length.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: [UInt8]) {
    self.init(bytes[...])
  }

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  mutating func byte() -> UInt8? {
    guard position < bytes.endIndex else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func bool() -> Bool? {
    switch byte() {
    case 0: false
    case 1: true
    default: nil
    }
  }

  mutating func number() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let next = byte() {
      guard shift < 63 || next <= 1 else { return nil }
      value |= UInt64(next & 0x7F) << shift
      if next & 0x80 == 0 { return value }
      shift += 7
      guard shift <= 63 else { return nil }
    }
    return nil
  }

  /// A length, which can never be more than what is left.
  mutating func count() -> Int? {
    guard let value = number(), value <= UInt64(bytes.endIndex - position) else { return nil }
    return Int(value)
  }

  mutating func signed() -> Int64? {
    number().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
  }

  mutating func word() -> UInt32? {
    guard bytes.endIndex - position >= 4 else { return nil }
    defer { position += 4 }
    return (0..<4).reduce(0) { $0 | UInt32(bytes[position + $1]) << UInt32($1 * 8) }
  }

  mutating func id() -> ID? { word().map(ID.init(raw:)) }

  mutating func text() -> String? {
    guard let count = count() else { return nil }
    defer { position += count }
    return String(validating: bytes[position..<(position + count)], as: UTF8.self)
  }

  /// Nil where it cannot be read, else what was written, which may be nothing.
  mutating func optional<Wrapped>(_ read: (inout ByteReader) -> Wrapped?) -> Wrapped?? {
    guard let isThere = bool() else { return nil }
    guard isThere else { return .some(nil) }
    return read(&self).map(Optional.some)
  }

  mutating func list<Element>(_ read: (inout ByteReader) -> Element?) -> [Element]? {
    guard let count = count() else { return nil }
    var list: [Element] = []
    for _ in 0..<count {
      guard let element = read(&self) else { return nil }
      list.append(element)
    }
    return list
  }

  /// The content of a section whose checksum holds.
  ///
  /// Where only that fails, what follows can still be read.
  mutating func section() -> ArraySlice<UInt8>? {
    guard let count = number(), let checksum = word(), count <= UInt64(bytes.endIndex - position) else {
      return nil
    }
    let content = bytes[position..<(position + Int(count))]
    position += Int(count)
    return Checksum.of(content) == checksum ? content : nil
  }

  /// The end of a lock.
  ///
  /// Nil where there is none or it cannot be read.
  mutating func lock() -> Int64? {
    guard bytes.endIndex - position >= 12 else { return nil }
    let content = bytes[position..<(position + 8)]
    guard let low = word(), let high = word(), let checksum = word(), Checksum.of(content) == checksum else {
      return nil
    }
    let until = Int64(bitPattern: UInt64(low) | UInt64(high) << 32)
    return until == 0 ? nil : until
  }

  static func trailingLock(_ bytes: [UInt8]) -> Int64? {
    guard bytes.count >= 26 else { return nil }
    var reader = ByteReader(bytes.suffix(12))
    return reader.lock()
  }
}
