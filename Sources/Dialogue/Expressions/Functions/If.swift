extension BookReader {
  /// `if(condition, then, otherwise)`; both values must be of the same kind.
  mutating func parseIf(_ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    let condition = argument(&parser)
    if condition.type != .bool, condition.type != .broken {
      findings.expressionType(
        "the first part of if() is \(condition.type.words), not true or false",
        fix: "Compare it with something, as in x = 'y'.", at: parser.origin)
    }
    comma(&parser, "if(condition, then, otherwise)")
    let then = argument(&parser)
    comma(&parser, "if(condition, then, otherwise)")
    let otherwise = argument(&parser)
    guard !parser.hasFailed else { return otherwise }
    let first = resolveQuoted(then, as: otherwise.type, at: parser.origin)
    let second = resolveQuoted(otherwise, as: first.type, at: parser.origin)
    if first.type != second.type, first.type != .broken, second.type != .broken {
      findings.expressionType(
        "if() gives \(first.type.words) or \(second.type.words)", fix: "Give two values of the same kind.",
        at: parser.origin)
      return (.constant(.bool(false)), .broken)
    }
    return (
      .choose(condition: condition.expression, then: first.expression, otherwise: second.expression), first.type
    )
  }
}
