@testable import Channels
@testable import Conversation
import HTTP

/// Bodies that anybody may post.
enum WebhookBodies {
  static func run(_ bytes: [UInt8]) {
    readJSON(bytes)
    readOwnFormat(bytes)
    for mapping in mappings { readForeignFormat(bytes, mapping) }
    readTemplate(String(decoding: bytes, as: UTF8.self))
    readSmallValues(String(decoding: bytes.prefix(256), as: UTF8.self))
  }

  private static func readJSON(_ bytes: [UInt8]) {
    do {
      let value = try WireParser.parse(bytes)
      let again = try? WireParser.parse(value.bytes)
      promise("JSON that was read is written so that it reads the same", again == value && again?.bytes == value.bytes)
    } catch {
      promise("what is wrong with a body stands within it", (0...bytes.count).contains(error.byte))
    }
  }

  private static func readOwnFormat(_ bytes: [UInt8]) {
    let decoder = WebhookDecoder(channel: "bridge")
    do {
      let message = try decoder.decode(bytes, webhookID: "w-1")
      check(message)
      let named = try? decoder.decode(bytes, webhookID: nil)
      promise("an event that the body names is not renamed", named == nil ? message.event == "w-1" : named == message)
      let again = try? decoder.decode(body(message).bytes, webhookID: nil)
      promise("what was accepted is accepted again, and means the same", again == message)
      answer(message)
    } catch {
      check(error, bytes)
    }
  }

  private static func readForeignFormat(_ bytes: [UInt8], _ mapping: WebhookMapping) {
    let request = InboundRequest(headers: [HTTPHeader("X-Delivery", "d-1")], body: bytes)
    do {
      guard let message = try mapping.read(request, channel: "bridge", webhookID: nil) else { return }
      check(message)
      answer(message)
    } catch {
      check(error, bytes)
    }
  }

  private static func check(_ message: InboundMessage) {
    for id in [message.conversation.address, message.event] {
      promise("an id has 1 to 512 bytes", (1...512).contains(id.utf8.count))
    }
    if case .text(let text) = message.content {
      promise("a text that is accepted is short enough to be read", text.utf8.count <= WebhookRefusal.textByteLimit)
    }
    let content = QueuedEvent.Content.message(message.content)
    promise("what is accepted is stored and read back", QueuedEvent.Content(decoding: content.encoded) == content)
    let name = message.conversation
    promise("a conversation's name is stored and read back", ConversationID(decoding: name.encoded) == name)
  }

  private static func check(_ refusal: WebhookRefusal, _ bytes: [UInt8]) {
    promise("a refusal is the sender's to mend", (400..<500).contains(refusal.status))
    let isCode = refusal.code.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
    promise("a refusal has a code and a sentence", !refusal.code.isEmpty && isCode && refusal.message.hasSuffix("."))
    promise("a refusal points into the body", refusal.byte.map { (0...bytes.count).contains($0) } ?? true)
    let told = try? WireParser.parse(refusal.response.body)
    promise("a refusal is told as JSON", told?["error"]?["code"] == .string(refusal.code))
  }

  /// The message as our own format has it.
  private static func body(_ message: InboundMessage) -> WireValue {
    var members: [WireValue.Member] = [
      .init("conversation", .string(message.conversation.address)), .init("event", .string(message.event)),
    ]
    let type: WireValue
    switch message.content {
    case .start: type = "start"
    case .text(let text):
      type = "message"
      members.append(.init("text", .string(text)))
    case .tap(let offer, let choice):
      type = "tap"
      members += [.init("offer", .integer(offer)), .init("choice", .string(OptionID.encode(choice)))]
    case .edited(let text, let event):
      type = "edited"
      members += [.init("text", .string(text)), .init("edits", .string(event))]
    case .attachment: type = "attachment"
    case .left: type = "left"
    }
    members.append(.init("type", type))
    if let offset = message.utcOffset { members.append(.init("utc_offset", .integer(offset))) }
    return .object(members)
  }

  /// A reply that repeats what came in wherever a text can stand.
  private static func answer(_ message: InboundMessage) {
    let text = if case .text(let text) = message.content { text } else { message.event }
    let reply = OutboundMessage(
      parts: [.bubble(.init(text)), .card(.init(title: text, text: text)), .kept(title: text)],
      question: .init(kind: .choice, offer: 4, options: [.init(text, id: 7), .init("No", id: 8, isTicked: true)]))
    let address = message.conversation.address
    let sent = try? WireParser.parse(WebhookEncoder().encode(reply, to: address, delivery: "bridge-1"))
    promise("a reply names its conversation", sent?["conversation"] == .string(address))
    promise("a reply is JSON and holds its words", sent?["parts"]?[Self.firstText] == .string(text))
    promise("a reply is stored and read back", OutboundMessage(decoding: reply.encoded) == reply)
    let filled = Self.template.map { $0.fill(reply, conversation: address, delivery: "bridge-1") }
    let foreign = filled.flatMap { try? WireParser.parse($0) }
    promise("a template that is filled is JSON and holds its words", foreign?["to"] == .string(address))
  }

  static func readTemplate(_ text: String) {
    guard let template = try? WebhookTemplate(text) else { return }
    let message = OutboundMessage(
      parts: [.bubble(.init("\"{text}\"\n"))],
      question: .init(kind: .choice, offer: 4, options: [.init("\\", id: 7), .init("{", id: 8)]))
    let body = template.fill(message, conversation: "\"}", delivery: "bridge-1")
    promise("a template that was accepted makes JSON", (try? WireParser.parse(body)) != nil)
  }

  private static func readSmallValues(_ text: String) {
    if let bytes = Base64.decode(text) { promise("base64 is written in one way", Base64.encode(bytes) == text) }
    if let id = OptionID.decode(text) {
      promise("an option's id is read back", OptionID.decode(OptionID.encode(id)) == id)
    }
    if let (offer, choice) = TapPayload.decode(text) {
      let again = TapPayload.decode(TapPayload.encode(offer: offer, choice: choice))
      promise("a tap in one string is read back", again?.offer == offer && again?.choice == choice)
    }
    _ = try? WirePointer(text)
  }
}

// MARK: - What it is tried with

extension WebhookBodies {
  private static let firstText = pointer("/0/text")

  private static let template = try? WebhookTemplate(
    #"{"to": "{conversation}", "say": "{said}", "buttons": {"{each option}": {"t": "{option.label}", "v": "{option.tap}"}}}"#
  )

  private static let mappings = [
    WebhookMapping(
      conversation: .body(pointer("/message/chat/id")), event: .body(pointer("/update_id")),
      text: pointer("/message/text"), tap: pointer("/tap"),
      attachments: [pointer("/message/photo/0"), pointer("/message/voice")], ignored: [pointer("/message/from/is_bot")]),
    WebhookMapping(conversation: .body(pointer("")), event: .header("x-delivery"), text: pointer("/0")),
  ]

  private static func pointer(_ text: String) -> WirePointer {
    guard let pointer = try? WirePointer(text) else { fatalError("a pointer of the harness is none") }
    return pointer
  }

  static let seeds = [
    #"{"type": "message", "conversation": "ada", "event": "m-17", "text": "yes"}"#,
    #"{"type": "start", "conversation": "ada", "event": "m-16", "utc_offset": -60}"#,
    #"{"type": "tap", "conversation": "ada", "event": "m-18", "offer": 4, "choice": "0c51a2ff"}"#,
    #"{"type": "edited", "conversation": "ada", "event": "m-19", "edits": "m-17", "text": "caf\u00e9 \ud83d\udc4d"}"#,
    #"{"type": "attachment", "conversation": "ada"}"#,
    #"{"type": "left", "conversation": "ada", "event": "m-21"}"#,
    #"{"update_id": 12345678901234567890, "message": {"chat": {"id": -7.0e2}, "text": "hi", "from": {"is_bot": false}}}"#,
    #"{"update_id": "u", "message": {"chat": {"id": 1}, "photo": [{}]}, "tap": "4:0c51a2ff"}"#,
    #"{"a": "{conversation}{{}}", "b": {"{each option}": ["{option.label}", "{option.number}"]}, "c": [true, null, 1]}"#,
    "4:0c51a2ff", "0c51a2ff", "aGVsbG8gd29ybGQ=", "[[[[[[]]]]]]", "\u{FEFF}{}", "/message/~1/~0",
  ].map { Array($0.utf8) }
}
