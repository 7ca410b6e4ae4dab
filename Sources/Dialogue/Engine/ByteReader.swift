/// Reads a saved state; nil as soon as something is not as it was written.
///
/// Never trusts a length.
package struct ByteReader {
  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int
  /// Of the layout, as the second byte names it.
  var version = StateCodec.version

  package init(_ bytes: [UInt8]) {
    self.init(bytes, 0..<bytes.count)
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  package var isAtEnd: Bool { offset == end }

  package mutating func byte() -> UInt8? {
    guard offset < end else { return nil }
    defer { offset += 1 }
    return bytes[offset]
  }

  package mutating func bool() -> Bool? {
    switch byte() {
    case 0: false
    case 1: true
    default: nil
    }
  }

  package mutating func number() -> UInt64? {
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
  package mutating func count() -> Int? {
    guard let value = number(), value <= UInt64(end - offset) else { return nil }
    return Int(value)
  }

  package mutating func signed() -> Int64? {
    number().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
  }

  package mutating func word() -> UInt32? {
    guard end - offset >= 4 else { return nil }
    defer { offset += 4 }
    return bytes.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
  }

  package mutating func id() -> ID? { word().map(ID.init(raw:)) }

  package mutating func text() -> String? {
    guard let count = count() else { return nil }
    defer { offset += count }
    return String(validating: bytes[offset..<(offset + count)], as: UTF8.self)
  }

  /// Nil where it cannot be read, else what was written, which may be nothing.
  package mutating func optional<Wrapped>(_ read: (inout ByteReader) -> Wrapped?) -> Wrapped?? {
    guard let isThere = bool() else { return nil }
    guard isThere else { return .some(nil) }
    return read(&self).map(Optional.some)
  }

  package mutating func list<Element>(_ read: (inout ByteReader) -> Element?) -> [Element]? {
    guard let count = count() else { return nil }
    if count == 0 { return [] }
    var list: [Element] = []
    list.reserveCapacity(min(count, 16))
    for _ in 0..<count {
      guard let element = read(&self) else { return nil }
      list.append(element)
    }
    return list
  }

  /// The content of a section whose checksum holds.
  ///
  /// Where only that fails, what follows can still be read.
  mutating func section() -> ByteReader? {
    guard let count = number(), let checksum = word(), count <= UInt64(end - offset) else { return nil }
    let range = offset..<(offset + Int(count))
    offset += Int(count)
    let found = version == 1 ? Checksum.ofBytes(bytes, range) : Checksum.ofWords(bytes, range)
    guard found == checksum else { return nil }
    var section = ByteReader(bytes, range)
    section.version = version
    return section
  }

  /// The end of a lock.
  ///
  /// Nil where there is none or it cannot be read.
  mutating func lock() -> Int64? {
    guard end - offset >= 12 else { return nil }
    let content = offset..<(offset + 8)
    guard let low = word(), let high = word(), let checksum = word(), Checksum.ofBytes(bytes, content) == checksum
    else { return nil }
    let until = Int64(bitPattern: UInt64(low) | UInt64(high) << 32)
    return until == 0 ? nil : until
  }

  static func trailingLock(_ bytes: [UInt8]) -> Int64? {
    guard bytes.count >= 26 else { return nil }
    var reader = ByteReader(bytes, (bytes.count - 12)..<bytes.count)
    return reader.lock()
  }
}
