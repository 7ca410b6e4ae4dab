import Conversation
import TestSupport

/// Messages of everything people and scripts may write.
enum RandomMessage {
  private static let words = [
    "a", "aftercare", "we", "cuddle", "don’t", "日本語のとても長い文章です", "👩‍👩‍👧‍👦", "👍🏽", "❤️", "🏳️‍🌈", "é", "e\u{301}\u{323}", "\n", "\t",
    "\u{1B}[2J", "한국어", "ไม่เป็นไร", "🇩🇪", "1️⃣", String(repeating: "x", count: 90), "…", "\u{200D}", "\u{202E}", "ﬁ", "—",
    String(repeating: "👩‍👩‍", count: 12) + "👩",
  ]

  static func make(_ generator: inout SeededGenerator) -> OutboundMessage {
    var parts: [OutboundMessage.Part] = []
    for _ in 0..<Int.random(in: 0...5, using: &generator) {
      let text = text(&generator)
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: parts.append(.card(.init(title: self.text(&generator), text: text)))
      case 1: parts.append(.reminder(.init(due: 0, dayAndTime: "tomorrow 18:30", text: text)))
      case 2: parts.append(.kept(title: text))
      case 3: parts.append(.bubble(.init(text, speaker: .practicePartner)))
      case 4: parts.append(.bubble(.init(text, speaker: .person)))
      default: parts.append(.bubble(.init(text)))
      }
    }
    let kinds: [OutboundMessage.Question.Kind] = [.choice, .several, .line, .nothing]
    let kind = kinds[Int.random(in: 0..<4, using: &generator)]
    let options = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
      OutboundMessage.Question.Option(
        text(&generator, longest: 6), isTicked: kind == .several ? Bool.random(using: &generator) : nil)
    }
    return OutboundMessage(
      parts: parts, question: .init(kind: kind, options: options, canSkip: Bool.random(using: &generator)))
  }

  private static func text(_ generator: inout SeededGenerator, longest: Int = 30) -> String {
    (0..<Int.random(in: 0...longest, using: &generator)).map { _ in
      words[Int.random(in: 0..<words.count, using: &generator)]
    }.joined(separator: Bool.random(using: &generator) ? " " : "")
  }
}

enum TerminalWindow {
  /// A rendered text as it is seen, without the codes for bold, dim and colour.
  static func withoutColour(_ text: String) -> String {
    // By scalars: a mark may join the last letter of a code.
    var rest = text.unicodeScalars[...]
    var seen = String.UnicodeScalarView()
    while let start = rest.firstIndex(of: "\u{1B}") {
      seen += rest[..<start]
      guard let end = rest[start...].firstIndex(of: "m") else { return String(seen) }
      rest = rest[rest.index(after: end)...]
    }
    return String(seen + rest)
  }
}
