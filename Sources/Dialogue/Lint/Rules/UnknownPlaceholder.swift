extension Findings {
  package mutating func unknownPlaceholder(_ name: String, near known: [String], fix: String? = nil, at place: Place) {
    add(
      .unknownPlaceholder, at: place, "there is no value for “\(name)”",
      fix: fix
        ?? didYouMean(name, known, otherwise: "Add a variable of that name, or write {{ and }} for braces to be seen."))
  }
}
