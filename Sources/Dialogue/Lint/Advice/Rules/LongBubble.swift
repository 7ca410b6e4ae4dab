extension Advice {
  static let bubbleCharacters = 240

  /// Bubbles that become a wall of text; cards are for reading later and may be longer.
  mutating func longBubbles(in manuscript: Manuscript) {
    for text in manuscript.texts where text.kind == .bubble || text.kind == .phrase || text.kind == .nudge {
      let count = text.template.usualCharacters
      guard count > Self.bubbleCharacters else { continue }
      add(
        .longBubble, at: text.template.place,
        "this bubble has about \(count) characters, and more than \(Self.bubbleCharacters) are a wall",
        fix: "Leave something out, or make two bubbles of it: [\"…\", \"…\"].")
    }
  }
}
