extension Findings {
  /// `likely` is a node it may lead to.
  package mutating func missingKey(
    _ key: String, in what: String, likely: String? = nil, fix: String? = nil, at place: Place
  ) {
    let usual =
      switch key {
      case "next":
        likely.map { "Say where it leads, such as \"next\": \"\($0)\"." }
          ?? "Say where it leads: \"next\": \"a-node\"."
      case "id": "Give it a short name of its own: \"id\": \"a-name\"."
      case "text": "Write what is said: \"text\": \"…\"."
      case "to": "Say where it leads: \"to\": \"a-node\"."
      default: "Add \"\(key)\"."
      }
    add(.missingKey, at: place, "\(what) needs “\(key)”", fix: fix ?? usual)
  }
}
