import Conversation
import HTTP
import Locking
import Testing

@testable import Channels

struct WebhookEndpointTests {
  let now = Timestamp(seconds: 1_732_300_000)
  let inbox = RecordingInbox()
  let body = Array(#"{"type":"message","conversation":"ada","event":"m-1","text":"yes"}"#.utf8)

  private func endpoint(accepted: @escaping @Sendable (Acceptance) async -> Void = { _ in }) throws -> WebhookEndpoint {
    let now = now
    return WebhookEndpoint(
      channel: "bridge", path: "/webhook/bridge",
      proof: .signature(try WebhookSignatureTests.signature(WebhookSignatureTests.first)), inbox: inbox,
      clock: { now }, accepted: accepted)
  }

  private func signed(_ body: [UInt8], at time: Timestamp? = nil) throws -> InboundRequest {
    let signature = try WebhookSignatureTests.signature(WebhookSignatureTests.first)
    return InboundRequest(headers: signature.headers(id: "h-1", body: body, at: time ?? now), body: body)
  }

  @Test func `a message is answered when it is stored, and its lane is told`() async throws {
    let lanes = Locked<Int>(0)
    let endpoint = try endpoint { acceptance in lanes.withLock { $0 += acceptance.lanes.count } }

    let response = await endpoint.respond(to: try signed(body))

    #expect(response.status == 202)
    #expect(inbox.messages.map(\.content) == [.text("yes")])
    #expect(lanes.withLock { $0 } == 1)
  }

  @Test func `a repeated one is answered and stored once`() async throws {
    let endpoint = try endpoint()
    _ = await endpoint.respond(to: try signed(body))

    let response = await endpoint.respond(to: try signed(body))

    #expect(response.status == 200)
    #expect(inbox.messages.count == 1)
  }

  @Test func `what cannot be stored is asked for again`() async throws {
    inbox.failure = .unavailable("disk full")

    let response = try await endpoint().respond(to: try signed(body))

    #expect(response.status == 503)
    #expect(response.headers.contains(HTTPHeader("Retry-After", "5")))
    #expect(!String(decoding: response.body, as: UTF8.self).contains("disk"))
  }

  @Test func `nothing gets in unsigned, stale, wrongly signed, malformed or too large`() async throws {
    let endpoint = try endpoint()
    var forged = try signed(body)
    forged.body[60] ^= 1
    let requests: [(InboundRequest, Int, String)] = [
      (InboundRequest(headers: [], body: body), 401, "unsigned"),
      (try signed(body, at: Timestamp(seconds: now.seconds - 301)), 401, "stale"),
      (forged, 401, "wrong-signature"),
      (try signed(Array("{".utf8)), 400, "json-syntax"),
      (try signed([UInt8](repeating: 0x20, count: WebhookEndpoint.bodyByteLimit + 1)), 413, "body-too-large"),
    ]

    for (request, status, code) in requests {
      let response = await endpoint.respond(to: request)
      #expect(response.status == status)
      let error = try WireParser.parse(response.body)["error"]
      #expect(error?["code"] == .string(code))
      #expect(!String(decoding: response.body, as: UTF8.self).contains("yes"))
    }
    #expect(inbox.messages.isEmpty)
  }
}

/// Knows events by their ids, and keeps what it was given.
final class RecordingInbox: Inbox {
  private let state = Locked<(messages: [InboundMessage], failure: StoreError?)>(([], nil))

  var messages: [InboundMessage] { state.withLock { $0.messages } }

  var failure: StoreError? {
    get { state.withLock { $0.failure } }
    set { state.withLock { $0.failure = newValue } }
  }

  func accept(
    _ messages: [InboundMessage], cursor: ChannelCursor?, at now: Timestamp
  ) async throws(StoreError) -> Acceptance {
    if let failure { throw failure }
    return state.withLock { state in
      let fresh = messages.filter { message in !state.messages.contains { $0.event == message.event } }
      state.messages += fresh
      return Acceptance(
        lanes: fresh.isEmpty ? [] : [ConversationKey(high: 0, low: 1)], events: fresh.count,
        known: messages.count - fresh.count)
    }
  }

  func cursor(of channel: String) async throws(StoreError) -> [UInt8]? { nil }
  func waiting(limit: Int) async throws(StoreError) -> [ConversationKey] { [] }
  func next(in key: ConversationKey) async throws(StoreError) -> PendingTurn? { nil }
  func newestUndone() async throws(StoreError) -> Int64? { nil }
  func suspects(
    attempts: Int, after place: Int64, through last: Int64, limit: Int
  ) async throws(StoreError) -> [Suspect] { [] }
  func noteFailure(of event: Int64) async throws(StoreError) {}
  func setAside(
    _ event: Int64, code: String, telling message: OutboundMessage?, at now: Timestamp
  ) async throws(StoreError) {}
  func ring(at now: Timestamp, limit: Int) async throws(StoreError) -> [ConversationKey] { [] }
}
