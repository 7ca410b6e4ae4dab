extension Findings {
  /// `orVariable` where a variable could stand there too.
  mutating func unknownCard(
    _ name: String, near known: [String], orVariable: Bool = false, fix: String? = nil, at place: Place
  ) {
    add(
      .unknownCard, at: place, "there is no card \(orVariable ? "or variable " : "")“\(name)”",
      fix: fix
        ?? didYouMean(
          name, known,
          otherwise: "Add it to cards: \"\(name)\": { \"title\": \"…\", \"text\": \"…\" }, or take this line out."))
  }
}
