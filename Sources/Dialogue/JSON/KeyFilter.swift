/// The keys of an object in one word: tells for certain that a key is not there, never that it is.
///
/// Each key sets a bit, chosen by its length and its first letter; few objects have two keys alike in both.
struct KeyFilter {
  private var bits: UInt64 = 0

  /// Whether no key before it sets the same bit.
  mutating func insert(_ entry: JSONDocument.Entry, of bytes: [UInt8]) -> Bool {
    let length = Int(entry.keyEnd) - Int(entry.keyStart)
    let bit = Self.bit(length, length > 0 ? bytes[Int(entry.keyStart)] : 0)
    defer { bits |= bit }
    return bits & bit == 0
  }

  /// From now on any key may be there.
  mutating func insertAll() { bits = .max }

  func mayHold(_ key: String) -> Bool { bits & Self.bit(key.utf8.count, key.utf8.first ?? 0) != 0 }

  private static func bit(_ length: Int, _ first: UInt8) -> UInt64 { 1 << UInt64((length &* 5 &+ Int(first)) & 63) }
}
