extension Findings {
  package mutating func unknownPlaceholder(_ name: String, near known: [String], at place: Place) {
    add(
      .unknownPlaceholder, at: place, "there is no value for “\(name)”",
      fix: didYouMean(name, known, otherwise: "Add a variable of that name, or write {{ for a literal brace."))
  }
}
