extension BookReader {
  /// `known(x)`: x has a value.
  mutating func parseKnown(_ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    guard let index = variableArgument(&parser) else { return (.constant(.bool(false)), .broken) }
    return (.known(index), .bool)
  }
}
