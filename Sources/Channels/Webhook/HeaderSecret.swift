import HTTP

/// A configured value of a header, as it can be sent or can arrive: not empty, and one line of text.
package enum HeaderSecret {
  package enum Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    case empty
    case controlCharacter

    /// Never holds the value.
    package var description: String {
      switch self {
      case .empty: "a header's value is empty"
      case .controlCharacter:
        "a header's value is one line of text; this one has a line break or another control character"
      }
    }
  }

  /// Gives the value back; with any other, each message would be refused when it is sent.
  package static func checked(_ value: String) throws(Malformed) -> String {
    guard !value.isEmpty else { throw .empty }
    guard HTTPHeader.isValue(value) else { throw .controlCharacter }
    return value
  }
}
