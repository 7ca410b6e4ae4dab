extension Findings {
  /// `also` tells of the other places that name it: “ (also on line 12)”.
  mutating func unknownNode(
    _ name: String, near known: [String], fix: String? = nil, also: String = "", at place: Place
  ) {
    add(
      .unknownNode, at: place, "there is no node “\(name)”\(also)",
      fix: fix ?? didYouMean(name, known, otherwise: "Add a node of that name, or lead to one that is there."))
  }
}
