package import Conversation

/// Turns what the coach says into lines for a terminal.
///
/// Pure: the same message and style give the same text.
package struct TerminalRenderer: Hashable, Sendable {
  package var style: TerminalStyle
  /// Whether the talk goes on at another time.
  private let isKept: Bool

  package init(style: TerminalStyle, isKept: Bool = false) {
    self.style = style
    self.isKept = isKept
  }

  /// The lines of one turn, each ended by a line feed; nothing for a turn that says nothing.
  ///
  /// `isPractice`: the practice partner spoke a turn ago, so the coach says who it is that speaks now.
  package func render(_ message: OutboundMessage, isPractice: Bool = false) -> String {
    var page = Page()
    let labelsCoach = isPractice || message.hasPracticePartner
    var speaker: OutboundMessage.Speaker?
    for (position, part) in message.parts.enumerated() {
      if case .bubble(let bubble) = part {
        let isSame = speaker == bubble.speaker
        // Long bubbles stand apart; the last, most often the question, stays with what leads to it.
        if position == message.parts.count - 1 { page.keepTogether() }
        add(bubble, labelled: !isSame && (labelsCoach || bubble.speaker != .coach), to: &page)
        speaker = bubble.speaker
      } else {
        add(part, to: &page)
        speaker = nil
      }
    }
    add(message.question, to: &page)
    return page.lines.map { $0 + "\n" }.joined()
  }

  /// One sentence of the program's own.
  package func render(note: String) -> String {
    LineWrapping.wrap(SafeText.clean(note), width: style.width - indent.count)
      .map { indent + $0 + "\n" }.joined()
  }

  /// The same, said beside the talk.
  package func render(aside: String) -> String { hint(SafeText.clean(aside)).map { $0 + "\n" }.joined() }

  var indent: String { style.isPlain ? "" : "  " }

  private func add(_ part: OutboundMessage.Part, to page: inout Page) {
    switch part {
    case .bubble: break
    case .card(let card): add(card, to: &page)
    case .kept:
      page.add(hint(isKept ? "(Kept with this talk.)" : "(Kept until you leave. Copy it to have it for longer.)"))
    case .reminder(let reminder):
      let text = SafeText.cleanLine(reminder.text)
      let how = isKept ? "said when you are back" : "shown here; a terminal sends nothing"
      page.add(hint("Nudge, \(reminder.dayAndTime): “\(text)” (\(how))"))
    }
  }

  /// Something said beside the talk.
  func hint(_ text: String) -> [String] {
    LineWrapping.wrap(text, width: style.width - indent.count).map { indent + style.paint($0, .dim) }
  }
}

// MARK: - Bubbles and cards

extension TerminalRenderer {
  private func add(_ bubble: OutboundMessage.Bubble, labelled: Bool, to page: inout Page) {
    let (label, emphasis) = label(of: bubble.speaker)
    let margin = bubble.speaker == .coach || style.isPlain ? indent : indent + "  "
    let text = (labelled ? label + " " : "") + SafeText.clean(bubble.text)
    var lines = LineWrapping.wrap(text, width: style.width - margin.count)
    // The label's own words come first and together in every window that is wide enough for them.
    if labelled, let first = lines.first, first.hasPrefix(label) {
      lines[0] = style.paint(label, emphasis) + first.dropFirst(label.count)
    }
    page.add(lines.map { margin + $0 }, startsParagraph: labelled)
    if lines.count > 1 { page.endParagraph() }
  }

  private func label(of speaker: OutboundMessage.Speaker) -> (String, Emphasis) {
    switch speaker {
    case .coach: ("Coach:", .bold)
    case .practicePartner: ("Practice partner:", .partner)
    case .person: ("You:", .bold)
    }
  }

  private func add(_ card: OutboundMessage.Card, to page: inout Page) {
    let title = SafeText.cleanLine(card.title)
    let text = SafeText.clean(card.text)
    guard style.hasBoxes else {
      let width = style.width - indent.count
      let lines =
        LineWrapping.wrap("Card: \(title)", width: width) + LineWrapping.wrap(text, width: width) + ["End of card"]
      return page.add(lines.map { indent + $0 }, startsParagraph: true)
    }
    // Open at the sides, so that what is marked and copied is the text and nothing else.
    let room = min(style.width - indent.count, 60)
    let titleLines = LineWrapping.wrap(title, width: room - 6)
    let head = titleLines.first ?? ""
    let bar = String(repeating: "─", count: max(1, room - 4 - DisplayWidth.of(head)))
    var lines = [style.paint("┌", .dim) + " " + style.paint(head, .bold) + " " + style.paint(bar + "┐", .dim)]
    lines += titleLines.dropFirst().map { "  " + style.paint($0, .bold) }
    lines += LineWrapping.wrap(text, width: room - 4).map { "  " + $0 }
    lines.append(style.paint("└" + String(repeating: "─", count: room - 2) + "┘", .dim))
    page.add(lines.map { indent + $0 }, startsParagraph: true)
  }
}

extension OutboundMessage {
  var hasPracticePartner: Bool {
    parts.contains { part in
      if case .bubble(let bubble) = part { bubble.speaker == .practicePartner } else { false }
    }
  }
}

/// Lines in the making, with one empty line between paragraphs.
struct Page {
  private(set) var lines: [String] = []
  private var needsGap = false

  mutating func add(_ more: [String], startsParagraph: Bool = false) {
    if needsGap || startsParagraph, !lines.isEmpty { lines.append("") }
    // A line that is only an indent is an empty line.
    lines += more.map { $0.allSatisfy { $0 == " " } ? "" : $0 }
    needsGap = false
  }

  mutating func endParagraph() { needsGap = true }
  mutating func keepTogether() { needsGap = false }
}
