import Dialogue

extension Book {
  /// What its conditions and assignments calculate.
  var formulas: [Expression] {
    nodes.flatMap(\.formulas) + cards.flatMap { $0.text.formulas } + [gate?.condition.root].compactMap { $0 }
  }
}

extension Node {
  /// All that this node and its choices ask or calculate.
  var formulas: [Expression] {
    var found = body.sets.compactMap(\.formula)
    for block in [body.text, body.reask, body.onReturn?.text] { found += block?.formulas ?? [] }
    switch body.exit {
    case .choices(let menu):
      for item in menu.items {
        switch item {
        case .choice(let choice):
          found += [choice.body.condition?.root].compactMap { $0 } + choice.body.sets.compactMap(\.formula)
          switch choice.body.exit {
          case .next(let jump): found += jump.formulas
          case .call(_, let jump?): found += jump.formulas
          default: break
          }
        case .each(let each): found += each.next.formulas
        }
      }
      found += menu.typedNext?.formulas ?? []
    case .pick(let pick): found += pick.next.formulas
    case .slot(_, let next), .call(_, let next), .next(let next): found += next.formulas
    default: break
    }
    return found
  }
}

extension Jump {
  fileprivate var formulas: [Expression] { branches.compactMap(\.condition?.root) }
}

extension Assignment {
  fileprivate var formula: Expression? { if case .value(let expression) = source { expression } else { nil } }
}

extension TextBlock {
  fileprivate var formulas: [Expression] {
    items.flatMap { item -> [Expression] in
      switch item {
      case .bubble(let bubble): [bubble.condition?.root].compactMap { $0 }
      case .vary(let variation): variation.options.flatMap(\.formulas)
      }
    }
  }
}

extension Expression {
  /// What it is made of.
  private var operands: [Expression] {
    switch self {
    case .constant, .variable, .met, .missing, .today, .enteredBy, .fear, .stored, .known, .visits: []
    case .not(let operand), .count(let operand): [operand]
    case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right): [left, right]
    case .add(let left, let right), .subtract(let left, let right): [left, right]
    case .contains(let item, let container): [item, container]
    case .choose(let condition, let then, let otherwise): [condition, then, otherwise]
    }
  }

  /// Numbers that stand in it.
  func addNumbers(to found: inout Set<Double>) {
    if case .constant(.number(let number)) = self { found.insert(number) }
    for operand in operands { operand.addNumbers(to: &found) }
  }

  /// Indices of the variables it asks for.
  func addVariables(to found: inout Set<Int>) {
    switch self {
    case .variable(let index), .met(let index), .missing(let index), .known(let index): found.insert(index)
    default: break
    }
    for operand in operands { operand.addVariables(to: &found) }
  }
}
