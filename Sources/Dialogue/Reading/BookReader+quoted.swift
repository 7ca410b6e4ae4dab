import Understanding

extension BookReader {
  /// Decides what a word in quotes names, from the other side of a comparison.
  mutating func resolveQuoted(
    _ typed: ExpressionParser.Typed, as other: ExpressionType, at place: Place? = nil
  ) -> ExpressionParser.Typed {
    guard case .quoted(let word, let offset) = typed.type else { return typed }
    switch other {
    case .option(let variable), .set(let variable):
      return member(word, at: offset, ofVariable: variable, at: place)
    case .checks(let rubric):
      guard rubric < rubrics.count else { return (typed.expression, .broken) }
      let checks = rubrics[rubric].checks.map(\.id)
      if checks.contains(word) {
        return (.constant(.option(ID("\(rubrics[rubric].id):\(word)"))), .option(-1))
      }
      if let place { findings.unknownMember(word, near: checks, kind: "check", at: place) }
      return (typed.expression, .broken)
    case .enteredBy:
      let names = EnteredBy.allCases.map(\.name)
      if names.contains(word) { return (.constant(.text(word)), .enteredBy) }
      if let place { findings.unknownMember(word, near: names, kind: "way in", at: place) }
      return (typed.expression, .broken)
    case .broken: return (typed.expression, .broken)
    case .bool, .number, .text, .moment, .clock, .quoted: return (typed.expression, .text)
    }
  }

  private mutating func member(
    _ word: String, at offset: Int, ofVariable index: Int, at place: Place?
  ) -> ExpressionParser.Typed {
    let symbol = symbols.variables[index]
    let names = memberNames(symbol)
    if names.contains(word) {
      let member = ID("\(symbols.prefix(symbol.script)).\(symbol.name):\(word)")
      if let place { mentions?.settle(word, at: offset, as: member, in: place) }
      return (.constant(.option(member)), .option(index))
    }
    if let place { findings.unknownMember(word, near: names, of: memberOwner(index), at: place) }
    return (.constant(.bool(false)), .broken)
  }

  /// Nil where the list is not the writer's: of pronouns.
  func memberOwner(_ index: Int) -> MemberOwner? {
    let symbol = symbols.variables[index]
    guard symbol.part == nil, let of = symbol.object["of"] else { return nil }
    // A member variable names its set there.
    if symbol.type == .member {
      return of.string.flatMap { symbols.variable($0, script: symbol.script) }
        .flatMap { symbols.variables[$0].type == .set ? memberOwner($0) : nil }
    }
    return MemberOwner(name: symbol.name, isSet: symbol.type == .set, place: of.keyPlace)
  }

  func memberNames(_ symbol: Symbols.VariableSymbol) -> [String] {
    if symbol.part == .pronouns { return Pronouns.allCases.map(\.rawValue) }
    guard let of = symbol.object["of"] else { return [] }
    switch of.kind {
    case .array: return of.elements.compactMap(\.string)
    case .object: return of.members.map(\.key).filter { $0 != "note" }
    default: return []
    }
  }

  /// A name that must be a variable of its own: the argument of `known`.
  mutating func variableArgument(_ parser: inout ExpressionParser) -> Int? {
    let token = parser.token
    guard case .name(let name) = token.kind else {
      fail(&parser, "a variable should stand here", fix: "Write the name of a variable, without quotes.")
      return nil
    }
    parser.position += 1
    guard let index = symbols.variable(name, script: script) else { return variable(name, at: parser.place(token)) }
    mentionVariable(name, in: parser.origin, at: parser.textOffset(token))
    return index
  }
}
