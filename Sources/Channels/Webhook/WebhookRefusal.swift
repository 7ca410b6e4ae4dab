package import HTTP

/// Why a request was not taken, in words for whoever wrote the other end.
///
/// Never holds anything that was sent: bodies hold what people wrote, and answers end up in logs.
package struct WebhookRefusal: Error, Hashable, Sendable {
  package var status: Int
  /// Stays the same when the words are improved.
  package var code: String
  package var message: String
  /// Where in the body, counted from zero.
  package var byte: Int?
  /// Seconds after which the same request may be tried again.
  package var retryAfter: Int?

  package init(_ status: Int, _ code: String, _ message: String, byte: Int? = nil, retryAfter: Int? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.byte = byte
    self.retryAfter = retryAfter
  }

  package var response: InboundResponse {
    var error: [WireValue.Member] = [.init("code", .string(code)), .init("message", .string(message))]
    if let byte { error.append(.init("byte", .integer(byte))) }
    var headers = [HTTPHeader("Content-Type", "application/json")]
    if let retryAfter { headers.append(HTTPHeader("Retry-After", String(retryAfter))) }
    return InboundResponse(
      status: status, headers: headers, body: WireValue.object([.init("error", .object(error))]).bytes)
  }
}

extension WebhookRefusal {
  /// Longer texts get a refusal of their own, so that the other end can say so.
  package static let textByteLimit = 65_536

  static let textTooLong = WebhookRefusal(
    413, "text-too-long",
    "The text is longer than 65536 bytes and was not read. Please say so to whoever wrote it, and how to get help.")

  init(_ failure: WireParser.Failure) {
    let message =
      switch failure.reason {
      case .syntax: "This is not JSON from here on."
      case .depth: "Values are nested more than \(WireParser.depthLimit) deep."
      case .duplicateKey: "A key stands here a second time in the same object."
      case .encoding: "This text is not UTF-8, or has an escape that is half a character."
      }
    self.init(400, "json-\(failure.reason.rawValue)", message, byte: failure.byte)
  }
}
