extension Findings {
  mutating func templateSyntax(_ message: String, fix: String, at place: Place) {
    add(.templateSyntax, at: place, message, fix: fix)
  }
}
