import Channels
import Conversation
import Dialogue
import Foundation
import HTTP
import Logging
import Storage
import Locking
import TestSupport
import Testing

/// A bot that is reached by its webhook alone: signed bodies in, signed bodies out, as bytes.
final class WebhookRig {
  /// How the first event begins a talk that a scenario begins elsewhere than a person would.
  struct Beginning: Sendable {
    var state = ConversationState()
    var event = Event.start()
    var seed: UInt64 = 0
  }

  struct Refused: Error {
    let status: Int
  }

  let clock: TestClock
  let endpoint: WebhookEndpoint
  private let lanes: Lanes
  private let courier: OutboxCourier
  private let bell: ReminderBell
  private let receiver: Receiver
  private let signature: WebhookSignature
  private var posts = 0

  static let address = "ada@example.org"

  init(_ book: Book, on store: any ConversationStore, clock: TestClock, _ beginning: Beginning = Beginning()) throws {
    self.clock = clock
    signature = WebhookSignature(try WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    receiver = Receiver(signature, clock)
    let (counters, now) = (Counters(), { @Sendable in Timestamp(seconds: clock.now) })
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let handler = TurnHandler(store: store, books: BookShelf(book), counters: counters, logger: logger, now: now) {
      var (state, input) = ($0, $1)
      input.seed = beginning.seed
      if case .start = input.event { (state, input.event) = (beginning.state, beginning.event) }
      return Interpreter.advance(state, input, in: $2)
    }
    let lanes = Lanes(inbox: store, handler: handler, clock: ContinuousClock(), logger: logger)
    let channel = WebhookChannel(
      name: "bridge", target: .init(url: "https://bridge.example/in", signature: signature), client: receiver,
      clock: now)
    courier = OutboxCourier(
      outbox: store, channels: [channel], counters: counters, logger: logger, now: now, jitter: { 0 })
    bell = ReminderBell(inbox: store, lanes: lanes, counters: counters, logger: logger, now: now)
    endpoint = WebhookEndpoint(
      channel: "bridge", path: "/webhook/bridge", proof: .signature(signature), inbox: store, clock: now
    ) { await lanes.wake($0.lanes) }
    self.lanes = lanes
  }

  func start() async throws -> [PostedReply] { try await post(["type": "start"]) }

  func say(_ text: String) async throws -> [PostedReply] { try await post(["type": "message", "text": text]) }

  func tap(_ option: PostedReply.Question.Option, of question: PostedReply.Question) async throws -> [PostedReply] {
    try await post(["type": "tap", "offer": question.offer, "choice": option.id])
  }

  func attach() async throws -> [PostedReply] { try await post(["type": "attachment"]) }

  /// What is due rings.
  func ring() async throws -> [PostedReply] {
    try await bell.ring()
    return try await settle()
  }

  func request(_ fields: [String: Any]) throws -> InboundRequest {
    posts += 1
    let own: [String: Any] = ["conversation": Self.address, "event": "ada-\(posts)", "utc_offset": 0]
    let body = [UInt8](try JSONSerialization.data(withJSONObject: own.merging(fields) { $1 }))
    let headers = signature.headers(id: "post-\(posts)", body: body, at: Timestamp(seconds: clock.now))
    return InboundRequest(headers: headers, body: body)
  }

  private func post(_ fields: [String: Any]) async throws -> [PostedReply] {
    let response = await endpoint.respond(to: try request(fields))
    guard response.status == 202 else { throw Refused(status: response.status) }
    return try await settle()
  }

  func makeTurns() -> Task<Void, any Error> { Task { [lanes] in _ = try await lanes.drain() } }

  func settle() async throws -> [PostedReply] {
    try await lanes.drain()
    try await courier.deliverDue()
    return try receiver.take().map { try JSONDecoder().decode(PostedReply.self, from: Data($0)) }
  }

  /// The other end: it takes what is signed, and nothing else.
  private final class Receiver: HTTPClient {
    private let signature: WebhookSignature
    private let clock: TestClock
    private let bodies = Locked<[[UInt8]]>([])

    init(_ signature: WebhookSignature, _ clock: TestClock) {
      self.signature = signature
      self.clock = clock
    }

    func take() -> [[UInt8]] {
      bodies.withLock { bodies in
        defer { bodies = [] }
        return bodies
      }
    }

    func send(_ request: OutboundRequest) async throws(HTTPError) -> OutboundResponse {
      let received = InboundRequest(headers: request.headers, body: request.body)
      let isSigned = (try? signature.verify(received, at: Timestamp(seconds: clock.now))) != nil
      guard isSigned, received.header("webhook-id") != nil else { return OutboundResponse(status: 400) }
      bodies.withLock { $0.append(request.body) }
      return OutboundResponse(status: 204)
    }
  }
}
