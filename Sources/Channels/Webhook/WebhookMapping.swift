package import Conversation
package import HTTP

/// Where the bodies of another platform hold what we need.
///
///     conversation: /message/chat/id
///     event:        /update_id
///     text:         /message/text
package struct WebhookMapping: Sendable {
  package enum Source: Hashable, Sendable {
    case body(WirePointer)
    case header(String)

    /// A JSON pointer such as `/message/text`, or `header:` and a header's name.
    package init(_ text: String) throws(WirePointer.Malformed) {
      self = text.hasPrefix("header:") ? .header(String(text.dropFirst(7))) : .body(try WirePointer(text))
    }
  }

  package var conversation: Source
  /// The platform's id of the event, the same when it is posted again; nil where `webhook-id` is that.
  package var event: Source?
  /// Who wrote, where a conversation may be a room of several.
  package var speaker: Source?
  package var text: WirePointer
  /// What comes back when a button is pressed that was given `{option.tap}`.
  package var tap: WirePointer?
  /// Where photos, voice messages and the like stand; they are never fetched.
  package var attachments: [WirePointer]
  /// A body that has one of these, and not as false or null, is answered and forgotten: what the bot itself wrote.
  package var ignored: [WirePointer]

  package init(
    conversation: Source, event: Source?, speaker: Source? = nil, text: WirePointer, tap: WirePointer? = nil,
    attachments: [WirePointer] = [], ignored: [WirePointer] = []
  ) {
    self.conversation = conversation
    self.event = event
    self.speaker = speaker
    self.text = text
    self.tap = tap
    self.attachments = attachments
    self.ignored = ignored
  }

  /// Nil for a body in which nobody says anything, as platforms send them for many reasons.
  package func read(
    _ request: InboundRequest, channel: String, webhookID: String?
  ) throws(WebhookRefusal) -> InboundMessage? {
    let body: WireValue
    do { body = try WireParser.parse(request.body) } catch { throw WebhookRefusal(error) }
    guard !ignored.contains(where: { body.holds($0) }), let content = try content(of: body) else { return nil }
    let address = try id(value(of: conversation, in: body, request), "conversation")
    let event = try id(event.flatMap { value(of: $0, in: body, request) } ?? webhookID, "event")
    let named = speaker.flatMap { value(of: $0, in: body, request) }
    let speaker = named == nil ? nil : try id(named, "speaker")
    return InboundMessage(
      conversation: ConversationID(channel: channel, address: address), event: event, content: content,
      speaker: speaker)
  }

  private func content(of body: WireValue) throws(WebhookRefusal) -> InboundMessage.Content? {
    if let tap, let payload = body[tap]?.name, let (offer, choice) = TapPayload.decode(payload) {
      return .tap(offer: offer, choice: choice)
    }
    if case .string(let text) = body[text], !text.isEmpty {
      guard text.utf8.count <= WebhookRefusal.textByteLimit else { throw .textTooLong }
      return .text(text)
    }
    return attachments.contains { body.holds($0) } ? .attachment : nil
  }

  private func value(of source: Source, in body: WireValue, _ request: InboundRequest) -> String? {
    switch source {
    case .body(let pointer): body[pointer]?.name
    // What was no UTF-8 has become this sign, and two people would be one: no id at all.
    case .header(let name): request.header(name).map { $0.unicodeScalars.contains("\u{FFFD}") ? "" : $0 }
    }
  }

  private func id(_ text: String?, _ what: String) throws(WebhookRefusal) -> String {
    guard let text, (1...WebhookDecoder.idByteLimit).contains(text.utf8.count) else {
      throw WebhookRefusal(
        400, "missing-\(what)",
        "The id of the \(what) is not where the mapping says, or is no string or number, or not in UTF-8.")
    }
    return text
  }
}

extension WireValue {
  fileprivate func holds(_ pointer: WirePointer) -> Bool {
    switch self[pointer] {
    case nil, .null, .bool(false): false
    default: true
    }
  }
}

/// A tap in one string, for platforms whose buttons carry one: `4:0c51a2ff`.
enum TapPayload {
  static func encode(offer: UInt32, choice: UInt32) -> String { "\(offer):\(OptionID.encode(choice))" }

  static func decode(_ text: String) -> (offer: UInt32, choice: UInt32)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let offer = UInt32(parts[0]), String(offer) == parts[0],
      let choice = OptionID.decode(parts[1])
    else { return nil }
    return (offer, choice)
  }
}
