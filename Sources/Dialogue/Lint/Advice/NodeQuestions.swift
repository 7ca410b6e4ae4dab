/// What a waiting node asks, in the worst of the cases that can come about.
struct NodeQuestions {
  /// The bubble with a second question.
  private(set) var second: Place?
  /// The bubble with a question after which more is said.
  private(set) var early: Place?

  /// Nil where it says nothing, or too many cases can come about.
  init?(_ node: Node) {
    // A lock is closed; whoever stands before it is not asked.
    if case .lock = node.body.exit { return nil }
    guard node.body.text != nil else { return nil }
    let speech = Speech([(node, nil)])
    let prose = Dictionary(
      speech.lines.map { ($0.bubble.template.place, Prose($0.bubble.template)) },
      uniquingKeysWith: { first, _ in first })
    let coached = speech.lines.filter { $0.bubble.speaker == .coach }
    guard coached.contains(where: { prose[$0.bubble.template.place]?.sentences.contains(where: \.isQuestion) == true })
    else { return }
    var (second, early): (Place?, Place?)
    let isKnown = speech.forEach { bubbles in
      var questions: [(place: Place, isLast: Bool)] = []
      for bubble in bubbles where bubble.speaker == .coach {
        for sentence in prose[bubble.template.place]?.sentences ?? [] {
          for index in questions.indices { questions[index].isLast = false }
          if sentence.isQuestion { questions.append((bubble.template.place, true)) }
        }
      }
      if questions.count > 1 { second = second ?? questions.last?.place }
      if questions.count == 1, !questions[0].isLast { early = early ?? questions[0].place }
    }
    guard isKnown else { return nil }
    self.second = second
    self.early = early
  }
}
