extension Findings {
  package mutating func unknownRubric(_ name: String, near known: [String], at place: Place) {
    add(
      .unknownRubric, at: place, "there is no rubric “\(name)”",
      fix: didYouMean(name, known, otherwise: "Add it to rubrics.json."))
  }
}
