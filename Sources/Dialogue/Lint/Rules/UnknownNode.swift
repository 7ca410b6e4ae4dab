extension Findings {
  package mutating func unknownNode(_ name: String, near known: [String], fix: String? = nil, at place: Place) {
    add(
      .unknownNode, at: place, "there is no node “\(name)”",
      fix: fix
        ?? didYouMean(
          name, known, otherwise: "Add a node of that name, or lead to one that is there; a renamed one has a new name."
        ))
  }
}
