/// Decisions taken from the front of an input; zeros once it is used up.
struct ByteSource {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isUsedUp: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  mutating func word() -> UInt32 { (0..<4).reduce(0) { word, _ in word << 8 | UInt32(byte()) } }

  /// As many bytes as the next two say, or as there are.
  mutating func section() -> [UInt8] {
    let count = Int(byte()) << 8 | Int(byte())
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// As many bytes as the next one says, or as there are.
  mutating func text() -> String {
    let count = Int(byte())
    defer { rest = rest.dropFirst(count) }
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }
}

extension [UInt8] {
  /// As `ByteSource.section` reads it.
  mutating func addSection(_ bytes: [UInt8]) {
    append(UInt8(truncatingIfNeeded: bytes.count >> 8))
    append(UInt8(truncatingIfNeeded: bytes.count))
    append(contentsOf: bytes)
  }
}
