extension Findings {
  package mutating func unknownMember(_ name: String, near known: [String], at place: Place) {
    add(
      .unknownMember, at: place, "there is no member “\(name)”",
      fix: didYouMean(name, known, otherwise: "Name one of the members the variable or list has."))
  }
}
