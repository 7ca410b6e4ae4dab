import Channels
import Conversation
import Dialogue

/// What stores keep of messages, as bytes.
enum StoredMessages {
  static func run(_ bytes: [UInt8]) {
    let stored = Array(bytes.dropFirst())
    switch bytes.first ?? 0 {
    case 0: check(stored, ConversationID.init(decoding:), \.encoded)
    case 1: check(stored, KeptCard.init(decoding:), \.encoded)
    case 2: check(stored, QueuedEvent.Content.init(decoding:), \.encoded)
    default:
      check(stored, OutboundMessage.init(decoding:), \.encoded)
      guard let message = OutboundMessage(decoding: stored) else { return }
      let body = WebhookEncoder().encode(message, to: "ada", delivery: "bridge-1")
      promise("what is sent is more than brackets", body.count > 2 && String(validating: body, as: UTF8.self) != nil)
      WebhookBodies.readTemplate(PlainReply(message).text)
    }
  }

  private static func check<Value: Equatable>(
    _ bytes: [UInt8], _ decode: ([UInt8]) -> Value?, _ encode: (Value) -> [UInt8]
  ) {
    guard let value = decode(bytes) else { return }
    let written = encode(value)
    let again = decode(written)
    promise("what is stored is read as it was written", again == value && again.map(encode) == written)
    promise("what is cut off is not read as a whole", decode(Array(bytes.dropLast())) == nil)
    promise("what goes on is not read as a whole", decode(bytes + [0]) == nil)
  }

  static let seeds: [[UInt8]] =
    [[0] + ConversationID(channel: "bridge", address: "ada").encoded]
    + [nil, 1_772_445_600].map { until in
      [1] + KeptCard(card: Card(id: ID("tea.card"), name: "card", title: "Tea", text: "Warm"), until: until).encoded
    }
    + contents.map { [2] + $0.encoded } + [[3] + message.encoded, [3] + OutboundMessage().encoded]

  private static let contents: [QueuedEvent.Content] = [
    .message(.start), .message(.text("yes")), .message(.tap(offer: 4, choice: 7)),
    .message(.edited("no", event: "m-17")),
    .message(.attachment), .message(.left), .reminder(ID("reminder:next")), .expiry,
  ]

  private static let message = OutboundMessage(
    parts: [
      .bubble(.init("Tea?")), .bubble(.init("Well…", speaker: .practicePartner)), .card(.init(title: "T", text: "x")),
      .kept(title: "T"), .reminder(.init(due: 1_772_445_600, dayAndTime: "tomorrow 18:30", text: "Tea")),
    ],
    question: .init(
      kind: .several, offer: 4, options: [.init("Yes", id: 7, isTicked: true), .init("No", id: 8)], canSkip: true),
    hasEnded: true, isCleared: true)
}
