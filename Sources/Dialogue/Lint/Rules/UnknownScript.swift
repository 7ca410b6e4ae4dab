extension Findings {
  package mutating func unknownScript(_ name: String, near known: [String], at place: Place) {
    add(
      .unknownScript, at: place, "there is no script “\(name)”",
      fix: didYouMean(name, known, otherwise: "Name a file of scripts/ or safety/, without .json."))
  }
}
