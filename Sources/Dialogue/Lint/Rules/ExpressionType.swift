extension Findings {
  mutating func expressionType(_ message: String, fix: String, at place: Place) {
    add(.expressionType, at: place, message, fix: fix)
  }
}
