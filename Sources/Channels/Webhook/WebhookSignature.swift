package import Conversation
import Crypto
package import HTTP

/// Signs and verifies requests as Standard Webhooks 1.0.0 describes.
///
///     webhook-id: bridge-7f3a9c04-42
///     webhook-timestamp: 1732300000
///     webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
///
/// The signature is HMAC-SHA256 over id, timestamp and body with a full stop between them.
package struct WebhookSignature: Sendable {
  /// Seconds that a timestamp may be off, in either direction.
  package static let window: Int64 = 300
  /// Signatures looked at in one header; a sender changing keys sends two.
  static let signatureLimit = 8
  static let idByteLimit = 256

  package enum Refusal: Error, Hashable, Sendable {
    /// One of the three headers is missing or is not what it should be.
    case unsigned
    /// The timestamp is more than `window` away.
    case stale
    case wrongSignature
  }

  private let secrets: [WebhookSecret]

  package init(_ secret: WebhookSecret) {
    secrets = [secret]
  }

  /// One secret, or two while they are being changed: requests are signed with all, and any of them is accepted.
  ///
  /// Nil without any.
  package init?(_ secrets: [WebhookSecret]) {
    if secrets.isEmpty { return nil }
    self.secrets = secrets
  }

  package func headers(id: String, body: [UInt8], at now: Timestamp) -> [HTTPHeader] {
    let timestamp = String(now.seconds)
    let content = Self.content(id, timestamp, body)
    let signatures = secrets.map { secret in
      "v1," + Base64.encode(HMAC<SHA256>.authenticationCode(for: content, using: secret.key))
    }
    return [
      HTTPHeader("webhook-id", id), HTTPHeader("webhook-timestamp", timestamp),
      HTTPHeader("webhook-signature", signatures.joined(separator: " ")),
    ]
  }

  /// Gives the request's `webhook-id`.
  package func verify(_ request: InboundRequest, at now: Timestamp) throws(Refusal) -> String {
    guard let id = request.header("webhook-id"), !id.isEmpty, id.utf8.count <= Self.idByteLimit,
      let timestamp = request.header("webhook-timestamp"), let sent = Self.seconds(timestamp),
      let header = request.header("webhook-signature")
    else { throw .unsigned }
    let codes = header.split(separator: " ").prefix(Self.signatureLimit)
      .filter { $0.hasPrefix("v1,") }.compactMap { Base64.decode($0.dropFirst(3)) }
    guard !codes.isEmpty else { throw .unsigned }
    let content = Self.content(id, timestamp, request.body)
    let isSigned = secrets.contains { secret in
      // Compares in constant time.
      codes.contains { HMAC<SHA256>.isValidAuthenticationCode($0, authenticating: content, using: secret.key) }
    }
    guard isSigned else { throw .wrongSignature }
    guard abs(now.seconds - sent) <= Self.window else { throw .stale }
    return id
  }

  private static func content(_ id: String, _ timestamp: String, _ body: [UInt8]) -> [UInt8] {
    Array("\(id).\(timestamp).".utf8) + body
  }

  /// Digits only, and few enough that nothing overflows.
  private static func seconds(_ text: String) -> Int64? {
    guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int64(text)
  }
}

extension WebhookRefusal {
  init(_ refusal: WebhookSignature.Refusal) {
    switch refusal {
    case .unsigned:
      self.init(
        401, "unsigned",
        "The headers webhook-id, webhook-timestamp (seconds since 1970) and webhook-signature (v1,…) are needed.")
    case .stale:
      self.init(
        401, "stale",
        "The webhook-timestamp is more than five minutes off. Sign each attempt anew, and check both clocks.")
    case .wrongSignature:
      self.init(
        401, "wrong-signature",
        "No signature fits. Check the secret, and that the body is sent byte for byte as signed.")
    }
  }
}

/// A secret that a platform sends as it is in a header, because it cannot sign.
package struct WebhookToken: Sendable {
  package var header: String
  private let tokens: [String]

  /// One token, or two while they are being changed; nil without any.
  package init?(header: String, _ tokens: [String]) {
    if tokens.isEmpty { return nil }
    self.header = header
    self.tokens = tokens
  }

  /// Takes as long for a token that begins right as for one that does not.
  package func accepts(_ request: InboundRequest) -> Bool {
    guard let sent = request.header(header) else { return false }
    // What is compared are codes under a key drawn for this comparison, which no sender can steer.
    let key = SymmetricKey(size: .bits256)
    let code = HMAC<SHA256>.authenticationCode(for: Array(sent.utf8), using: key)
    return tokens.contains { token in
      !token.isEmpty && HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Array(token.utf8), using: key)
    }
  }
}
