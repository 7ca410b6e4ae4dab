/// A compiled expression: total, without side effects, its types checked when it was read.
///
/// A variable without a value makes a comparison false and a calculation empty; it never stops a turn.
package enum Expression: Sendable {
  // A reference, as what it holds may be large: without it an expression is two words.
  indirect case constant(Value)
  /// Index into the book's variables.
  case variable(Int)
  case met(Int)
  case missing(Int)
  case today(TodayPart)
  case enteredBy
  /// The partner of this talk frightens the person.
  case fear
  /// The talk is kept in a database, as a bot does, and not only in memory.
  case stored
  indirect case not(Expression)
  indirect case and(Expression, Expression)
  indirect case or(Expression, Expression)
  indirect case compare(Comparison, Expression, Expression)
  indirect case contains(item: Expression, container: Expression)
  indirect case add(Expression, Expression)
  indirect case subtract(Expression, Expression)
  indirect case choose(condition: Expression, then: Expression, otherwise: Expression)
  case known(Int)
  indirect case count(Expression)
  /// How often the node was entered since its script began.
  case visits(ID)

  package enum Comparison: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  package enum TodayPart: String, CaseIterable, Sendable {
    case year, month, weekday
  }
}

/// An expression and where it stands, for findings about it.
package struct Formula: Sendable {
  package var root: Expression
  package var place: Place
}

/// The functions of the expression language; the raw value is how writers call them.
package enum ExpressionFunction: String, CaseIterable, Sendable {
  case `if`
  case known
  case count
  case visits
}

/// How a script was entered; compared by its raw value in expressions.
package enum EnteredBy: UInt8, CaseIterable, Sendable {
  case start, menu, call, topic, nudge, command, signal

  package var name: String {
    switch self {
    case .start: "start"
    case .menu: "menu"
    case .call: "call"
    case .topic: "topic"
    case .nudge: "nudge"
    case .command: "command"
    case .signal: "signal"
    }
  }
}
