extension Findings {
  package mutating func textTooLong(_ what: String, limit: Int, at place: Place) {
    add(
      .textTooLong, at: place, "\(what) may have \(limit) characters, and this has more",
      fix: "Shorten it, or split it.")
  }
}
