extension BookReader {
  /// `count(set)`: how many members and own items; `count(check.met)` counts checks.
  mutating func parseCount(_ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    let operand = argument(&parser)
    switch operand.type {
    case .set, .checks, .broken: break
    default:
      findings.expressionType(
        "count() counts a set, and this is \(operand.type.words)", fix: "Name a set.", at: parser.origin)
      return (.constant(.number(0)), .broken)
    }
    return (.count(operand.expression), operand.type == .broken ? .broken : .number)
  }
}
