extension Advice {
  /// Phrases the tone of the coach has no room for, and claims about outcomes: whatever `WordingRule` lists of this code.
  mutating func wording(_ rule: LintRule, in manuscript: Manuscript) {
    let table = WordingRule.byFirstWord
    for (index, prose) in manuscript.prose.enumerated() {
      let text = manuscript.texts[index]
      for (start, word) in prose.words.enumerated() {
        guard let rules = table[word.text] else { continue }
        for candidate in rules where candidate.rule == rule {
          guard let range = candidate.broken(at: start, in: prose, of: text) else { continue }
          let written = prose.written(range)
          let shown =
            written.isEmpty
            ? range.map { prose.words[$0].text }.filter { !$0.isEmpty }.joined(separator: " … ") : written
          add(
            rule, at: place(of: written, in: text.template.place), "“\(shown)” \(candidate.reason)", fix: candidate.fix)
          break
        }
      }
      if rule == .bannedWording, !text.isSafety { price(text) }
    }
  }

  /// A sign of money with a number behind it.
  private mutating func price(_ text: WrittenText) {
    for case .literal(let literal) in text.template.parts {
      var previous: Unicode.Scalar = " "
      for scalar in literal.unicodeScalars {
        defer { previous = scalar }
        guard scalar.value >= 0x30, scalar.value <= 0x39, previous == "$" || previous == "£" || previous == "€" else {
          continue
        }
        add(
          .bannedWording, at: place(of: "\(previous)\(scalar)", in: text.template.place), "this names a price",
          fix: "Leave it out: nothing is for sale here.")
        return
      }
    }
  }
}
