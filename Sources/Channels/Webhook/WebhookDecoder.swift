package import Conversation

/// Reads bodies in our own format.
///
///     {"type": "message", "conversation": "ada", "event": "m-17", "text": "yes"}
///     {"type": "start", "conversation": "ada", "event": "m-16", "utc_offset": 60}
///     {"type": "tap", "conversation": "ada", "event": "m-18", "offer": 4, "choice": "0c51a2ff"}
///     {"type": "edited", "conversation": "ada", "event": "m-19", "edits": "m-17", "text": "yes, please"}
///     {"type": "attachment", "conversation": "ada", "event": "m-20"}
///     {"type": "left", "conversation": "ada", "event": "m-21"}
package struct WebhookDecoder: Sendable {
  /// Ids are kept as hashes; what is longer is no id.
  static let idByteLimit = 512
  /// Minutes: no clock on Earth is further from UTC.
  static let utcOffsetLimit = 14 * 60

  private let channel: String

  package init(channel: String) {
    self.channel = channel
  }

  /// Reads any bytes whatever; `webhookID` names the event where the body does not.
  package func decode(_ body: [UInt8], webhookID: String?) throws(WebhookRefusal) -> InboundMessage {
    let value: WireValue
    do { value = try WireParser.parse(body) } catch { throw WebhookRefusal(error) }
    guard case .object(let members) = value else {
      throw WebhookRefusal(400, "not-an-object", "The body has to be a JSON object.")
    }
    var fields = Fields(members)
    let type = try fields.string("type")
    guard let kind = Kind(rawValue: type) else {
      throw WebhookRefusal(400, "unknown-type", "The type has to be one of: \(Kind.list).")
    }
    let conversation = try fields.id("conversation")
    let event = fields.has("event") || webhookID == nil ? try fields.id("event") : webhookID ?? ""
    let content = try kind.content(&fields)
    let speaker = fields.has("speaker") ? try fields.id("speaker") : nil
    let utcOffset = try fields.utcOffset()
    guard fields.isUsedUp else {
      throw WebhookRefusal(
        400, "unknown-field",
        "There is a field that means nothing here. A body of this type has: \(kind.fields.joined(separator: ", ")).")
    }
    return InboundMessage(
      conversation: ConversationID(channel: channel, address: conversation), event: event, content: content,
      speaker: speaker, utcOffset: utcOffset)
  }
}

// MARK: - Types

extension WebhookDecoder {
  fileprivate enum Kind: String, CaseIterable {
    case message, start, tap, edited, attachment, left

    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

    var fields: [String] {
      let own =
        switch self {
        case .message: ["text"]
        case .tap: ["offer", "choice"]
        case .edited: ["edits", "text"]
        case .start, .attachment, .left: [String]()
        }
      return ["type", "conversation", "event"] + own + ["speaker", "utc_offset"]
    }

    func content(_ fields: inout Fields) throws(WebhookRefusal) -> InboundMessage.Content {
      switch self {
      case .message: .text(try fields.text())
      case .start: .start
      case .tap: .tap(offer: try fields.offer(), choice: try fields.choice())
      case .edited: .edited(try fields.text(), event: try fields.id("edits"))
      case .attachment: .attachment
      case .left: .left
      }
    }
  }
}

// MARK: - Fields

extension WebhookDecoder {
  /// The members of a body, each taken out when it is read.
  fileprivate struct Fields {
    private var members: [WireValue.Member]

    init(_ members: [WireValue.Member]) {
      self.members = members
    }

    var isUsedUp: Bool { members.isEmpty }

    func has(_ key: String) -> Bool { members.contains { $0.key == key } }

    private mutating func take(_ key: String) throws(WebhookRefusal) -> WireValue {
      guard let index = members.firstIndex(where: { $0.key == key }) else {
        throw WebhookRefusal(400, "missing-field", "The field \"\(key)\" is missing.")
      }
      return members.remove(at: index).value
    }

    private func wrong(_ key: String, _ what: String) -> WebhookRefusal {
      WebhookRefusal(400, "wrong-value", "The field \"\(key)\" has to be \(what).")
    }

    mutating func string(_ key: String) throws(WebhookRefusal) -> String {
      guard case .string(let text) = try take(key) else { throw wrong(key, "a string") }
      return text
    }

    mutating func id(_ key: String) throws(WebhookRefusal) -> String {
      let text = try string(key)
      guard (1...WebhookDecoder.idByteLimit).contains(text.utf8.count) else {
        throw wrong(key, "a string of 1 to \(WebhookDecoder.idByteLimit) bytes")
      }
      return text
    }

    mutating func text() throws(WebhookRefusal) -> String {
      let text = try string("text")
      guard text.utf8.count <= WebhookRefusal.textByteLimit else { throw .textTooLong }
      return text
    }

    mutating func offer() throws(WebhookRefusal) -> UInt32 {
      guard let offer = try take("offer").integer.flatMap({ UInt32(exactly: $0) }) else {
        throw wrong("offer", "the number that came with the question")
      }
      return offer
    }

    mutating func choice() throws(WebhookRefusal) -> UInt32 {
      guard let choice = OptionID.decode(try string("choice")) else {
        throw wrong("choice", "the \"id\" of one of the question's options")
      }
      return choice
    }

    mutating func utcOffset() throws(WebhookRefusal) -> Int? {
      guard has("utc_offset") else { return nil }
      let limit = WebhookDecoder.utcOffsetLimit
      guard let minutes = try take("utc_offset").integer, (-limit...limit).contains(minutes) else {
        throw wrong("utc_offset", "whole minutes east of UTC, from -\(limit) to \(limit)")
      }
      return minutes
    }
  }
}

/// An option's id as it stands in bodies: eight hexadecimal digits.
enum OptionID {
  static func encode(_ id: UInt32) -> String {
    let digits = String(id, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  static func decode(_ text: some StringProtocol) -> UInt32? {
    guard text.utf8.count == 8, text.utf8.first != 0x2B, text.utf8.first != 0x2D else { return nil }
    return UInt32(text, radix: 16)
  }
}
