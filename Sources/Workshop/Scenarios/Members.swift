import Dialogue

/// The members of an object while it is read: what was not asked for at the end is an unknown key.
struct Members {
  let object: JSONValue
  private var left: [(key: String, value: JSONValue)]
  private var asked: [String] = []

  init(_ object: JSONValue) {
    self.object = object
    left = object.members.map { ($0.key, $0.value) }
  }

  /// The value of `key`, which from now on counts as known.
  mutating func take(_ key: String) -> JSONValue? {
    asked.append(key)
    guard let position = left.firstIndex(where: { $0.key == key }) else { return nil }
    return left.remove(at: position).value
  }

  func finish(_ what: String, _ findings: inout Findings) {
    for (key, value) in left where key != "note" && key != "$schema" && !asked.contains(key) {
      findings.add(
        .unknownKey, at: value.keyPlace, "\(what) has no “\(key)”",
        fix: Findings.didYouMean(key, asked, otherwise: "Take it out, or put it in a note."))
    }
  }
}
