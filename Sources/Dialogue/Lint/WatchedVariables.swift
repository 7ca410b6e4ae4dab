/// At most 64 variables, one bit each, and what expressions tell of whether they have a value.
struct WatchedVariables {
  static let limit = 64

  private var bits: [Int8]

  /// Watches none.
  init(count: Int) {
    bits = Array(repeating: -1, count: count)
  }

  init(_ watched: some Sequence<Int>, count: Int) {
    self.init(count: count)
    for (bit, variable) in watched.prefix(Self.limit).enumerated() { bits[variable] = Int8(bit) }
  }

  /// The variable's bit; zero where it is not watched.
  func mask(_ variable: Int) -> UInt64 { bits[variable] < 0 ? 0 : 1 << UInt64(bits[variable]) }

  func isKnown(_ variable: Int, _ known: UInt64) -> Bool {
    let mask = mask(variable)
    return known & mask == mask
  }

  /// Which variables surely have a value where the expression holds, and where it does not.
  func facts(_ expression: Expression) -> (ifTrue: UInt64, ifFalse: UInt64) {
    switch expression {
    case .constant(.bool(let flag)): return flag ? (0, .max) : (.max, 0)
    case .known(let variable), .variable(let variable): return (mask(variable), 0)
    case .not(let operand):
      let facts = facts(operand)
      return (facts.ifFalse, facts.ifTrue)
    case .and(let left, let right):
      let (first, second) = (facts(left), facts(right))
      return (first.ifTrue | second.ifTrue, first.ifFalse & second.ifFalse)
    case .or(let left, let right):
      let (first, second) = (facts(left), facts(right))
      return (first.ifTrue & second.ifTrue, first.ifFalse | second.ifFalse)
    case .compare(let comparison, let left, let right): return facts(comparison, left, right)
    case .contains(let item, let container): return (direct(item) | direct(container), 0)
    case .choose(let condition, let then, let otherwise):
      let (condition, first, second) = (facts(condition), facts(then), facts(otherwise))
      return (
        (condition.ifTrue | first.ifTrue) & (condition.ifFalse | second.ifTrue),
        (condition.ifTrue | first.ifFalse) & (condition.ifFalse | second.ifFalse)
      )
    default: return (0, 0)
    }
  }

  /// A comparison with something unset never holds; a count above zero means that there is something.
  private func facts(
    _ comparison: Expression.Comparison, _ left: Expression, _ right: Expression
  ) -> (ifTrue: UInt64, ifFalse: UInt64) {
    let ifTrue = direct(left) | direct(right)
    guard case .count(let counted) = left, case .constant(.number(let number)) = right else { return (ifTrue, 0) }
    let mask = direct(counted)
    switch comparison {
    case .greater where number >= 0, .greaterOrEqual where number > 0, .equal where number > 0: return (mask, 0)
    case .notEqual where number == 0: return (mask, 0)
    case .equal where number == 0, .lessOrEqual where number >= 0, .less where number > 0: return (0, mask)
    default: return (0, 0)
    }
  }

  private func direct(_ expression: Expression) -> UInt64 {
    switch expression {
    case .variable(let variable), .met(let variable), .missing(let variable): mask(variable)
    default: 0
    }
  }

  /// Whether the expression surely has a value.
  func gives(_ expression: Expression, _ known: UInt64) -> Bool {
    switch expression {
    case .variable(let variable), .met(let variable), .missing(let variable): isKnown(variable, known)
    case .add(let left, let right), .subtract(let left, let right): gives(left, known) && gives(right, known)
    case .choose(let condition, let then, let otherwise):
      gives(then, known | facts(condition).ifTrue) && gives(otherwise, known | facts(condition).ifFalse)
    default: true
    }
  }
}
