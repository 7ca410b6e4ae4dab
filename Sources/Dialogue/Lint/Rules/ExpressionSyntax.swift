extension Findings {
  mutating func expressionSyntax(_ message: String, fix: String, at place: Place) {
    add(.expressionSyntax, at: place, message, fix: fix)
  }
}
