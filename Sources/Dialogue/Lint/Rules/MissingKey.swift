extension Findings {
  mutating func missingKey(_ key: String, in what: String, at place: Place) {
    add(.missingKey, at: place, "\(what) needs “\(key)”", fix: "Add \"\(key)\".")
  }
}
