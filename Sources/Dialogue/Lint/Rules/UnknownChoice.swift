extension Findings {
  package mutating func unknownChoice(_ name: String, near known: [String], at place: Place) {
    add(
      .unknownChoice, at: place, "there is no choice “\(name)”",
      fix: didYouMean(name, known, otherwise: "Name a choice that is there."))
  }
}
