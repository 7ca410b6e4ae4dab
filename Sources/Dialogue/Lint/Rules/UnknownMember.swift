extension Findings {
  package mutating func unknownMember(_ name: String, near known: [String], at place: Place) {
    // An expression whose first sign was forgotten.
    let isFormula = name.contains("(") || name.contains(" = ")
    let few = "Write one of \(known.map { "'\($0)'" }.joined(separator: ", "))."
    let all = known.isEmpty || known.count > 8 ? "Name one of the members the variable or list has." : few
    add(
      .unknownMember, at: place, "there is no member “\(name)”",
      fix: isFormula
        ? "Put = before it if it is to be worked out: \"=\(name)\"." : Self.didYouMean(name, known, otherwise: all))
  }
}
