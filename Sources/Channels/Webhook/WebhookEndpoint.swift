package import Conversation
package import HTTP

/// Takes in what others post: answers 2xx only when the message is stored.
package struct WebhookEndpoint: Endpoint {
  /// How a sender shows who it is.
  package enum Proof: Sendable {
    case signature(WebhookSignature)
    case token(WebhookToken)
  }

  /// Room for the longest text with every character escaped, and for what stands around it.
  package static let bodyByteLimit = 512 * 1_024
  /// Seconds after which a sender may try again when the store could not take a message.
  static let storeRetrySeconds = 5

  package let path: String
  package let method = "POST"
  package var bodyLimit: Int { Self.bodyByteLimit }

  private let proof: Proof
  private let channel: String
  private let mapping: WebhookMapping?
  private let inbox: any Inbox
  private let clock: @Sendable () -> Timestamp
  private let accepted: @Sendable (Acceptance) async -> Void
  private let failed: @Sendable (StoreError) -> Void

  /// `accepted` hears of each message that was stored, so that its turn can begin; `failed` why one was not.
  package init(
    channel: String, path: String, proof: Proof, mapping: WebhookMapping? = nil, inbox: any Inbox,
    clock: @escaping @Sendable () -> Timestamp, accepted: @escaping @Sendable (Acceptance) async -> Void = { _ in },
    failed: @escaping @Sendable (StoreError) -> Void = { _ in }
  ) {
    self.path = path
    self.proof = proof
    self.inbox = inbox
    self.clock = clock
    self.accepted = accepted
    self.failed = failed
    self.channel = channel
    self.mapping = mapping
  }

  package func respond(to request: InboundRequest) async -> InboundResponse {
    do {
      return try await take(request)
    } catch {
      return error.response
    }
  }

  private func take(_ request: InboundRequest) async throws(WebhookRefusal) -> InboundResponse {
    guard request.body.count <= bodyLimit else {
      throw WebhookRefusal(413, "body-too-large", "The body is longer than \(bodyLimit) bytes.")
    }
    let now = clock()
    let webhookID = try verify(request, at: now)
    guard let message = try message(in: request, webhookID) else { return Self.answer(200, "ignored") }
    let acceptance: Acceptance
    do {
      acceptance = try await inbox.accept([message], cursor: nil, at: now)
    } catch {
      failed(error)
      throw WebhookRefusal(
        503, "not-stored", "The message could not be stored. Please send it again.", retryAfter: Self.storeRetrySeconds)
    }
    await accepted(acceptance)
    return acceptance.known > 0 ? Self.answer(200, "known") : Self.answer(202, "accepted")
  }

  private func message(in request: InboundRequest, _ webhookID: String?) throws(WebhookRefusal) -> InboundMessage? {
    guard let mapping else { return try WebhookDecoder(channel: channel).decode(request.body, webhookID: webhookID) }
    return try mapping.read(request, channel: channel, webhookID: webhookID)
  }

  private func verify(_ request: InboundRequest, at now: Timestamp) throws(WebhookRefusal) -> String? {
    switch proof {
    case .signature(let signature):
      do { return try signature.verify(request, at: now) } catch { throw WebhookRefusal(error) }
    case .token(let token):
      guard token.accepts(request) else {
        throw WebhookRefusal(401, "wrong-token", "The header \(token.header) is missing or not what was agreed on.")
      }
      return nil
    }
  }

  private static func answer(_ status: Int, _ word: String) -> InboundResponse {
    let body: WireValue = ["status": .string(word)]
    return InboundResponse(
      status: status, headers: [HTTPHeader("Content-Type", "application/json")], body: body.bytes)
  }
}
