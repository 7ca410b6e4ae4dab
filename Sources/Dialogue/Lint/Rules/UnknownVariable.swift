extension Findings {
  package mutating func unknownVariable(_ name: String, near known: [String], fix: String? = nil, at place: Place) {
    let shape = "\"\(name)\": { \"type\": \"bool\", \"default\": false }"
    add(
      .unknownVariable, at: place, "there is no variable “\(name)”",
      fix: fix
        ?? didYouMean(name, known, otherwise: "Add it to variables here or in book.json, such as \(shape)."))
  }
}
