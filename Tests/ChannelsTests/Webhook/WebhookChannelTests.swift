import Conversation
import HTTP
import Locking
import Testing

@testable import Channels

struct WebhookChannelTests {
  static let now = Timestamp(seconds: 1_732_300_000)
  static let message = OutboundMessage(
    parts: [
      .bubble(.init("Nice “line”.\nOne more?")), .card(.init(title: "Plan", text: "Water")), .kept(title: "Plan"),
      .reminder(.init(due: 5, dayAndTime: "tomorrow 18:30", text: "Hi")),
    ],
    question: .init(
      kind: .several, offer: 7,
      options: [
        .init("Yes", id: 0x0C51_A2FF, isTicked: true), .init("No", id: 2, isTicked: false), .init("Done", id: 3),
      ]))

  private func channel(_ client: StubClient) throws -> WebhookChannel {
    let signature = try WebhookSignatureTests.signature(WebhookSignatureTests.first)
    return WebhookChannel(
      name: "bridge", target: .init(url: "https://bridge.example/in", signature: signature), client: client,
      clock: { Self.now })
  }

  @Test func `a message goes out signed, under the same id in every attempt`() async throws {
    let client = StubClient(.success(OutboundResponse(status: 204)))
    let channel = try channel(client)

    #expect(try await channel.send(Self.message, to: "ada", delivery: "42") == [])
    _ = try await channel.send(Self.message, to: "ada", delivery: "42")

    let requests = client.requests
    let signature = try WebhookSignatureTests.signature(WebhookSignatureTests.first)
    #expect(requests.count == 2)
    for request in requests {
      #expect(request.method == "POST" && request.url == "https://bridge.example/in")
      let received = InboundRequest(headers: request.headers, body: request.body)
      #expect(try signature.verify(received, at: Self.now) == "bridge-42")
    }
    #expect(requests.first?.body == requests.last?.body)
  }

  @Test func `whoever gets a format of their own is not trusted to tell a repetition`() throws {
    let client = StubClient(.success(OutboundResponse(status: 204)))
    let template = try WebhookTemplate(#"{"text": "{text}"}"#)
    let target = WebhookChannel.Target(url: "https://chat.example/in", signature: nil, template: template)

    let foreign = WebhookChannel(name: "chat", target: target, client: client, clock: { Self.now })

    #expect(!foreign.knowsRepetitions)
    #expect(try channel(client).knowsRepetitions)
  }

  @Test func `a body holds the message in parts and as plain text`() throws {
    let bytes = WebhookEncoder().encode(Self.message, to: "ada", delivery: "bridge-42")

    #expect(
      String(decoding: bytes, as: UTF8.self) == #"""
        {"type":"reply","conversation":"ada","delivery":"bridge-42","parts":[\#
        {"kind":"bubble","speaker":"coach","text":"Nice “line”.\nOne more?"},\#
        {"kind":"card","title":"Plan","text":"Water"},{"kind":"kept","title":"Plan"},\#
        {"kind":"reminder","due":5,"day_and_time":"tomorrow 18:30","text":"Hi"}],\#
        "question":{"kind":"several","offer":7,"options":[\#
        {"id":"0c51a2ff","label":"Yes","ticked":true},{"id":"00000002","label":"No","ticked":false},\#
        {"id":"00000003","label":"Done","ticked":null}],"can_skip":false,"shown_again":false},\#
        "text":"Nice “line”.\nOne more?\n\nPlan\nWater\n\n(Kept: Plan)\n\n(Nudge, tomorrow 18:30: “Hi”)\n\n\#
        1. [x] Yes\n2. [ ] No\n3. Done\n(as many as you like: 1 3, then 3)","ended":false,"cleared":false}
        """#)
  }

  @Test func `in a rehearsal the plain text says who speaks`() {
    let message = OutboundMessage(parts: [
      .bubble(.init("Your turn.")), .bubble(.init("What is it?", speaker: .practicePartner)),
      .bubble(.init("I would like…", speaker: .person)),
    ])

    #expect(PlainReply(message).text == "Coach: Your turn.\n\nPractice partner: What is it?\n\nYou: I would like…")
  }

  @Test(
    arguments: [
      (200, nil, nil), (202, nil, nil), (299, nil, nil),
      (429, "7", .retry(after: .seconds(7))), (503, "0", .retry(after: .seconds(0))),
      (503, "999999999999999999999", .retry(after: .seconds(3_600))), (429, "soon", .retry(after: nil)),
      (429, nil, .retry(after: nil)), (401, nil, .retry(after: nil)), (408, nil, .retry(after: nil)),
      (409, nil, .retry(after: nil)), (425, nil, .retry(after: nil)), (425, "3", .retry(after: .seconds(3))),
      (500, nil, .retry(after: nil)), (502, nil, .retry(after: nil)), (410, nil, .gone), (403, nil, .refused),
      (404, nil, .refused), (400, nil, .refused), (413, nil, .refused), (302, nil, .refused), (0, nil, .refused),
    ] as [(Int, String?, SendError.Outcome?)])
  func `each answer means one thing, whatever stands in it`(
    status: Int, retryAfter: String?, outcome: SendError.Outcome?
  ) async throws {
    let headers = retryAfter.map { [HTTPHeader("retry-after", $0)] } ?? []
    let client = StubClient(
      .success(OutboundResponse(status: status, headers: headers, body: Array("<html>\u{0}".utf8))))

    do {
      _ = try await channel(client).send(Self.message, to: "ada", delivery: "1")
      #expect(outcome == nil)
    } catch let error as SendError {
      #expect(error.outcome == outcome)
      #expect(error.code == "status-\(status)")
    }
  }

  @Test(
    arguments: [
      (HTTPError(.unreachable, surelyNotSent: true, ""), .retry(after: nil), "http-unreachable"),
      (HTTPError(.timedOut, surelyNotSent: false, ""), .ambiguous, "http-timedOut"),
      (HTTPError(.interrupted, surelyNotSent: false, ""), .ambiguous, "http-interrupted"),
      (HTTPError(.responseTooLarge, surelyNotSent: false, ""), .ambiguous, "http-responseTooLarge"),
      (HTTPError(.invalidRequest, surelyNotSent: true, ""), .refused, "http-invalidRequest"),
    ] as [(HTTPError, SendError.Outcome, String)])
  func `without an answer it counts whether anything was sent`(
    error: HTTPError, outcome: SendError.Outcome, code: String
  ) async throws {
    let channel = try channel(StubClient(.failure(error)))

    await #expect(throws: SendError(outcome, code: code)) {
      try await channel.send(Self.message, to: "ada", delivery: "1")
    }
  }
}

extension WebhookChannelTests {
  @Test(
    arguments: [
      (200, nil), (503, .retry(after: nil)), (410, .gone), (400, .refused),
    ] as [(Int, SendError.Outcome?)])
  func `an answer too long to be read still means what its status says`(
    status: Int, outcome: SendError.Outcome?
  ) async throws {
    var error = HTTPError(.responseTooLarge, surelyNotSent: false, "")
    error.status = status
    let channel = try channel(StubClient(.failure(error)))

    do {
      #expect(try await channel.send(Self.message, to: "ada", delivery: "1") == [])
      #expect(outcome == nil)
    } catch {
      #expect(error == outcome.map { SendError($0, code: "status-\(status)") })
    }
  }

  @Test(arguments: ["a\r\nX-Other: b", "a\n", "\u{0}", "a\u{7F}", ""])
  func `a header's value that could not be sent is found before it is used`(value: String) {
    #expect(throws: HeaderSecret.Malformed.self) { try HeaderSecret.checked(value) }
  }

  @Test(arguments: ["Bearer abc", "a\tb", "schlüssel"])
  func `a header's value of one line is taken as it is`(value: String) throws {
    #expect(try HeaderSecret.checked(value) == value)
  }

  @Test func `who may take as many as they like is told the number of the option that ends it`() {
    typealias Option = OutboundMessage.Question.Option
    let options = [
      Option("Water", isTicked: true), Option("Tea", isTicked: false), Option("None of these"), Option("Done"),
      Option("My own", isTicked: true),
    ]
    let question = OutboundMessage.Question(kind: .several, options: options)

    #expect(question.doneNumber == 4)
    #expect(PlainReply(OutboundMessage(question: question)).options.hasSuffix("then 4)"))
    #expect(OutboundMessage.Question(kind: .choice, options: options).doneNumber == nil)
  }
}

final class StubClient: HTTPClient {
  private let answer: Result<OutboundResponse, HTTPError>
  private let sent = Locked<[OutboundRequest]>([])

  init(_ answer: Result<OutboundResponse, HTTPError>) {
    self.answer = answer
  }

  var requests: [OutboundRequest] { sent.withLock { $0 } }

  func send(_ request: OutboundRequest) async throws(HTTPError) -> OutboundResponse {
    sent.withLock { $0.append(request) }
    return try answer.get()
  }
}
