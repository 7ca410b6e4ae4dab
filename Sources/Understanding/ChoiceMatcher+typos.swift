extension ChoiceMatcher.Phrase {
  init(_ text: NormalizedText) {
    scalars = Array(text.joined.unicodeScalars)
    digits = scalars.filter { ("0"..."9").contains($0) }
  }

  /// How far a typed phrase is from this one; nil beyond what its length forgives, or where a digit or the start differs.
  func distance(from typed: ChoiceMatcher.Phrase) -> Int? {
    let limit = scalars.count >= 8 ? 2 : scalars.count >= 4 ? 1 : 0
    if limit == 0 || abs(scalars.count - typed.scalars.count) > limit || digits != typed.digits { return nil }
    guard typed.scalars.count >= 2, startsAlike(typed.scalars) else { return nil }
    return EditDistance.between(typed.scalars, scalars, limit: limit)
  }

  private func startsAlike(_ typed: [Unicode.Scalar]) -> Bool {
    typed[0] == scalars[0] || typed[0] == scalars[1] && typed[1] == scalars[0]
  }
}
