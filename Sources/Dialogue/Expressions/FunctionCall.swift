extension BookReader {
  /// The arguments of a function, its opening bracket already read.
  mutating func call(_ function: ExpressionFunction, _ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    switch function {
    case .if: parseIf(&parser)
    case .known: parseKnown(&parser)
    case .count: parseCount(&parser)
    case .visits: parseVisits(&parser)
    }
  }

  mutating func argument(_ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    either(&parser)
  }

  mutating func comma(_ parser: inout ExpressionParser, _ shape: String) {
    if !parser.hasFailed, !parser.accept(.comma) { fail(&parser, "a comma is missing here", fix: "Write \(shape).") }
  }
}
