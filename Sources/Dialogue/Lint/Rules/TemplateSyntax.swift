extension Findings {
  mutating func templateSyntax(_ message: String, at place: Place) {
    add(.templateSyntax, at: place, message, fix: "Close the brace, or double it for a literal one: {{ or }}.")
  }
}
