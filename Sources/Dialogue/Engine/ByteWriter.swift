/// Writes a saved state: LEB128 numbers, little-endian ids, counted lists.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init() { bytes.reserveCapacity(256) }

  package mutating func byte(_ value: UInt8) { bytes.append(value) }

  package mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }

  package mutating func number(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func count(_ value: Int) { number(UInt64(value)) }

  package mutating func signed(_ value: Int64) { number(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

  package mutating func id(_ id: ID) { word(id.raw) }

  package mutating func word(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func text(_ text: String) {
    count(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func optional<Wrapped>(_ value: Wrapped?, _ write: (inout ByteWriter, Wrapped) -> Void) {
    bool(value != nil)
    if let value { write(&self, value) }
  }

  package mutating func list<Element>(_ list: [Element], _ write: (inout ByteWriter, Element) -> Void) {
    count(list.count)
    for element in list { write(&self, element) }
  }

  /// Length, checksum, content.
  mutating func section(_ write: (inout ByteWriter) -> Void) {
    var inner = ByteWriter()
    write(&inner)
    count(inner.bytes.count)
    word(Checksum.ofWords(inner.bytes, 0..<inner.bytes.count))
    bytes += inner.bytes
  }

  /// The end of a lock with its own checksum: twelve bytes; zero where there is none.
  mutating func lock(_ until: Int64?) {
    var inner = ByteWriter()
    let value = UInt64(bitPattern: until ?? 0)
    inner.word(UInt32(truncatingIfNeeded: value))
    inner.word(UInt32(truncatingIfNeeded: value >> 32))
    bytes += inner.bytes
    word(Checksum.ofBytes(inner.bytes, 0..<inner.bytes.count))
  }
}

/// FNV-1a: finds accidents, not forgeries; sealing is the store's part.
enum Checksum {
  static func ofBytes(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 { adding(bytes, range, to: 0x811C_9DC5) }

  /// Four bytes in one step, and one by one what is left: version 2 and later.
  static func ofWords(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    let rest = range.upperBound - range.count % 4
    let hash = bytes.withUnsafeBytes { raw in
      stride(from: range.lowerBound, to: rest, by: 4).reduce(0x811C_9DC5) { hash, offset in
        (hash ^ UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))) &* 0x0100_0193
      }
    }
    return adding(bytes, rest..<range.upperBound, to: hash)
  }

  private static func adding(_ bytes: [UInt8], _ range: Range<Int>, to start: UInt32) -> UInt32 {
    range.reduce(start) { ($0 ^ UInt32(bytes[$1])) &* 0x0100_0193 }
  }
}
