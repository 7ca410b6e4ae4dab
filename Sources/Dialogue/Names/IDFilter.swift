/// A set of ids in one word: tells for certain that two sets share none, never that they share one.
struct IDFilter: Hashable, Sendable {
  private var bits: UInt64 = 0

  mutating func insert(_ id: ID) { bits |= 1 << UInt64(id.raw & 63) }

  func mayMeet(_ other: IDFilter) -> Bool { bits & other.bits != 0 }
}
