import Conversation
import Foundation
import HTTP
import TestSupport
import Testing

@testable import Channels

/// The two examples of the operator's page `Webhook.md`, and what templates and mappings promise beyond them.
struct ForeignBodyTests {
  private func read(_ mapping: WebhookMapping, _ body: String, headers: [HTTPHeader] = []) throws -> InboundMessage? {
    try mapping.read(InboundRequest(headers: headers, body: Array(body.utf8)), channel: "bridge", webhookID: nil)
  }

  private func fill(_ template: String, _ message: OutboundMessage) throws -> String {
    String(
      decoding: try WebhookTemplate(template).fill(message, conversation: "c\"7", delivery: "bridge-42"), as: UTF8.self)
  }

  @Test func `a chat with numbered answers needs a mapping and a template`() throws {
    let example = try PageExample(heading: "A chat with numbered answers")
    let message = OutboundMessage(
      parts: [.bubble(.init("Say \"hi\"?"))], question: .init(kind: .choice, options: [.init("Yes"), .init("No")]))

    let inbound = try read(example.mapping, example.body)
    let own = try read(example.mapping, example.body.replacing("false", with: "true"))
    let outbound = try fill(example.template, message)

    #expect(
      inbound
        == InboundMessage(
          conversation: ConversationID(channel: "bridge", address: "c7"), event: "p1", content: .text("yes")))
    #expect(own == nil)
    #expect(outbound == #"{"channel_id":"c\"7","message":"Say \"hi\"?\n\n1. Yes\n2. No"}"#)
  }

  @Test func `a mapping may say who wrote, and does without where the body does not`() throws {
    let mapping = WebhookMapping(
      conversation: .body(try WirePointer("/room")), event: .body(try WirePointer("/id")),
      speaker: .body(try WirePointer("/from")), text: try WirePointer("/text"))

    let named = try read(mapping, #"{"room":"r","id":"1","from":7,"text":"hi"}"#)
    let unnamed = try read(mapping, #"{"room":"r","id":"2","text":"hi"}"#)

    #expect(named?.speaker == "7")
    #expect(unnamed != nil && unnamed?.speaker == nil)
  }

  @Test func `a chat with buttons gets taps back`() throws {
    let example = try PageExample(heading: "A chat with buttons")
    let message = OutboundMessage(
      parts: [.bubble(.init("Tea?"))],
      question: .init(kind: .choice, offer: 7, options: [.init("Yes", id: 255), .init("No", id: 16)]))
    let headers = [HTTPHeader("x-delivery", "d1")]

    let outbound = try fill(example.template, message)
    let tap = try read(example.mapping, example.body, headers: headers)
    let photo = try read(
      example.mapping, #"{"event":{"chat":{"id":9007199254740993},"body":"","button":null,"files":[{"url":"x"}]}}"#,
      headers: headers)

    #expect(
      outbound
        == #"{"say":"Tea?","buttons":[{"n":"1","t":"Yes","v":"7:000000ff"},{"n":"2","t":"No","v":"7:00000010"}]}"#)
    #expect(tap?.content == .tap(offer: 7, choice: 255))
    #expect(tap?.event == "d1")
    #expect(photo?.content == .attachment)
    #expect(photo?.conversation.address == "9007199254740993")
  }

  @Test func `the page shows bodies as they are written and read`() throws {
    let page = try PageExample.page()
    let example = try #require(PageExample.cut(page, from: "```json\n", to: "\n```"))
    let reply = try WireParser.parse(Array(example.utf8))
    let message = OutboundMessage(
      parts: [
        .bubble(.init("Want a quiet nudge?")), .card(.init(title: "Plan", text: "Water")), .kept(title: "Plan"),
        .reminder(.init(due: 1_732_386_600, dayAndTime: "tomorrow 18:30", text: "Time to talk?")),
      ], question: .init(kind: .choice, offer: 4, options: [.init("Yes", id: 0x0C51_A2FF)]))
    let ours = try WireParser.parse(WebhookEncoder().encode(message, to: "ada", delivery: "bridge-7f3a9c04-42"))

    for key in ["type", "conversation", "delivery", "parts", "question", "ended", "cleared"] {
      #expect(reply[key] != nil && reply[key] == ours[key], "\(key)")
    }
    let inbound = try #require(PageExample.cut(page, from: "body = '", to: "'"))
    #expect(throws: Never.self) {
      try WebhookDecoder(channel: "bridge").decode(Array(inbound.utf8), webhookID: nil)
    }
  }

  @Test(arguments: ["\u{FFFD}", "a\u{FFFD}b"])
  func `an id in a header that was not UTF-8 is no id`(id: String) throws {
    let mapping = WebhookMapping(
      conversation: try .init("header:X-Chat"), event: try .init("header:X-Event"), text: try WirePointer("/text"))

    for (chat, event) in [(id, "1"), ("ada", id)] {
      let headers = [HTTPHeader("x-chat", chat), HTTPHeader("x-event", event)]
      #expect(throws: WebhookRefusal.self) { try read(mapping, #"{"text":"hi"}"#, headers: headers) }
    }
    let headers = [HTTPHeader("x-chat", "ада"), HTTPHeader("x-event", "1")]
    #expect(try read(mapping, #"{"text":"hi"}"#, headers: headers)?.conversation.address == "ада")
  }

  @Test func `a body in which nobody speaks is answered and forgotten`() throws {
    let mapping = WebhookMapping(
      conversation: try .init("/chat"), event: try .init("/id"), text: try WirePointer("/text"))

    #expect(try read(mapping, #"{"ping":true}"#) == nil)
    #expect(try read(mapping, #"{"chat":"a","id":"1","text":""}"#) == nil)
    #expect(try read(mapping, #"{"chat":"a","id":"1","text":{"x":1}}"#) == nil)
  }

  @Test(arguments: ["7:000000ff ", "7", "7:", ":000000ff", "07:000000ff", "+7:000000ff", "7:000000ff:1", "-1:000000ff"])
  func `a tap that is none of ours is no tap`(payload: String) throws {
    let mapping = WebhookMapping(
      conversation: try .init("/chat"), event: try .init("/id"), text: try WirePointer("/text"),
      tap: try WirePointer("/tap"))

    let message = try read(mapping, #"{"chat":"a","id":"1","text":"hi","tap":"\#(payload)"}"#)

    #expect(message?.content == .text("hi"))
  }

  @Test(arguments: [
    (#"{"text":"hi","id":"1"}"#, 400, "missing-conversation"),
    (#"{"text":"hi","id":"1","chat":[]}"#, 400, "missing-conversation"),
    (#"{"text":"hi","chat":"a"}"#, 400, "missing-event"), (#"{"text":"#, 400, "json-syntax"),
    (#"{"chat":"a","id":1,"text":"\#(String(repeating: "a", count: 65_537))"}"#, 413, "text-too-long"),
  ])
  func `a body that speaks for nobody is refused`(body: String, status: Int, code: String) throws {
    let mapping = WebhookMapping(
      conversation: try .init("/chat"), event: try .init("/id"), text: try WirePointer("/text"))

    let refusal = #expect(throws: WebhookRefusal.self) { try read(mapping, body) }
    #expect(refusal?.status == status)
    #expect(refusal?.code == code)
  }

  @Test(arguments: [
    ("{", WebhookTemplate.Malformed.notJSON(byte: 1)), (#"{"a":"{txet}"}"#, .unknownPlaceholder("txet")),
    (#"{"a":"{text"}"#, .openBrace("{text")), (#"{"a":"}"}"#, .openBrace("}")),
    (#"{"a":"{option.id}"}"#, .optionOutsideEach("option.id")), (#"{"{text}":1}"#, .keyWithPlaceholder("{text}")),
  ])
  func `a template with a mistake is refused before anything is sent`(
    template: String, problem: WebhookTemplate.Malformed
  ) {
    #expect(throws: problem) { try WebhookTemplate(template) }
  }

  @Test func `doubled braces stay, and what people wrote is never read as a template`() throws {
    let message = OutboundMessage(parts: [.bubble(.init("{delivery} \\ \u{1}"))])

    let body = try fill(
      #"["{{{text}}}", "{{text}}", 1.50, null, true, "{delivery}{offer}", {"{each option}": 1}]"#, message)

    #expect(body == #"["{{delivery} \\ \u0001}","{text}",1.50,null,true,"bridge-420",[]]"#)
  }
}

/// What the operator's page shows under one heading.
private struct PageExample {
  struct NotFound: Error {}

  var body: String
  var template: String
  var mapping: WebhookMapping

  init(heading: String) throws {
    let page = try Self.page()
    guard let start = page.range(of: "### \(heading)\n") else { throw NotFound() }
    let section = String(page[start.upperBound...])
    guard let body = Self.cut(section, from: "Its bodies: `", to: "`"),
      let channel = Self.cut(section, from: "```json channel\n", to: "```"),
      let template = Self.cut(channel, from: "\"template\": ", to: "\n  }\n}"),
      let object = try JSONSerialization.jsonObject(with: Data(channel.utf8)) as? [String: Any],
      let receive = object["receive"] as? [String: Any]
    else { throw NotFound() }
    func text(_ key: String) -> String? { receive[key] as? String }
    func pointers(_ key: String) throws -> [WirePointer] {
      try (receive[key] as? [String] ?? []).map { try WirePointer($0) }
    }
    self.body = body
    self.template = template
    mapping = WebhookMapping(
      conversation: try .init(text("conversation") ?? "?"), event: try .init(text("event") ?? "?"),
      text: try WirePointer(text("text") ?? "?"), tap: try text("tap").map { try WirePointer($0) },
      attachments: try pointers("attachments"), ignored: try pointers("ignored"))
  }

  static func page() throws -> String {
    try String(contentsOfFile: Repository.path("Sources/afterword/Afterword.docc/Webhook.md"), encoding: .utf8)
  }

  static func cut(_ text: String, from opening: String, to closing: String) -> String? {
    guard let start = text.range(of: opening) else { return nil }
    let rest = text[start.upperBound...]
    return rest.range(of: closing).map { String(rest[..<$0.lowerBound]) }
  }
}
