extension Advice {
  /// Questions people have forgotten by the time they may answer.
  mutating func questionsNotLast(in manuscript: Manuscript) {
    for node in manuscript.wholeNodes where node.body.exit.isWaiting {
      guard let asked = NodeQuestions(node), asked.second == nil, let place = asked.early else { continue }
      add(
        .questionNotLast, at: place, "“\(node.name)” goes on after its question",
        fix: "Put the question last, so that what people read last is what they answer.")
    }
  }
}
