extension Findings {
  mutating func missingDefault(at place: Place) {
    add(
      .missingDefault, at: place, "where no condition holds, this leads nowhere",
      fix: "Add a last entry without when: { \"to\": \"…\" }.")
  }

  mutating func missingDefault(unreachableAfter place: Place) {
    add(
      .missingDefault, at: place, "this entry always holds, and the ones after it are never reached",
      fix: "Give it a when, or move it to the end.")
  }
}
