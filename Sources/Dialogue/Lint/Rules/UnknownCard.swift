extension Findings {
  package mutating func unknownCard(_ name: String, near known: [String], fix: String? = nil, at place: Place) {
    add(
      .unknownCard, at: place, "there is no card or variable “\(name)”",
      fix: fix ?? didYouMean(name, known, otherwise: "Add it to cards here or in book.json."))
  }
}
