extension Advice {
  /// Variables that stay as they begin.
  mutating func variablesNeverSet(in manuscript: Manuscript) {
    let use = VariableUse(manuscript.book)
    for (index, variable) in manuscript.book.variables.enumerated() where !use.isSet[index] && use.isRead[index] {
      // The channel may tell it.
      if case .clock = variable.kind { continue }
      guard !use.isPronouns(index) else { continue }
      if variable.initial == nil {
        add(
          .variableNeverSet, at: variable.place, "“\(variable.name)” is read, and nothing ever sets it",
          fix: "Set it on a choice, fill it with a slot, or take it out where it is read.")
      } else {
        add(
          .variableNeverSet, at: variable.place, "“\(variable.name)” always keeps its default, for nothing sets it",
          fix: "Set it on a choice, fill it with a slot, or write the value itself where it is read.")
      }
    }
  }
}
