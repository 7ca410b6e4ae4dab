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
    let mended = mended(name, separator)
    add(
      .invalidID, at: place, "“\(name.prefix(60))” is no id for a \(kind.rawValue)",
      fix: "Use \(shape)"
        + (mended.isEmpty ? "." : "; perhaps “\(mended)”, here and wherever it is named."))
  }

  /// `own-line` for `ownLine`, `Own Line` and `own_line`.
  private func mended(_ name: String, _ separator: Character) -> String {
    var mended = ""
    for letter in name.unicodeScalars.prefix(Limits.idBytes) {
      if ("A"..."Z").contains(letter), let last = mended.last, last != separator { mended.append(separator) }
      let small = Character(letter.properties.lowercaseMapping)
      let isPlain = ("a"..."z").contains(small) || ("0"..."9").contains(small)
      if isPlain || mended.last != separator { mended.append(isPlain ? small : separator) }
    }
    let bare = mended.drop { !("a"..."z").contains($0) }.prefix(Limits.idBytes)
    return bare.last == separator ? String(bare.dropLast()) : String(bare)
  }
}
