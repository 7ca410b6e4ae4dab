extension Advice {
  /// Variables nobody asks for: people need not be asked for what nobody uses.
  mutating func variablesNeverRead(in manuscript: Manuscript) {
    let use = VariableUse(manuscript.book)
    for (index, variable) in manuscript.book.variables.enumerated() where !use.isRead[index] {
      // The engine reads a clock; what belongs to the record may be kept for its own sake, such as a consent.
      if case .clock = variable.kind { continue }
      guard !use.isPronouns(index), !(variable.isRecord && use.isSet[index]) else { continue }
      if use.isSet[index] {
        add(
          .variableNeverRead, at: variable.place, "“\(variable.name)” is set, and nothing ever reads it",
          fix: "Show it in a text, ask for it in a condition, or take it out.")
      } else {
        add(
          .variableNeverRead, at: variable.place, "nothing sets “\(variable.name)”, and nothing reads it",
          fix: "Take it out.")
      }
    }
  }
}
