/// The members of an object while it is read: what was not asked for at the end is an unknown key.
struct Fields {
  let object: JSONValue
  private var members: [(key: String, value: JSONValue)]
  private var asked: [String] = []

  init(_ object: JSONValue) {
    self.object = object
    members = object.members.map { ($0.key, $0.value) }
  }

  /// The value of `key`, which from now on counts as known.
  mutating func take(_ key: String) -> JSONValue? {
    asked.append(key)
    guard let position = members.firstIndex(where: { $0.key == key }) else { return nil }
    return members.remove(at: position).value
  }

  func has(_ key: String) -> Bool { object[key] != nil }

  /// Reports every key nobody asked for.
  func finish(_ what: String, _ findings: inout Findings) {
    for (key, value) in members where key != "note" && key != "$schema" && !asked.contains(key) {
      findings.unknownKey(key, in: what, known: asked, at: value.keyPlace)
    }
  }
}
