extension Findings {
  mutating func aliasCycle(_ names: [String], at place: Place) {
    add(
      .aliasCycle, at: place, "these renames go round: \(names.prefix(12).joined(separator: " → "))",
      fix: "Let each lead to the id that is there now.")
  }
}
