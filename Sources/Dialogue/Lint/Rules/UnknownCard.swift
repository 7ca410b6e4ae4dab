extension Findings {
  /// `orVariable` where a variable could stand there too; `others` are the other places that name it.
  mutating func unknownCard(
    _ name: String, near known: [String], orVariable: Bool = false, fix: String? = nil, others: String = "",
    at place: Place
  ) {
    let fix =
      fix
      ?? didYouMean(
        name, known,
        otherwise: "Add it to cards: \"\(name)\": { \"title\": \"…\", \"text\": \"…\" }, or take this line out.")
    add(
      .unknownCard, at: place, "there is no card \(orVariable ? "or variable " : "")“\(name)”",
      fix: others.isEmpty ? fix : "\(fix) It is also named here: \(others).")
  }
}
