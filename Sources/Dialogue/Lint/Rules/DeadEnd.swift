extension Findings {
  /// `likely` is a node it may lead to.
  mutating func deadEnd(_ node: String, likely: String?, at place: Place) {
    add(
      .deadEnd, at: place, "the node “\(node)” leads nowhere",
      fix: "If the talk ends here: \"end\": true. If not, say where it leads, "
        + (likely.map { "such as \"next\": \"\($0)\"" } ?? "\"next\": \"a-node\"") + ", or give choices.")
  }
}
