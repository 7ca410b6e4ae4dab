import Understanding

extension Advice {
  /// From fewer wordings the coach learns too little.
  static let examplesOfAChoice = 5

  /// Choices few ways of saying are known for.
  mutating func fewExamples(in manuscript: Manuscript) {
    let book = manuscript.book
    var words = Self.plainLabels
    for phrase in Phrase.allCases where phrase.isLabel {
      for label in book.phrases.wordings[phrase] ?? [] { words.insert(label.literal ?? "") }
    }
    let labels = Set(words.map { Normalizer.normalize($0).joined })
    for node in manuscript.wholeNodes {
      guard case .choices(let menu) = node.body.exit else { continue }
      // A line to practise is picked by its number or its own words.
      guard node.body.assess == nil, menu.typed?.assess == nil || menu.items.count > 1 else { continue }
      for case .choice(let choice) in menu.items where needsExamples(choice, labels, book) {
        let count = wordings(of: choice)
        guard count < Self.examplesOfAChoice else { continue }
        let known = count == 0 ? "no other way" : count == 1 ? "only one other way" : "only \(count) other ways"
        let verb = count > 1 ? "are" : "is"
        let missing = Self.examplesOfAChoice - count
        let label = choice.body.label.literal ?? choice.name
        add(
          .fewExamples, at: choice.body.label.place, "\(known) to say “\(label)” \(verb) known",
          fix: choice.body.examples.isEmpty
            ? "Write \(missing) ways people would type it: \"examples\": [\"…\", \"…\"]."
            : "Add \(missing) more to its examples, as people would type it.")
      }
    }
  }

  private func needsExamples(_ choice: Choice, _ labels: Set<String>, _ book: Book) -> Bool {
    if choice.body.line != nil { return false }
    if case .command = choice.body.exit { return false }
    guard let label = choice.body.label.literal else { return true }
    let text = Normalizer.normalize(label)
    if labels.contains(text.joined) || book.commandWords.isCommandWord(label) { return false }
    // “10 minutes”, “18 to 25”: a number says it all.
    return !text.tokens.contains { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } } || text.tokens.count > 3
  }

  private func wordings(of choice: Choice) -> Int {
    let label = choice.body.label.literal.map { Normalizer.normalize($0).joined }
    let all = Set((choice.body.match + choice.body.examples).map { Normalizer.normalize($0).joined })
    return all.subtracting([label ?? "", ""]).count
  }

  /// The many ways to say these are known without examples.
  private static let plainLabels: Set<String> = ["Yes", "No", "Yes, please", "No, thanks", "Maybe", "OK", "Not sure"]
}
