import Conversation
import HTTP
import Testing

@testable import Channels

struct WebhookSignatureTests {
  static let first = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  static let second = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
  let now = Timestamp(seconds: 1_732_300_000)
  let body = Array(#"{"type":"start"}"#.utf8)

  static func signature(_ secrets: String...) throws -> WebhookSignature {
    try #require(WebhookSignature(secrets.map { try WebhookSecret($0) }))
  }

  private func signed(_ secrets: WebhookSignature, at time: Timestamp? = nil) -> InboundRequest {
    InboundRequest(headers: secrets.headers(id: "m-1", body: body, at: time ?? now), body: body)
  }

  @Test func `what was signed with a secret is taken with it, and its id is told`() throws {
    let signature = try Self.signature(Self.first)

    #expect(try signature.verify(signed(signature), at: now) == "m-1")
  }

  @Test func `a changed byte, id or timestamp is no longer signed`() throws {
    let signature = try Self.signature(Self.first)
    var changed = [signed(signature), signed(signature), signed(signature)]
    changed[0].body[3] ^= 1
    changed[1].headers[0].value = "m-2"
    changed[2].headers[1].value = "1732300001"

    for request in changed {
      #expect(throws: WebhookSignature.Refusal.wrongSignature) { try signature.verify(request, at: now) }
    }
  }

  @Test(arguments: [-301, -300, 300, 301] as [Int64])
  func `five minutes off is taken, a second more is not`(seconds: Int64) throws {
    let signature = try Self.signature(Self.first)
    let request = signed(signature, at: Timestamp(seconds: now.seconds + seconds))

    if abs(seconds) > 300 {
      #expect(throws: WebhookSignature.Refusal.stale) { try signature.verify(request, at: now) }
    } else {
      #expect(throws: Never.self) { try signature.verify(request, at: now) }
    }
  }

  @Test func `while keys are changed, either end may be first`() throws {
    let old = try Self.signature(Self.first)
    let new = try Self.signature(Self.second)
    let both = try Self.signature(Self.first, Self.second)

    #expect(throws: Never.self) { try both.verify(signed(old), at: now) }
    #expect(throws: Never.self) { try both.verify(signed(new), at: now) }
    #expect(throws: Never.self) { try old.verify(signed(both), at: now) }
    #expect(throws: Never.self) { try new.verify(signed(both), at: now) }
    #expect(throws: WebhookSignature.Refusal.wrongSignature) { try new.verify(signed(old), at: now) }
  }

  @Test(arguments: [
    [], ["webhook-id"], ["webhook-timestamp"], ["webhook-signature"],
  ])
  func `a header that is missing or means nothing leaves a request unsigned`(missing: [String]) throws {
    let signature = try Self.signature(Self.first)
    var request = signed(signature)
    request.headers.removeAll { missing.isEmpty || missing.contains($0.name) }
    #expect(throws: WebhookSignature.Refusal.unsigned) { try signature.verify(request, at: now) }

    let odd = ["", "-5", "1.5", "9999999999999999999999", "１２", "v1,", "v1,=", "v1a,AAAA", "v2,AAAA", " "]
    for value in odd {
      request = signed(signature)
      for name in ["webhook-timestamp", "webhook-signature"] {
        request.headers.removeAll { $0.name == name }
        request.headers.append(HTTPHeader(name, value))
        #expect(throws: WebhookSignature.Refusal.self) { try signature.verify(request, at: now) }
      }
    }
  }

  @Test(arguments: [
    ("", WebhookSecret.Malformed.prefix), ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", .prefix), ("whsec_!", .base64),
    ("whsec_AAA", .base64), ("whsec_AAAA", .length(3)),
  ])
  func `a secret that is none is refused without being repeated`(text: String, problem: WebhookSecret.Malformed) {
    #expect(throws: problem) { try WebhookSecret(text) }
    #expect(text.count < 10 || !problem.description.contains(text.dropFirst(6)))
  }

  @Test func `a secret never prints itself`() throws {
    let secret = try WebhookSecret(Self.first)

    #expect("\(secret)" == "whsec_…")
  }

  @Test func `base64 comes back as it was, and has one spelling`() {
    for count in 0...40 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
    for wrong in ["A", "AA", "AAA", "AB==", "AA=A", "A===", "====", "AA A", "AAA\n"] {
      #expect(Base64.decode(wrong) == nil, "\(wrong)")
    }
  }

  @Test func `a token is compared whole, and an empty one opens nothing`() throws {
    let token = try #require(WebhookToken(header: "X-Token", ["s3cret", "other"]))
    let empty = try #require(WebhookToken(header: "X-Token", [""]))
    func request(_ value: String) -> InboundRequest {
      InboundRequest(headers: [HTTPHeader("x-token", value)], body: [])
    }

    #expect(token.accepts(request("s3cret")) && token.accepts(request("other")))
    #expect(!token.accepts(request("s3cre")) && !token.accepts(request("s3cret ")) && !token.accepts(request("")))
    #expect(!token.accepts(InboundRequest(headers: [], body: [])))
    #expect(!empty.accepts(request("")))
  }

  @Test func `without a secret there is neither signature nor token`() {
    #expect(WebhookSignature([]) == nil)
    #expect(WebhookToken(header: "X-Token", []) == nil)
  }
}
