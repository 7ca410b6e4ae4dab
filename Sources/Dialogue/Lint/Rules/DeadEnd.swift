extension Findings {
  mutating func deadEnd(_ node: String, at place: Place) {
    add(
      .deadEnd, at: place, "the node “\(node)” leads nowhere",
      fix: "Add choices, slot, call, next, return or end.")
  }
}
