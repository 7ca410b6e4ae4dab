extension Findings {
  package mutating func unknownSet(_ name: String, near known: [String], at place: Place) {
    add(
      .unknownSet, at: place, "there is no choice set “\(name)”",
      fix: didYouMean(name, known, otherwise: "Add it to choiceSets here or in book.json."))
  }
}
