/// Sends requests to other machines.
package protocol HTTPClient: Sendable {
  /// Gives whatever the server answered, errors of its own included: a 500 is a response.
  ///
  /// Cancelling the task cancels the transfer.
  func send(_ request: OutboundRequest) async throws(HTTPError) -> OutboundResponse
}

/// A header as it is sent; names are compared without case.
package struct HTTPHeader: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Whether a value is one line of text: the end of a line would begin another header.
  package static func isValue(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }
  }
}

/// What comes with headers.
package protocol HeaderFields {
  var headers: [HTTPHeader] { get }
}

extension HeaderFields {
  /// The first header of that name, whatever its case.
  package func header(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name.lowercased() == name }?.value
  }
}

package struct OutboundRequest: Sendable {
  package var method: String
  package var url: String
  package var headers: [HTTPHeader]
  package var body: [UInt8]
  package var limits: Limits

  package struct Limits: Hashable, Sendable {
    package var connect: Duration = .seconds(10)
    /// From the first byte sent to the last one received.
    package var total: Duration = .seconds(30)
    package var responseBytes = 1 << 20

    package init() {}
  }

  package init(
    _ method: String = "GET", _ url: String, headers: [HTTPHeader] = [], body: [UInt8] = [], limits: Limits = Limits()
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.limits = limits
  }
}

package struct OutboundResponse: HeaderFields, Hashable, Sendable {
  package var status: Int
  package var headers: [HTTPHeader]
  package var body: [UInt8]

  package init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// Why there is no answer.
///
/// Its text never holds a URL's path, query or user, which may be secrets.
package struct HTTPError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    /// The name has no address, or nobody listens there.
    case unreachable
    case untrustedCertificate
    case timedOut
    /// The connection ended before the answer was whole.
    case interrupted
    case responseTooLarge
    case invalidRequest
    case cancelled
    /// The client was shut down.
    case closed
    case other
  }

  package var reason: Reason
  /// Whether nothing of the request can have reached the server, so that it may be sent again without a second effect.
  package var surelyNotSent: Bool
  package var description: String
  /// What the server had answered when the rest of its answer went wrong: it has decided.
  package var status: Int?

  package init(_ reason: Reason, surelyNotSent: Bool, _ description: String) {
    self.reason = reason
    self.surelyNotSent = surelyNotSent
    self.description = description
  }
}
