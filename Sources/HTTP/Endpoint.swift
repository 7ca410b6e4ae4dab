/// A path that others call: what a channel offers, and `Web` hosts.
package protocol Endpoint: Sendable {
  /// Such as `/webhook/bridge`.
  var path: String { get }
  var method: String { get }
  /// Bytes; longer bodies are refused with 413 and never read to their end.
  var bodyLimit: Int { get }

  func respond(to request: InboundRequest) async -> InboundResponse
}

/// A request that was read whole.
package struct InboundRequest: HeaderFields, Sendable {
  package var headers: [HTTPHeader]
  package var body: [UInt8]

  package init(headers: [HTTPHeader], body: [UInt8]) {
    self.headers = headers
    self.body = body
  }
}

package struct InboundResponse: Hashable, Sendable {
  package var status: Int
  package var headers: [HTTPHeader]
  package var body: [UInt8]

  package init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
