extension Findings {
  /// Words that writers use for keys of another name.
  private static let usual: [String: [String]] = [
    "options": ["choices", "of"], "buttons": ["choices"], "answers": ["choices", "examples"],
    "goto": ["next", "to"], "go": ["next", "to"], "to": ["next"], "then": ["next", "to"], "next": ["to"],
    "leadsTo": ["next", "to"], "label": ["text"], "say": ["text"], "says": ["text"], "message": ["text"],
    "if": ["when"], "condition": ["when"], "name": ["id"], "key": ["id"],
  ]

  /// The key that was probably meant, of these.
  static func keyMeant(by key: String, among known: some Sequence<String>) -> String? {
    (usual[key] ?? usual[key.lowercased()])?.first { known.contains($0) } ?? Suggestion.nearest(key, among: known)
  }

  /// `value` is what stands under the unknown key.
  mutating func unknownKey(_ key: String, in what: String, known: [String], at place: Place, value: JSONValue? = nil) {
    let fix =
      if let meant = Suggestion.nearest(key, among: known) {
        "Did you mean “\(meant)”?"
      } else if let meant = Self.keyMeant(by: key, among: known) {
        "Write \"\(meant)\" instead."
      } else if what == "a script", let value, BookReader.looksLikeNode(value) {
        "Move it into the braces of nodes."
      } else if let value, value.kind == .object || value.kind == .array, value.count > 0 {
        "Move what it holds to a key that is there, or take it out."
      } else {
        "Take it out, or put it in a note."
      }
    add(.unknownKey, at: place, "\(what) has no “\(key)”", fix: fix)
  }
}
