package import Conversation

/// A message as plain text, with its options numbered: what everybody can read and answer.
package struct PlainReply: Hashable, Sendable {
  /// All that is said, without the options.
  package let said: String
  /// The options, one to a line: `1. Yes`; empty where there are none.
  package let options: String

  package init(_ message: OutboundMessage) {
    // Where the practice partner speaks as well, it is said who speaks.
    let labelsCoach = message.parts.contains { part in
      if case .bubble(let bubble) = part { bubble.speaker == .practicePartner } else { false }
    }
    said = message.parts.map { Self.text(of: $0, labelsCoach: labelsCoach) }.joined(separator: "\n\n")
    var lines = message.question.options.enumerated().map { position, option in
      let tick = option.isTicked.map { $0 ? "[x] " : "[ ] " } ?? ""
      return "\(position + 1). \(tick)\(option.label)"
    }
    if let hint = Self.hint(for: message.question) { lines.append(hint) }
    options = lines.joined(separator: "\n")
  }

  package var text: String { [said, options].filter { !$0.isEmpty }.joined(separator: "\n\n") }

  private static func text(of part: OutboundMessage.Part, labelsCoach: Bool) -> String {
    switch part {
    case .bubble(let bubble):
      switch bubble.speaker {
      case .coach: (labelsCoach ? "Coach: " : "") + bubble.text
      case .practicePartner: "Practice partner: " + bubble.text
      case .person: "You: " + bubble.text
      }
    case .card(let card): "\(card.title)\n\(card.text)"
    case .kept(let title): "(Kept: \(title))"
    case .reminder(let reminder): "(Nudge, \(reminder.dayAndTime): “\(reminder.text)”)"
    }
  }

  private static func hint(for question: OutboundMessage.Question) -> String? {
    switch question.kind {
    case .several where !question.isShownAgain:
      question.doneNumber.map { "(as many as you like: 1 3, then \($0))" }
    case .line where question.canSkip: question.options.isEmpty ? "(or skip)" : "(or type your own, or skip)"
    case .line where !question.options.isEmpty: "(or type your own)"
    default: nil
    }
  }
}
