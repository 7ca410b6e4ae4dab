import Conversation
import HTTP
import TestSupport
import Testing

@testable import Channels

struct WebhookDecoderTests {
  private func decode(_ text: String, webhookID: String? = "h-1") throws(WebhookRefusal) -> InboundMessage {
    try WebhookDecoder(channel: "bridge").decode(Array(text.utf8), webhookID: webhookID)
  }

  @Test(arguments: [
    (#"{"type":"message","conversation":"ada","event":"m-1","text":"yes"}"#, InboundMessage.Content.text("yes")),
    (#"{"type":"start","conversation":"ada","event":"m-1"}"#, .start),
    (
      #"{"type":"tap","conversation":"ada","event":"m-1","offer":4,"choice":"0c51a2ff"}"#,
      .tap(offer: 4, choice: 0x0C51_A2FF)
    ),
    (
      #"{"type":"edited","conversation":"ada","event":"m-1","edits":"m-0","text":"no"}"#, .edited("no", event: "m-0")
    ),
    (#"{"type":"attachment","conversation":"ada","event":"m-1"}"#, .attachment),
    (#"{"type":"left","conversation":"ada","event":"m-1"}"#, .left),
  ])
  func `each type is read`(body: String, content: InboundMessage.Content) throws {
    let message = try decode(body)

    #expect(message.conversation == ConversationID(channel: "bridge", address: "ada"))
    #expect(message.event == "m-1")
    #expect(message.content == content)
    #expect(message.utcOffset == nil)
  }

  @Test func `the event may be named by the webhook-id, and the clock by an offset`() throws {
    let message = try decode(#"{"conversation":"ada","type":"start","utc_offset":-210}"#)

    #expect(message.event == "h-1")
    #expect(message.utcOffset == -210)
  }

  @Test func `who wrote may stand with any type`() throws {
    #expect(try decode(#"{"type":"start","conversation":"room","speaker":"ada"}"#).speaker == "ada")
    #expect(try decode(#"{"type":"start","conversation":"room"}"#).speaker == nil)
  }

  @Test(arguments: [
    ("", "json-syntax"), ("{", "json-syntax"), ("{}x", "json-syntax"), ("[]", "not-an-object"),
    (#"{"type":"start","type":"start"}"#, "json-duplicate-key"), ("\u{FEFF}{}", "json-syntax"),
    (#"{"type":"\ud800"}"#, "json-encoding"),
    (String(repeating: "[", count: 100_000), "json-depth"),
    ("{}", "missing-field"), (#"{"type":7}"#, "wrong-value"), (#"{"type":"sticker"}"#, "unknown-type"),
    (#"{"type":"start"}"#, "missing-field"),
    (#"{"type":"start","conversation":""}"#, "wrong-value"),
    (#"{"type":"start","conversation":12}"#, "wrong-value"),
    (#"{"type":"start","conversation":"ada","event":null}"#, "wrong-value"),
    (#"{"type":"start","conversation":"ada","txet":"hi"}"#, "unknown-field"),
    (#"{"type":"start","conversation":"ada","text":"hi"}"#, "unknown-field"),
    (#"{"type":"message","conversation":"ada"}"#, "missing-field"),
    (#"{"type":"message","conversation":"ada","text":["hi"]}"#, "wrong-value"),
    (#"{"type":"tap","conversation":"ada","offer":-1,"choice":"00000000"}"#, "wrong-value"),
    (#"{"type":"tap","conversation":"ada","offer":1.5,"choice":"00000000"}"#, "wrong-value"),
    (#"{"type":"tap","conversation":"ada","offer":4294967296,"choice":"00000000"}"#, "wrong-value"),
    (#"{"type":"tap","conversation":"ada","offer":1,"choice":"+0000000"}"#, "wrong-value"),
    (#"{"type":"tap","conversation":"ada","offer":1,"choice":"1"}"#, "wrong-value"),
    (#"{"type":"start","conversation":"ada","speaker":""}"#, "wrong-value"),
    (#"{"type":"start","conversation":"ada","utc_offset":841}"#, "wrong-value"),
    (#"{"type":"start","conversation":"ada","utc_offset":"60"}"#, "wrong-value"),
  ])
  func `what is not as it should be is refused by name`(body: String, code: String) {
    let refusal = #expect(throws: WebhookRefusal.self) { try decode(body) }

    #expect(refusal?.status == 400)
    #expect(refusal?.code == code)
  }

  @Test func `a refusal holds nothing of what was sent`() throws {
    let mark = "zebra"
    let bodies = [
      #"{"type":"zebra"}"#, #"{"type":"start","conversation":"ada","zebra":1}"#, #"{"type":"message" zebra"#,
      #"{"type":"message","conversation":"zebra","text":{"zebra":1}}"#,
    ]

    for body in bodies {
      let refusal = try #require(throws: WebhookRefusal.self) { try decode(body) }
      #expect(!String(decoding: refusal.response.body, as: UTF8.self).contains(mark))
    }
  }

  @Test func `a text of 64 KiB is read, and a longer one has a refusal of its own`() throws {
    let text = String(repeating: "é", count: 32_768)
    func body(_ text: String) -> String { #"{"type":"message","conversation":"ada","text":"\#(text)"}"# }

    #expect(try decode(body(text)).content == .text(text))
    let refusal = #expect(throws: WebhookRefusal.self) { try decode(body(text + "a")) }
    #expect(refusal?.status == 413)
    #expect(refusal?.code == "text-too-long")
  }

  @Test func `the longest text fits the body limit with every character escaped`() {
    let escaped = WebhookRefusal.textByteLimit * 6 + 4_096

    #expect(WebhookEndpoint.bodyByteLimit >= escaped)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `any bytes whatever are read or refused`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let valid = Array(
      #"{"type":"tap","conversation":"a\u00e9\ud83d\ude42","event":"m","offer":4.0e1,"choice":"0c51a2ff","x":[{}]}"#
        .utf8)
    let odd: [UInt8] = [0x00, 0x22, 0x5C, 0x7B, 0x7D, 0x5B, 0x2C, 0x3A, 0x75, 0xC3, 0xFF, 0x2D, 0x30]
    let decoder = WebhookDecoder(channel: "bridge")

    for _ in 0..<20_000 {
      var bytes = valid
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let position = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[position] = odd.randomElement(using: &generator) ?? 0
        case 1: bytes.insert(odd.randomElement(using: &generator) ?? 0, at: position)
        case 2 where bytes.count > 1: bytes.remove(at: position)
        default: bytes.removeSubrange(position...)
        }
        if bytes.isEmpty { bytes = [0x7B] }
      }
      if let value = try? WireParser.parse(bytes) {
        #expect((try? WireParser.parse(value.bytes)) == value, "seed \(seed)")
      }
      _ = try? decoder.decode(bytes, webhookID: nil)
    }
  }

  @Test func `pointers find what they name`() throws {
    let value = try WireParser.parse(Array(#"{"a":{"b/c":[1,{"~":"x"}]},"":5}"#.utf8))

    #expect(value[try WirePointer("/a/b~1c/1/~0")] == "x")
    #expect(value[try WirePointer("/")] == .number("5"))
    #expect(value[try WirePointer("")] == value)
    for missing in ["/a/b", "/a/b~1c/2", "/a/b~1c/01", "/a/b~1c/-", "/b", "/a/b~1c/0/x"] {
      #expect(value[try WirePointer(missing)] == nil, "\(missing)")
    }
    for wrong in ["a", "/~", "/~2"] {
      #expect(throws: WirePointer.Malformed.self) { try WirePointer(wrong) }
    }
  }
}
