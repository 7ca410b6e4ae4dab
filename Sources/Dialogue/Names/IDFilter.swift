/// A set of ids in four words: tells for certain that an id is not in it, or that two sets share none.
///
/// Of a set of two dozen, one id in ten that is not in it seems to be.
struct IDFilter: Sendable {
  private var bits = InlineArray<4, UInt64>(repeating: 0)

  mutating func insert(_ id: ID) { bits[Self.word(id)] |= 1 << UInt64(id.raw & 63) }

  func mayHold(_ id: ID) -> Bool { bits[Self.word(id)] & 1 << UInt64(id.raw & 63) != 0 }

  func mayMeet(_ other: IDFilter) -> Bool {
    var shared: UInt64 = 0
    for word in bits.indices { shared |= bits[word] & other.bits[word] }
    return shared != 0
  }

  private static func word(_ id: ID) -> Int { Int(id.raw >> 6 & 3) }
}
