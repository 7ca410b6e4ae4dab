extension Advice {
  /// Two neighbours that begin alike and are said under the very same condition: one probably lost its `not`.
  mutating func sameConditions(in manuscript: Manuscript) {
    for node in manuscript.wholeNodes { for text in node.body.texts { sameConditions(in: text) } }
    for card in manuscript.book.cards { sameConditions(in: card.text) }
    sameConditions(in: manuscript.book.onReturn?.text)
  }

  private mutating func sameConditions(in block: TextBlock?) {
    guard let block else { return }
    for (item, next) in zip(block.items, block.items.dropFirst()) {
      guard case .bubble(let first) = item, case .bubble(let second) = next, first.speaker == second.speaker,
        let condition = first.condition, let other = second.condition
      else { continue }
      let asked = words(at: condition.place)
      guard !asked.isEmpty, asked == words(at: other.place), let start = Self.start(of: first.template),
        start == Self.start(of: second.template)
      else { continue }
      let line = line(of: first.template.place, seenFrom: second.template.place)
      add(
        .sameCondition, at: other.place,
        "this and the text before it (\(line)) are both said when “\(asked)”, and neither is otherwise",
        fix: "If one is said instead of the other, write “\(Self.negated(asked))” on it; if not, make one text of both."
      )
    }
    for case .vary(let variation) in block.items { for option in variation.options { sameConditions(in: option) } }
  }

  /// The label before a colon, or else the first two words, in small letters.
  private static func start(of template: Template) -> String? {
    guard case .literal(let literal)? = template.parts.first else { return nil }
    let words = Prose(template).words.prefix(2)
    if let colon = literal.utf8.firstIndex(of: 0x3A) {
      let label = literal[..<colon]
      if !label.isEmpty, label.split(separator: " ").count <= 3 { return label.lowercased() + ":" }
    }
    guard words.count == 2, words.allSatisfy({ !$0.isPlaceholder && $0.part == 0 }) else { return nil }
    return words.map(\.text).joined(separator: " ")
  }

  private static func negated(_ condition: String) -> String {
    let isOne = condition.utf8.allSatisfy { $0 != 0x20 && $0 != 0x3D && $0 != 0x3C && $0 != 0x3E }
    if isOne { return "not \(condition)" }
    let rest = condition.dropFirst(4)
    return condition.hasPrefix("not ") && !rest.utf8.contains(0x20) ? String(rest) : "not (\(condition))"
  }
}
