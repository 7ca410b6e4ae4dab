/// What was probably meant by a word without quotes in an expression.
extension BookReader {
  /// The name on the other side of the comparison that the name just read stands in, if it is a lone name.
  func comparedWith(_ parser: ExpressionParser) -> String? {
    let tokens = parser.tokens
    let own = parser.position - 1
    func isComparison(_ index: Int) -> Bool {
      guard tokens.indices.contains(index) else { return false }
      if case .sign(let sign) = tokens[index].kind { return sign.comparison != nil }
      return tokens[index].kind == .name("in")
    }
    func name(_ index: Int) -> String? {
      guard tokens.indices.contains(index), case .name(let name) = tokens[index].kind else { return nil }
      return name
    }
    if isComparison(own - 1) { return name(own - 2) }
    if isComparison(own + 1) { return name(own + 2) }
    return name(own + 1) == "not" && isComparison(own + 2) ? name(own + 3) : nil
  }

  /// What to write where a word of a list was probably meant, and no variable.
  func wordMeant(by name: String, beside other: String?) -> String? {
    if let other, let words = words(of: other), !words.isEmpty {
      if words.contains(name) {
        return "Write '\(name)' in single quotes: it is a word of \(other), not a variable."
      }
      let variables = symbols.variableNames(script: script)
      if Suggestion.nearest(name, among: variables) == nil {
        if let near = Suggestion.nearest(name, among: words) { return "Did you mean '\(near)', in single quotes?" }
        let list = words.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
        return "Write a word of \(other) in single quotes: \(list)\(words.count > 8 ? " and more" : "")."
      }
      return nil
    }
    let offering = symbols.variableNames(script: script).first { words(of: $0)?.contains(name) ?? false }
    return offering.map { "Write '\(name)' in single quotes: it is a word of \($0), not a variable." }
  }

  /// The words a variable can hold; nil where there is none of that name.
  private func words(of name: String) -> [String]? {
    symbols.variable(name, script: script).map { memberNames(symbols.variables[$0]) }
  }
}
