extension Findings {
  package mutating func textTooLong(_ what: String, _ count: Int, limit: Int, at place: Place) {
    add(
      .textTooLong, at: place, "\(what) may have \(limit) characters, and this has \(count)",
      fix: "Leave out \(count - limit) characters.")
  }

  /// Cards, and bubbles with values in them, at their longest.
  mutating func textsTooLong(in book: Book) {
    for card in book.cards {
      let most = book.mostCharacters(of: card.title) + book.mostCharacters(of: card.text)
      if most > Limits.cardScalars { canBeTooLong("a card", most, limit: Limits.cardScalars, at: card.place) }
    }
    for node in book.nodes {
      check(node.body.text, book)
      check(node.body.reask, book)
      check(node.body.onReturn?.text, book)
    }
    check(book.onReturn?.text, book)
  }

  private mutating func check(_ block: TextBlock?, _ book: Book) {
    guard let block else { return }
    for item in block.items {
      switch item {
      case .bubble(let bubble):
        // A text without values was measured when it was read.
        guard bubble.template.literal == nil else { continue }
        let most = book.mostCharacters(of: bubble.template)
        if most > Limits.bubbleScalars {
          canBeTooLong("a bubble", most, limit: Limits.bubbleScalars, at: bubble.template.place)
        }
      case .vary(let variation): for option in variation.options { check(option, book) }
      }
    }
  }

  private mutating func canBeTooLong(_ what: String, _ most: Int, limit: Int, at place: Place) {
    add(
      .textTooLong, at: place, "\(what) may have \(limit) characters, and this can come to \(most)",
      fix: "Leave out \(most - limit) characters, or give its variables a smaller maxLength.")
  }
}
