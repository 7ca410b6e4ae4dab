import Conversation
import HTTP
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
    let mapping = WebhookMapping(
      conversation: try .init("/channel_id"), event: try .init("/post_id"), text: try WirePointer("/text"),
      ignored: [try WirePointer("/from_bot")])
    let message = OutboundMessage(
      parts: [.bubble(.init("Say \"hi\"?"))], question: .init(kind: .choice, options: [.init("Yes"), .init("No")]))

    let inbound = try read(
      mapping, #"{"channel_id":"c7","post_id":"p1","text":"yes","from_bot":false,"team":{"name":"x"}}"#)
    let own = try read(mapping, #"{"channel_id":"c7","post_id":"p2","text":"Say hi?","from_bot":true}"#)
    let outbound = try fill(#"{"channel_id": "{conversation}", "message": "{text}"}"#, message)

    #expect(
      inbound
        == InboundMessage(
          conversation: ConversationID(channel: "bridge", address: "c7"), event: "p1", content: .text("yes")))
    #expect(own == nil)
    #expect(outbound == #"{"channel_id":"c\"7","message":"Say \"hi\"?\n\n1. Yes\n2. No"}"#)
  }

  @Test func `a chat with buttons gets taps back`() throws {
    let mapping = WebhookMapping(
      conversation: try .init("/event/chat/id"), event: try .init("header:X-Delivery"),
      text: try WirePointer("/event/body"), tap: try WirePointer("/event/button"),
      attachments: [try WirePointer("/event/files/0")])
    let message = OutboundMessage(
      parts: [.bubble(.init("Tea?"))],
      question: .init(kind: .choice, offer: 7, options: [.init("Yes", id: 255), .init("No", id: 16)]))
    let headers = [HTTPHeader("x-delivery", "d1")]

    let outbound = try fill(
      #"{"say": "{said}", "buttons": {"{each option}": {"n": "{option.number}", "t": "{option.label}", "v": "{option.tap}"}}}"#,
      message)
    let tap = try read(
      mapping, #"{"event":{"chat":{"id":9007199254740993},"body":"Yes","button":"7:000000ff"}}"#, headers: headers)
    let photo = try read(
      mapping, #"{"event":{"chat":{"id":1},"body":"","button":null,"files":[{"url":"x"}]}}"#, headers: headers)

    #expect(
      outbound
        == #"{"say":"Tea?","buttons":[{"n":"1","t":"Yes","v":"7:000000ff"},{"n":"2","t":"No","v":"7:00000010"}]}"#)
    #expect(tap?.content == .tap(offer: 7, choice: 255))
    #expect(tap?.conversation.address == "9007199254740993")
    #expect(tap?.event == "d1")
    #expect(photo?.content == .attachment)
  }

  @Test func `a body in which nobody speaks is answered and forgotten`() throws {
    let mapping = WebhookMapping(
      conversation: try .init("/chat"), event: try .init("/id"), text: try WirePointer("/text"))

    #expect(try read(mapping, #"{"ping":true}"#) == nil)
    #expect(try read(mapping, #"{"chat":"a","id":"1","text":""}"#) == nil)
    #expect(try read(mapping, #"{"chat":"a","id":"1","text":{"x":1}}"#) == nil)
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
