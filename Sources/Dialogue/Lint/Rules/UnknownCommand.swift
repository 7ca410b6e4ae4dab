extension Findings {
  package mutating func unknownCommand(_ name: String, near known: [String], at place: Place) {
    add(
      .unknownCommand, at: place, "there is no command “\(name)”",
      fix: didYouMean(name, known, otherwise: "Use one of the commands the guide lists."))
  }
}
