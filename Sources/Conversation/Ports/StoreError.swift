/// Why a store did not do what it was asked; nothing was changed.
package enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another turn was saved since the session was read: read again and redo the turn.
  case stale
  /// The disk is full, the database locked or read-only: to be tried again later. The text is for the operator.
  case unavailable(String)
  /// What is stored cannot be read: a broken file, or not this key. The text is for the operator.
  case unreadable(String)

  /// For the operator, as one sentence or two.
  package var description: String {
    switch self {
    case .stale: "Somebody else changed it at the same moment. Try again."
    case .unavailable(let text), .unreadable(let text): text
    }
  }
}
