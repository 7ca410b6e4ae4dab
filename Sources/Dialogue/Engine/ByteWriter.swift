/// Writes a saved state: LEB128 numbers, little-endian ids, counted lists.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(256) }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func number(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func count(_ value: Int) { number(UInt64(value)) }

  mutating func signed(_ value: Int64) { number(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

  mutating func id(_ id: ID) { word(id.raw) }

  mutating func word(_ value: UInt32) {
    for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  mutating func text(_ text: String) {
    let utf8 = Array(text.utf8)
    count(utf8.count)
    bytes += utf8
  }

  mutating func optional<Wrapped>(_ value: Wrapped?, _ write: (inout ByteWriter, Wrapped) -> Void) {
    bool(value != nil)
    if let value { write(&self, value) }
  }

  mutating func list<Element>(_ list: [Element], _ write: (inout ByteWriter, Element) -> Void) {
    count(list.count)
    for element in list { write(&self, element) }
  }

  /// Length, checksum, content.
  mutating func section(_ write: (inout ByteWriter) -> Void) {
    var inner = ByteWriter()
    write(&inner)
    count(inner.bytes.count)
    word(Checksum.of(inner.bytes[...]))
    bytes += inner.bytes
  }

  /// The end of a lock with its own checksum: twelve bytes; zero where there is none.
  mutating func lock(_ until: Int64?) {
    var inner = ByteWriter()
    let value = UInt64(bitPattern: until ?? 0)
    inner.word(UInt32(truncatingIfNeeded: value))
    inner.word(UInt32(truncatingIfNeeded: value >> 32))
    bytes += inner.bytes
    word(Checksum.of(inner.bytes[...]))
  }
}

/// FNV-1a: finds accidents, not forgeries; sealing is the store's part.
enum Checksum {
  static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash
  }
}
