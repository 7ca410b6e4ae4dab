/// What an id names, and so how it is written.
enum IDKind: String {
  case script, node, choice, variable, card, member, reminder, signal, rubric, check
  case choiceSet = "choice set"

  var isSnakeCase: Bool { self == .script || self == .variable || self == .signal }
}

extension Findings {
  mutating func invalidID(_ name: String, kind: IDKind, at place: Place) {
    let shape =
      kind.isSnakeCase
      ? "small letters, digits and _ , as in new_partner" : "small letters, digits and - , as in own-line"
    let separator: Character = kind.isSnakeCase ? "_" : "-"
    let mended = String(
      name.lowercased().unicodeScalars.map { scalar -> Character in
        let isPlain = ("a"..."z").contains(Character(scalar)) || ("0"..."9").contains(Character(scalar))
        return isPlain ? Character(scalar) : separator
      }.prefix(Limits.idBytes))
    add(
      .invalidID, at: place, "“\(name.prefix(60))” is no id for a \(kind.rawValue)",
      fix: "Use \(shape); perhaps “\(mended)”.")
  }
}
