package import Conversation
package import HTTP

/// Writes to people through whoever runs the other end of a webhook.
///
/// Each message is one POST. Its `webhook-id`, `bridge-7f3a9c04-42` on the channel `bridge`, is the same in every
/// attempt, so that the other end can tell a repetition.
package struct WebhookChannel: Channel {
  package let name: String
  package let pace: ChannelPace
  private let target: Target
  private let client: any HTTPClient
  private let clock: @Sendable () -> Timestamp

  package struct Target: Sendable {
    package var url: String
    package var signature: WebhookSignature?
    /// Sent as they are with each request, such as a platform's own authorisation.
    package var headers: [HTTPHeader]
    /// What is sent instead of our own format.
    package var template: WebhookTemplate?

    package init(
      url: String, signature: WebhookSignature?, headers: [HTTPHeader] = [], template: WebhookTemplate? = nil
    ) {
      self.url = url
      self.signature = signature
      self.headers = headers
      self.template = template
    }
  }

  /// By `webhook-id`, which nobody promised who has a format of their own.
  package var knowsRepetitions: Bool { target.template == nil }

  package init(
    name: String, target: Target, pace: ChannelPace = ChannelPace(), client: any HTTPClient,
    clock: @escaping @Sendable () -> Timestamp
  ) {
    self.name = name
    self.pace = pace
    self.target = target
    self.client = client
    self.clock = clock
  }

  /// Gives no ids: what the other end answers besides its status is not read.
  package func send(
    _ message: OutboundMessage, to address: String, delivery: String
  ) async throws(SendError) -> [String] {
    let id = "\(name)-\(delivery)"
    let body =
      target.template?.fill(message, conversation: address, delivery: id)
      ?? WebhookEncoder().encode(message, to: address, delivery: id)
    var request = OutboundRequest("POST", target.url, headers: [HTTPHeader("Content-Type", "application/json")])
    request.headers += target.headers
    request.headers += target.signature?.headers(id: id, body: body, at: clock()) ?? []
    request.body = body
    let response: OutboundResponse
    do { response = try await client.send(request) } catch {
      // Its status is all that is asked for: whatever befell the rest of the answer does not matter.
      guard let status = error.status else { throw SendError(error) }
      response = OutboundResponse(status: status)
    }
    if let error = SendError(response) { throw error }
    return []
  }
}

extension SendError {
  /// Nil for an answer that says the message was taken.
  fileprivate init?(_ response: OutboundResponse) {
    let outcome: Outcome
    switch response.status {
    case 200...299: return nil
    case 410: outcome = .gone
    // 401: a secret that is being changed; the message waits until both ends have it.
    // 5xx: it may have acted, but whoever keeps ids of deliveries does not act twice.
    case 401, 408, 409, 425, 429, 500...599: outcome = .retry(after: RetryAfter.delay(response.header("Retry-After")))
    default: outcome = .refused
    }
    self.init(outcome, code: "status-\(response.status)")
  }

  fileprivate init(_ error: HTTPError) {
    let outcome: Outcome =
      switch error.reason {
      case .invalidRequest: .refused
      default: error.surelyNotSent ? .retry(after: nil) : .ambiguous
      }
    self.init(outcome, code: "http-\(error.reason)")
  }
}

/// How long a server asks to be left alone.
enum RetryAfter {
  /// Longer is taken for this: the answer may be a mistake, and people wait.
  static let limit: Int64 = 3_600

  /// Nil where there is nothing, or a date instead of seconds.
  static func delay(_ header: String?) -> Duration? {
    guard let header, !header.isEmpty, header.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return .seconds(min(Int64(header) ?? limit, limit))
  }
}
