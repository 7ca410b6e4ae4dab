extension Findings {
  package mutating func unknownNode(_ name: String, near known: [String], at place: Place) {
    add(
      .unknownNode, at: place, "there is no node “\(name)”",
      fix: didYouMean(name, known, otherwise: "Write the node, or lead to one that is there."))
  }
}
