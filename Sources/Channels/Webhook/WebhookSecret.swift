package import Crypto

/// A key that both ends of a webhook know: `whsec_` and then 24 to 64 bytes in base64.
///
///     echo "whsec_$(head -c 32 /dev/urandom | base64)"
package struct WebhookSecret: Sendable, CustomStringConvertible {
  package enum Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    case prefix
    case base64
    case length(Int)

    /// Never holds the secret.
    package var description: String {
      switch self {
      case .prefix: "a webhook secret begins with whsec_"
      case .base64: "what follows whsec_ is not base64; it has to be whole, with the = at its end"
      case .length(let bytes): "a webhook secret has 24 to 64 bytes, this one \(bytes)"
      }
    }
  }

  package let key: SymmetricKey

  package init(_ text: String) throws(Malformed) {
    guard text.hasPrefix("whsec_") else { throw .prefix }
    guard let bytes = Base64.decode(text.dropFirst(6)) else { throw .base64 }
    guard (24...64).contains(bytes.count) else { throw .length(bytes.count) }
    key = SymmetricKey(data: bytes)
  }

  package var description: String { "whsec_…" }
}
