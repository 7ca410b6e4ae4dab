package import Conversation

/// Writes bodies in our own format.
package struct WebhookEncoder: Sendable {
  package init() {}

  package func encode(_ message: OutboundMessage, to address: String, delivery: String) -> [UInt8] {
    let reply: WireValue = [
      "type": "reply",
      "conversation": .string(address),
      "delivery": .string(delivery),
      "parts": .array(message.parts.map(part)),
      "question": question(message.question),
      "text": .string(PlainReply(message).text),
      "ended": .bool(message.hasEnded),
      "cleared": .bool(message.isCleared),
    ]
    return reply.bytes
  }

  private func part(_ part: OutboundMessage.Part) -> WireValue {
    switch part {
    case .bubble(let bubble):
      ["kind": "bubble", "speaker": .string(speaker(bubble.speaker)), "text": .string(bubble.text)]
    case .card(let card): ["kind": "card", "title": .string(card.title), "text": .string(card.text)]
    case .kept(let title): ["kind": "kept", "title": .string(title)]
    case .reminder(let notice):
      [
        "kind": "reminder", "due": .integer(notice.due), "day_and_time": .string(notice.dayAndTime),
        "text": .string(notice.text),
      ]
    }
  }

  private func speaker(_ speaker: OutboundMessage.Speaker) -> String {
    switch speaker {
    case .coach: "coach"
    case .practicePartner: "practice_partner"
    case .person: "person"
    }
  }

  private func question(_ question: OutboundMessage.Question) -> WireValue {
    [
      "kind": .string(kind(question.kind)),
      "offer": .integer(question.offer),
      "options": .array(question.options.map(option)),
      "can_skip": .bool(question.canSkip),
      "shown_again": .bool(question.isShownAgain),
    ]
  }

  private func kind(_ kind: OutboundMessage.Question.Kind) -> String {
    switch kind {
    case .choice: "choice"
    case .several: "several"
    case .line: "line"
    case .nothing: "nothing"
    }
  }

  private func option(_ option: OutboundMessage.Question.Option) -> WireValue {
    [
      "id": .string(OptionID.encode(option.id)), "label": .string(option.label),
      "ticked": option.isTicked.map { .bool($0) } ?? .null,
    ]
  }
}
