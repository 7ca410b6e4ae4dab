extension Advice {
  /// Two questions in one turn, of which only one can be answered.
  mutating func manyQuestions(in manuscript: Manuscript) {
    for node in manuscript.wholeNodes where node.body.exit.isWaiting {
      guard let asked = NodeQuestions(node), let place = asked.second else { continue }
      add(
        .manyQuestions, at: place, "“\(node.name)” asks a second question in one turn",
        fix: "Keep the question the choices answer, and make a sentence of the other.")
    }
  }
}
