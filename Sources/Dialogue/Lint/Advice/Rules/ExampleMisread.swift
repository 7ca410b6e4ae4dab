import Understanding

extension Advice {
  /// Examples so near to another choice that, were they not listed, that one would be taken: what people type instead
  /// of them will be too.
  mutating func examplesMisread(in manuscript: Manuscript) {
    var seen: Set<Place> = []
    for node in manuscript.wholeNodes {
      guard case .choices(let menu) = node.body.exit else { continue }
      var choices: [Choice] = []
      for case .choice(let choice) in menu.items { choices.append(choice) }
      guard choices.count > 1 else { continue }
      // Choices used in several nodes stand together in all of them.
      if menu.items.count == choices.count, !choices.contains(where: { seen.insert($0.place).inserted }) { continue }
      let options = choices.map {
        ChoiceOption(label: $0.body.label.plain, match: $0.body.match, examples: $0.body.examples)
      }
      for strayed in ChoiceMatcher.strayedExamples(options) {
        let (owner, winner) = (choices[strayed.owner], choices[strayed.winner])
        // Two choices with conditions may never stand side by side.
        if owner.body.condition != nil, winner.body.condition != nil { continue }
        let example = owner.body.examples[strayed.example]
        let message =
          strayed.isShared
          ? "“\(example)” is listed for “\(winner.body.label.plain)” too, so it means neither"
          : "an answer like “\(example)” would be taken for “\(winner.body.label.plain)”"
        add(
          .exampleMisread, at: place(of: "\"\(example)\"", in: owner.place), message,
          fix: strayed.isShared
            ? "Take it from one of the two."
            : "If it means “\(winner.body.label.plain)”, move it there; if not, give “\(owner.body.label.plain)” more examples with "
              + "these words, or move it to match if it is meant exactly so."
        )
      }
    }
  }
}

extension Template {
  /// The text with its placeholders left out.
  var plain: String {
    parts.map { if case .literal(let text) = $0 { text } else { "" } }.joined()
  }
}
