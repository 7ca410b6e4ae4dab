import Understanding

/// What an expression gives, as far as writers need to know.
enum ExpressionType: Equatable {
  case bool, number, text, moment, clock, enteredBy
  /// A member of the variable with this index.
  case option(Int)
  case set(Int)
  /// The checks an assessment met or missed; the index of its rubric.
  case checks(rubric: Int)
  /// A word in quotes, before it is known what it names, and its offset in the text; -1 where that is not known.
  case quoted(String, at: Int)
  /// Something is wrong with it already; say nothing more.
  case broken

  var words: String {
    switch self {
    case .bool: "true or false"
    case .number: "a number"
    case .text, .quoted: "a text"
    case .moment: "a time"
    case .clock: "the person's clock"
    case .enteredBy: "how the script was entered"
    case .option: "one of a list"
    case .set: "a set"
    case .checks: "the checks of an assessment"
    case .broken: "something else"
    }
  }
}

/// Parses and type-checks one expression by recursive descent; findings point into the text it stands in.
struct ExpressionParser {
  typealias Typed = (expression: Expression, type: ExpressionType)

  let tokens: [ExpressionToken]
  var position = 0
  var depth = 0
  /// The string the expression stands in, with its quotes; and where its first byte is counted from.
  let origin: Place
  let firstByte: Int
  var hasFailed = false

  var token: ExpressionToken { tokens[position] }

  func place(_ token: ExpressionToken) -> Place { place(token.start, token.end) }

  func place(_ start: Int, _ end: Int) -> Place {
    let base = origin.start + 1
    let from = min(base + UInt32(start - firstByte), max(origin.start, origin.end &- 1))
    return Place(file: origin.file, start: from, end: max(from + 1, base + UInt32(end - firstByte)))
  }

  /// Where a token begins in the text that the expression is, or is a part of.
  func textOffset(_ token: ExpressionToken) -> Int { token.start - firstByte }

  mutating func accept(_ sign: ExpressionToken.Sign) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    position += 1
    return true
  }

  mutating func acceptWord(_ word: String) -> Bool {
    guard token.kind == .name(word) else { return false }
    position += 1
    return true
  }
}

extension BookReader {
  /// Nesting deeper than this is refused, so that no expression can exhaust the stack.
  private static let expressionDepth = 32

  /// The expression of `when`: true or false.
  mutating func formula(_ value: JSONValue?) -> Formula? {
    guard let value else { return nil }
    guard let text = value.text else {
      findings.wrongType(expected: "a condition in quotes, as in \"minutes > 10\"", found: value, what: "when")
      return nil
    }
    guard let typed = expression(text, in: value) else { return nil }
    if typed.type != .bool, typed.type != .broken {
      findings.expressionType(
        "this is \(typed.type.words), not true or false", fix: "Compare it with something, as in x = 'y'.",
        at: value.place)
    }
    return Formula(root: typed.expression, place: value.place)
  }

  /// Parses the text of a JSON string, from its first byte or the one after `=` on.
  mutating func expression(
    _ text: ArraySlice<UInt8>, in value: JSONValue, isCalculated: Bool = false
  ) -> ExpressionParser.Typed? {
    mentions?.beginExpression()
    let lexer = ExpressionLexer(isCalculated ? text.dropFirst() : text)
    var parser = ExpressionParser(tokens: lexer.tokens, origin: value.place, firstByte: text.startIndex)
    if let failure = lexer.failure {
      findings.expressionSyntax(
        failure.message, fix: failure.fix, at: parser.place(failure.start, failure.end))
      return nil
    }
    let typed = either(&parser)
    if !parser.hasFailed, parser.token.kind != .end {
      fail(&parser, "the expression should have ended before this", fix: joining(parser.token))
    }
    return parser.hasFailed ? nil : resolveQuoted(typed, as: .text)
  }

  /// What was probably meant by a word between two values.
  private func joining(_ token: ExpressionToken) -> String {
    guard case .name(let name) = token.kind else { return "Join two conditions with and, or or." }
    switch name.lowercased() {
    case "and", "or", "not", "in": return "Write \(name.lowercased()) in small letters."
    case "is", "equals", "eq": return "Write = instead of \(name)."
    default: return "Join two conditions with and, or or; put a word of several parts in single quotes."
    }
  }

  mutating func fail(_ parser: inout ExpressionParser, _ message: String, fix: String) {
    guard !parser.hasFailed else { return }
    parser.hasFailed = true
    findings.expressionSyntax(message, fix: fix, at: parser.place(parser.token))
  }

  mutating func either(_ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    var left = both(&parser)
    while !parser.hasFailed, parser.acceptWord("or") {
      let right = both(&parser)
      left = (.or(left.expression, right.expression), logic(left, right, "or", parser))
    }
    return left
  }

  private mutating func both(_ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    var left = negation(&parser)
    while !parser.hasFailed, parser.acceptWord("and") {
      let right = negation(&parser)
      left = (.and(left.expression, right.expression), logic(left, right, "and", parser))
    }
    return left
  }

  private mutating func logic(
    _ left: ExpressionParser.Typed, _ right: ExpressionParser.Typed, _ word: String, _ parser: ExpressionParser
  ) -> ExpressionType {
    guard !parser.hasFailed else { return .broken }
    for side in [left, right] where side.type != .bool && side.type != .broken {
      findings.expressionType(
        "“\(word)” joins what is true or false, and this is \(side.type.words)",
        fix: "Compare it with something, as in x = 'y'.", at: parser.origin)
      return .broken
    }
    return .bool
  }

  private mutating func negation(_ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    guard parser.acceptWord("not") else { return comparison(&parser) }
    parser.depth += 1
    defer { parser.depth -= 1 }
    guard parser.depth < Self.expressionDepth else {
      fail(&parser, "this is nested too deep", fix: "Split it over two nodes.")
      return (.constant(.bool(false)), .broken)
    }
    let operand = negation(&parser)
    return (.not(operand.expression), logic(operand, operand, "not", parser))
  }

  private mutating func comparison(_ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    let left = sum(&parser)
    guard !parser.hasFailed else { return left }
    if parser.acceptWord("in") { return membership(left, &parser, isNegated: false) }
    if parser.token.kind == .name("not"), parser.tokens[parser.position + 1].kind == .name("in") {
      parser.position += 2
      return membership(left, &parser, isNegated: true)
    }
    guard case .sign(let sign) = parser.token.kind, let comparison = sign.comparison else {
      return left
    }
    parser.position += 1
    let right = sum(&parser)
    guard !parser.hasFailed else { return right }
    return compare(left, comparison, right, parser)
  }

  private mutating func compare(
    _ left: ExpressionParser.Typed, _ comparison: Expression.Comparison, _ right: ExpressionParser.Typed,
    _ parser: ExpressionParser
  ) -> ExpressionParser.Typed {
    let first = resolveQuoted(left, as: right.type, at: parser.origin)
    let second = resolveQuoted(right, as: left.type, at: parser.origin)
    // What is compared with a text is a text, whatever the whole is given to.
    for case .quoted(let word, let offset) in [left.type, right.type] where first.type == .text {
      mentions?.settle(word, at: offset, as: nil, in: parser.origin)
    }
    let result: Expression = .compare(comparison, first.expression, second.expression)
    guard first.type != .broken, second.type != .broken else { return (result, .broken) }
    guard first.type == second.type else {
      findings.expressionType(
        "\(first.type.words) cannot be compared with \(second.type.words)",
        fix: comparable(first.type, second.type), at: parser.origin)
      return (result, .broken)
    }
    let isOrdered = first.type == .number || first.type == .moment
    if !isOrdered, comparison != .equal, comparison != .notEqual {
      findings.expressionType(
        "\(first.type.words) has no order", fix: "Use = or !=.", at: parser.origin)
      return (result, .broken)
    }
    return (result, .bool)
  }

  /// How two values of different kinds come to be of one.
  private func comparable(_ left: ExpressionType, _ right: ExpressionType) -> String {
    switch (left, right) {
    case (.number, .text), (.text, .number): return "Write the number without quotes, as in x = 2."
    case (.bool, .text), (.text, .bool): return "Write the variable alone, or not before it: a yes or no needs no word."
    case (.number, .set), (.set, .number), (.number, .checks), (.checks, .number):
      return "Write count(…) around the set to compare how many it holds."
    case (.set, _), (_, .set), (.checks, _), (_, .checks): return "Write 'member' in the_set."
    default: return "Compare two values of the same kind."
    }
  }

  private mutating func membership(
    _ left: ExpressionParser.Typed, _ parser: inout ExpressionParser, isNegated: Bool
  ) -> ExpressionParser.Typed {
    let container = sum(&parser)
    guard !parser.hasFailed else { return container }
    let item = resolveQuoted(left, as: container.type, at: parser.origin)
    switch container.type {
    case .set, .checks, .broken: break
    default:
      findings.expressionType(
        "“in” looks into a set or the checks of an assessment, and this is \(container.type.words)",
        fix: "Write 'member' in the_set.", at: parser.origin)
      return (.constant(.bool(false)), .broken)
    }
    let result: Expression = .contains(item: item.expression, container: container.expression)
    let type: ExpressionType = item.type == .broken || container.type == .broken ? .broken : .bool
    return (isNegated ? .not(result) : result, type)
  }

  private mutating func sum(_ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    var left = primary(&parser)
    while !parser.hasFailed {
      let isPlus = parser.accept(.plus)
      guard isPlus || parser.accept(.minus) else { return left }
      let right = primary(&parser)
      guard !parser.hasFailed else { return right }
      let item = resolveQuoted(right, as: left.type, at: parser.origin)
      let isFine =
        switch (left.type, item.type) {
        case (.number, .number), (.broken, _), (_, .broken): true
        case (.set(let set), .option(let of)): set == of
        case (.set, .text): true
        default: false
        }
      if !isFine {
        findings.expressionType(
          "\(left.type.words) and \(item.type.words) cannot be added or taken away",
          fix: "Use two numbers, or a set and one of its members.", at: parser.origin)
      }
      let result: Expression =
        isPlus ? .add(left.expression, item.expression) : .subtract(left.expression, item.expression)
      left = (result, isFine ? left.type : .broken)
    }
    return left
  }

  private mutating func primary(_ parser: inout ExpressionParser) -> ExpressionParser.Typed {
    let token = parser.token
    switch token.kind {
    case .number(let number):
      parser.position += 1
      return (.constant(.number(number)), .number)
    case .text(let text):
      parser.position += 1
      // Behind its own quote.
      let offset = parser.textOffset(token) + 1
      mentions?.addWord(text, at: offset)
      return (.constant(.text(text)), .quoted(text, at: offset))
    case .sign(.minus):
      parser.position += 1
      guard case .number(let number) = parser.token.kind else {
        fail(&parser, "a number should follow the minus", fix: "Write a number.")
        return (.constant(.bool(false)), .broken)
      }
      parser.position += 1
      return (.constant(.number(-number)), .number)
    case .sign(.open):
      parser.position += 1
      parser.depth += 1
      defer { parser.depth -= 1 }
      guard parser.depth < Self.expressionDepth else {
        fail(&parser, "this is nested too deep", fix: "Split it over two nodes.")
        return (.constant(.bool(false)), .broken)
      }
      let inner = either(&parser)
      if !parser.hasFailed, !parser.accept(.close) { fail(&parser, "“)” is missing here", fix: "Close the bracket.") }
      return inner
    case .name(let name):
      parser.position += 1
      return named(name, token, &parser)
    case .sign, .end:
      fail(&parser, "a value is missing here", fix: "Write a variable, a number or a word in single quotes.")
      return (.constant(.bool(false)), .broken)
    }
  }

  private mutating func named(
    _ name: String, _ token: ExpressionToken, _ parser: inout ExpressionParser
  ) -> ExpressionParser.Typed {
    if name == "true" || name == "false" { return (.constant(.bool(name == "true")), .bool) }
    if parser.token.kind == .sign(.open) {
      guard let function = ExpressionFunction(rawValue: name) else {
        let known = ExpressionFunction.allCases.map(\.rawValue)
        let near = Suggestion.nearest(name, among: known).map { " Did you mean \($0)?" } ?? ""
        fail(&parser, "there is no function “\(name)”", fix: "There are \(known.joined(separator: ", ")).\(near)")
        return (.constant(.bool(false)), .broken)
      }
      parser.position += 1
      parser.depth += 1
      defer { parser.depth -= 1 }
      guard parser.depth < Self.expressionDepth else {
        fail(&parser, "this is nested too deep", fix: "Split it over two nodes.")
        return (.constant(.bool(false)), .broken)
      }
      let result = call(function, &parser)
      if !parser.hasFailed, !parser.accept(.close) { fail(&parser, "“)” is missing here", fix: "Close the bracket.") }
      return result
    }
    let value = reference(name, at: parser.place(token), beside: comparedWith(parser))
    switch value.expression {
    case .variable, .met, .missing: mentionVariable(name, in: parser.origin, at: parser.textOffset(token))
    default: break
    }
    return value
  }

  /// The value of a name: a variable, part of one, or one of the engine's own.
  mutating func reference(_ name: String, at place: Place, beside other: String?) -> ExpressionParser.Typed {
    if name == "entered_by" { return (.enteredBy, .enteredBy) }
    if name == "fear" { return (.fear, .bool) }
    if name == "stored" { return (.stored, .bool) }
    if let dot = name.utf8.lastIndex(of: 0x2E), let typed = part(name[name.utf8.index(after: dot)...], of: name[..<dot])
    {
      return typed
    }
    guard let index = symbols.variable(name, script: script) else {
      if let fix = wordMeant(by: name, beside: other) {
        findings.unknownVariable(name, fix: fix, at: place)
      } else {
        missing(variable: name, at: place)
      }
      return (.constant(.bool(false)), .broken)
    }
    return (.variable(index), type(ofVariable: index))
  }

  /// `today.month`, and the checks an assessment met or missed.
  private func part(_ part: Substring, of base: Substring) -> ExpressionParser.Typed? {
    if base == "today", let part = Expression.TodayPart(rawValue: String(part)) { return (.today(part), .number) }
    guard part == "met" || part == "missing", let index = symbols.variable(String(base), script: script),
      symbols.variables[index].type == .assessment
    else { return nil }
    return (part == "met" ? .met(index) : .missing(index), .checks(rubric: rubricOfAssessment(index)))
  }

  func rubricOfAssessment(_ index: Int) -> Int {
    let name = symbols.variables[index].object["rubric"]?.string
    return rubrics.firstIndex { $0.id == name } ?? 0
  }

  func type(ofVariable index: Int) -> ExpressionType {
    switch symbols.variables[index].type {
    case .bool: return .bool
    case .number: return .number
    case .text: return .text
    case .person: return symbols.variables[index].part == .pronouns ? .option(index) : .text
    case .enum: return .option(index)
    case .set: return .set(index)
    case .time: return .moment
    case .clock: return .clock
    case .member:
      let symbol = symbols.variables[index]
      guard let name = symbol.object["of"]?.string, let set = symbols.variable(name, script: symbol.script) else {
        return .broken
      }
      return .option(set)
    case .assessment: return .checks(rubric: rubricOfAssessment(index))
    case nil: return .broken
    }
  }
}
