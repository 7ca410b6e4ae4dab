extension Findings {
  mutating func exitConflict(_ keys: [String], node: String, at place: Place) {
    conflict(keys, of: "the node “\(node)”", at: place)
  }

  mutating func exitConflict(_ keys: [String], choice: String, at place: Place) {
    conflict(keys, of: "the choice “\(choice)”", at: place)
  }

  private mutating func conflict(_ keys: [String], of what: String, at place: Place) {
    let list = keys.map { "“\($0)”" }.joined(separator: " and ")
    add(.exitConflict, at: place, "\(what) has \(list), and can go only one way", fix: "Keep one of them.")
  }
}
