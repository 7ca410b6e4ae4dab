extension Findings {
  mutating func unknownKey(_ key: String, in what: String, known: [String], at place: Place) {
    add(
      .unknownKey, at: place, "\(what) has no “\(key)”",
      fix: Self.didYouMean(key, known, otherwise: "Take it out, or put it in a note."))
  }
}
