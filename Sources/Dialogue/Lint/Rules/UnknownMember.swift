extension Findings {
  /// More members than these are no help in a fix.
  private static let few = 12

  /// `quote` is the sign that members stand in where the name stands.
  package mutating func unknownMember(_ name: String, near known: [String], quote: String = "'", at place: Place) {
    // An expression whose first sign was forgotten.
    let isFormula = name.contains("(") || name.contains(" = ")
    let list = known.prefix(Self.few).map { "\(quote)\($0)\(quote)" }.joined(separator: ", ")
    let all =
      known.isEmpty
      ? "Name one of the members the variable or list has."
      : "Write one of \(list)\(known.count > Self.few ? ", or another it has" : "")."
    add(
      .unknownMember, at: place, "there is no member “\(name)”",
      fix: isFormula
        ? "Put = before it if it is to be worked out: \"=\(name)\"." : didYouMean(name, known, otherwise: all))
  }
}
