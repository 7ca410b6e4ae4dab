extension Findings {
  package mutating func invalidValue(_ message: String, fix: String, at place: Place) {
    add(.invalidValue, at: place, message, fix: fix)
  }

  /// A word that must be one of a short list.
  mutating func unknownOption(_ value: JSONValue, what: String, known: [String]) {
    let name = value.string ?? value.rawText
    let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
    add(
      .invalidValue, at: value.place, "there is no \(what) “\(name.prefix(60))”",
      fix: didYouMean(name, known, otherwise: "Write one of \(list)."))
  }
}
