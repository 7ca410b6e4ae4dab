/// A fixed 32-bit hash of a full id, by which saved states name scripts, nodes, choices, variables and members.
///
/// Positions change when a writer inserts a line; ids do not. Two ids of one book with the same hash are a lint error
/// (`id-collision`), so a hash is as good as the name. The hash is FNV-1a with MurmurHash3's finaliser; it is part of
/// the saved format and never changes.
///
///     ID("new_partner#stage")          // a node
///     ID("new_partner#stage.before")   // a choice
///     ID("new_partner.minutes")        // a variable; `book.adult` for one of book.json
///     ID("new_partner.toolbox:water")  // a member of an enum or set
package struct ID: Hashable, Sendable, Comparable {
  package var raw: UInt32

  package static let none = ID(raw: 0)

  package init(raw: UInt32) {
    self.raw = raw
  }

  package init(_ fullName: some StringProtocol) {
    var hash = Self.offset
    Self.add(fullName, to: &hash)
    self.init(finishing: hash)
  }

  /// The id of `owner`, `separator` and `name` in one, without making that string.
  init(_ owner: String, _ separator: String, _ name: String) {
    var hash = Self.offset
    Self.add(owner, to: &hash)
    Self.add(separator, to: &hash)
    Self.add(name, to: &hash)
    self.init(finishing: hash)
  }

  private static let offset: UInt32 = 0x811C_9DC5

  private static func add(_ text: some StringProtocol, to hash: inout UInt32) {
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
  }

  private init(finishing fnv: UInt32) {
    var hash = fnv
    hash ^= hash >> 16
    hash = hash &* 0x85EB_CA6B
    hash ^= hash >> 13
    hash = hash &* 0xC2B2_AE35
    hash ^= hash >> 16
    // Zero means "nothing" in tables and saved states.
    raw = hash == 0 ? 1 : hash
  }

  package static func < (left: ID, right: ID) -> Bool { left.raw < right.raw }
}
