extension Advice {
  static let bubbleCharacters = 240

  /// Bubbles that become a wall of text; cards are for reading later and may be longer.
  mutating func longBubbles(in manuscript: Manuscript) {
    let kinds: [WrittenText.Kind] = [.bubble, .phrase, .nudge]
    let long = manuscript.texts.filter {
      kinds.contains($0.kind) && $0.template.usualCharacters > Self.bubbleCharacters
    }
    guard !long.isEmpty else { return }
    let most = mostBubbles(inTurnsOf: Set(long.compactMap(\.node)), in: manuscript)
    for text in long {
      let count = text.template.usualCharacters
      let over = count - Self.bubbleCharacters
      // A turn that is full already has no room for the second half.
      let hasRoom = text.node.map { most[$0, default: Self.bubblesInATurn] < Self.bubblesInATurn } ?? false
      let halves = text.isListed ? "\"…\", \"…\"" : "[\"…\", \"…\"]"
      add(
        .longBubble, at: text.template.place,
        "this bubble has about \(count) characters, and more than \(Self.bubbleCharacters) are a wall",
        fix: "Leave out about \(over) characters" + (hasRoom ? ", or cut it in two: \(halves)." : "."))
    }
  }
}
