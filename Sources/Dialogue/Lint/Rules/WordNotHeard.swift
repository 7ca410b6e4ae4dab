extension Findings {
  mutating func wordNotHeard(_ message: String, fix: String, at place: Place) {
    add(.wordNotHeard, at: place, message, fix: fix)
  }
}
