extension Findings {
  mutating func deadEnd(_ node: String, at place: Place) {
    add(
      .deadEnd, at: place, "the node “\(node)” leads nowhere",
      fix: "Say how it goes on: \"next\": \"a-node\", choices, slot, call, return, or \"end\": true.")
  }
}
