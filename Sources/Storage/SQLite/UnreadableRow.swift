/// A row that does not open and was set aside: it stays where it is, and nobody waits for it.
package struct UnreadableRow: Hashable, Sendable, CustomStringConvertible {
  package enum Kind: String, Hashable, Sendable {
    case event, reminder, message
    /// Of a conversation, none of whose rows open.
    case expiry
  }

  /// What stands beside it in the database.
  package static let code = "unreadable"

  package var kind: Kind
  package var id: Int64

  package init(_ kind: Kind, _ id: Int64) {
    self.kind = kind
    self.id = id
  }

  /// Such as `reminder 12`.
  package var description: String { "\(kind.rawValue) \(id)" }
}
