extension Findings {
  mutating func missingDefault(at place: Place) {
    add(
      .missingDefault, at: place, "where no condition holds, this leads nowhere",
      fix: "Add a last entry without when: { \"to\": \"…\" }.")
  }

  mutating func missingDefault(unreachableAfter place: Place) {
    add(
      .missingDefault, at: place, "without a when this one always holds, so those after it never do",
      fix: "Move it to the end, or give it a when.")
  }
}
