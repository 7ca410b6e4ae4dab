import Conversation
import Foundation
import HTTP
import TestSupport
import Testing

@testable import Channels

/// The reference implementation from PyPI, `standardwebhooks`, judges ours, and ours judges it.
struct StandardWebhooksTests {
  private static let seed: UInt64 = 41

  private let bodies: [String] = {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("aä€🙂\u{0}\n\"\\ {}")
    return (0..<50).map { _ in
      String(
        (0..<Int.random(in: 0...200, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
    }
  }()

  @Test func `the reference takes what we sign, with either secret`() throws {
    let signature = try WebhookSignatureTests.signature(WebhookSignatureTests.first, WebhookSignatureTests.second)
    let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
    let cases: [WireValue] = bodies.enumerated().map { position, body in
      let headers = signature.headers(id: "m-\(position)", body: Array(body.utf8), at: now)
      return [
        "body": .string(body), "headers": .object(headers.map { .init($0.name, .string($0.value)) }),
        "secret": .string(position % 2 == 0 ? WebhookSignatureTests.first : WebhookSignatureTests.second),
      ]
    }

    let verdict = try ReferenceJudge.run(
      """
      for case in json.load(sys.stdin):
        Webhook(case["secret"]).verify(case["body"], case["headers"], json_parse=False)
      print("taken")
      """, input: WireValue.array(cases).bytes)

    #expect(verdict == "taken\n", "seed \(Self.seed)")
  }

  @Test func `we take what the reference signs, and nothing else`() throws {
    let now = Timestamp(seconds: 1_732_300_000)
    let signature = try WebhookSignatureTests.signature(WebhookSignatureTests.second)

    let signatures = try ReferenceJudge.run(
      """
      hook = Webhook("\(WebhookSignatureTests.second)")
      for body in json.load(sys.stdin):
        print(hook.sign("m-1", datetime.datetime.fromtimestamp(\(now.seconds), datetime.timezone.utc), body))
      """, input: WireValue.array(bodies.map { .string($0) }).bytes
    ).split(separator: "\n")

    #expect(signatures.count == bodies.count)
    for (body, code) in zip(bodies, signatures) {
      var request = InboundRequest(
        headers: [
          HTTPHeader("Webhook-Id", "m-1"), HTTPHeader("Webhook-Timestamp", String(now.seconds)),
          HTTPHeader("Webhook-Signature", "v1a,AAAA " + code),
        ], body: Array(body.utf8))
      #expect(throws: Never.self, "seed \(Self.seed)") { try signature.verify(request, at: now) }
      request.body.append(0x20)
      #expect(throws: WebhookSignature.Refusal.wrongSignature) { try signature.verify(request, at: now) }
    }
  }
}

/// What the reference prints.
private enum ReferenceJudge {
  struct Failed: Error, CustomStringConvertible {
    var description: String
  }

  static func run(_ script: String, input: [UInt8]) throws -> String {
    let program = "import datetime, json, sys\nfrom standardwebhooks import Webhook\n" + script
    let run = try Python.having("standardwebhooks").run(["-c", program], input: input)
    guard run.status == 0 else { throw Failed(description: "the reference refused: \(run.output)") }
    return run.output
  }
}
