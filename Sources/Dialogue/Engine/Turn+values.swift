import Understanding

extension Turn {
  func value(of index: Int) -> Value? { value(of: book.variables[index]) }

  func value(of variable: Variable) -> Value? {
    (variable.isRecord ? record.variables[variable.id] : story.variables[variable.id]) ?? variable.initial
  }

  mutating func setValue(_ value: Value?, of index: Int) {
    let variable = book.variables[index]
    if variable.isRecord {
      record.variables[variable.id] = value
    } else {
      story.variables[variable.id] = value
    }
  }

  mutating func assign(_ assignments: [Assignment]) {
    for assignment in assignments {
      switch assignment.source {
      case .unset: setValue(nil, of: assignment.variable)
      case .value(let expression):
        setValue(fitted(evaluate(expression), to: assignment.variable), of: assignment.variable)
      case .newPerson(let name, let pronouns):
        setValue(nil, of: name)
        setValue(nil, of: pronouns)
        record.fear = false
      }
    }
  }

  /// Keeps a calculated value within the variable's limits.
  private func fitted(_ value: Value?, to index: Int) -> Value? {
    let variable = book.variables[index]
    if case .number(let number)? = value, case .number(let low, let high) = variable.kind {
      return number.isFinite ? .number(min(max(number, low ?? -1e15), high ?? 1e15)) : nil
    }
    switch (variable.kind, value) {
    case (.text(let maxLength), .text(let text)?):
      return .text(TextCleaner.clean(text, maxScalars: maxLength))
    case (.set(_, let own), .set(var set)?):
      set.own = set.own.prefix(own?.max ?? 0).map { item in
        .init(TextCleaner.clean(item.text, maxScalars: own?.maxLength ?? 0), group: item.group)
      }
      return .set(set)
    default: return value
    }
  }

  func isTrue(_ formula: Formula?) -> Bool {
    guard let formula else { return true }
    return isTrue(formula.root)
  }

  private func isTrue(_ expression: Expression) -> Bool {
    if case .bool(true)? = evaluate(expression) { true } else { false }
  }

  /// The value of an expression; nil where a variable in it has none.
  func evaluate(_ expression: Expression) -> Value? {
    switch expression {
    case .constant(let value): value
    case .variable(let index): value(of: index)
    case .met(let index): checks(index, \.met)
    case .missing(let index): checks(index, \.missing)
    case .today(let part): .number(Double(today(part)))
    case .enteredBy: .text(story.place.enteredBy.name)
    case .fear: .bool(record.fear)
    case .stored: .bool(book.storedDays != nil)
    case .not(let operand): .bool(!isTrue(operand))
    case .and(let left, let right): .bool(isTrue(left) && isTrue(right))
    case .or(let left, let right): .bool(isTrue(left) || isTrue(right))
    case .compare(let comparison, let left, let right): .bool(compare(comparison, left, right))
    case .contains(let item, let container): .bool(contains(evaluate(item), evaluate(container)))
    case .add(let left, let right): combine(left, right, isAdding: true)
    case .subtract(let left, let right): combine(left, right, isAdding: false)
    case .choose(let condition, let then, let otherwise): evaluate(isTrue(condition) ? then : otherwise)
    case .known(let index): .bool(isKnown(index))
    case .count(let operand): .number(Double(count(evaluate(operand))))
    case .visits(let id): .number(Double(story.visits[id]))
    }
  }

  /// What is a number without calculating anything else, as nearly all that is counted and compared: read where it
  /// stands, without the value around it.
  private func number(_ expression: Expression) -> Double? {
    switch expression {
    case .constant(.number(let number)): number
    case .variable(let index): number(of: book.variables[index])
    default: nil
    }
  }

  private func number(of variable: Variable) -> Double? {
    if let number = variable.isRecord ? record.variables.number(variable.id) : story.variables.number(variable.id) {
      return number
    }
    return if case .number(let number)? = value(of: variable) { number } else { nil }
  }

  private func isKnown(_ index: Int) -> Bool {
    if case .clock = book.variables[index].kind { return record.utcOffset != nil }
    return switch value(of: index) {
    case nil: false
    case .text(let text): !text.isEmpty
    case .set(let set): !set.isEmpty
    default: true
    }
  }

  private func checks(_ index: Int, _ part: KeyPath<Marks, [ID]>) -> Value? {
    guard case .marks(let marks)? = value(of: index) else { return nil }
    return .set(SetValue(members: marks[keyPath: part]))
  }

  private func compare(_ comparison: Expression.Comparison, _ left: Expression, _ right: Expression) -> Bool {
    if let left = number(left), let right = number(right) { return holds(comparison, left, right) }
    guard let left = evaluate(left), let right = evaluate(right) else { return false }
    switch (comparison, left, right) {
    case (.equal, _, _): return left == right
    case (.notEqual, _, _): return left != right
    case (_, .number(let first), .number(let second)): return holds(comparison, first, second)
    case (_, .moment(let first), .moment(let second)): return holds(comparison, first, second)
    default: return false
    }
  }

  private func holds<Number: Comparable>(_ comparison: Expression.Comparison, _ left: Number, _ right: Number) -> Bool {
    switch comparison {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  private func contains(_ item: Value?, _ container: Value?) -> Bool {
    guard case .set(let set)? = container else { return false }
    switch item {
    case .option(let id)?: return set.contains(id)
    case .text(let text)?: return set.own.contains { $0.text == text }
    default: return false
    }
  }

  private func combine(_ left: Expression, _ right: Expression, isAdding: Bool) -> Value? {
    if let left = number(left), let right = number(right) { return .number(isAdding ? left + right : left - right) }
    switch (evaluate(left), evaluate(right)) {
    case (.number(let first)?, .number(let second)?): return .number(isAdding ? first + second : first - second)
    case (.set(var set)?, .option(let id)?):
      if isAdding { set.insert(id) } else { set.remove(id) }
      return .set(set)
    case (.set(var set)?, .text(let text)?):
      set.own.removeAll { $0.text == text }
      if isAdding { set.own.append(.init(text)) }
      return .set(set)
    case (nil, .option(let id)?) where isAdding: return .set(SetValue(members: [id]))
    case (nil, .text(let text)?) where isAdding: return .set(SetValue(own: [.init(text)]))
    case (let left?, nil): return left
    default: return nil
    }
  }

  private func count(_ value: Value?) -> Int {
    guard case .set(let set)? = value else { return 0 }
    return set.count
  }

  /// The person's own clock; UTC where nothing is known of it.
  var clock: LocalTime {
    LocalTime(secondsSince1970: input.now, utcOffsetMinutes: record.utcOffset ?? input.utcOffset ?? 0)
  }

  private func today(_ part: Expression.TodayPart) -> Int {
    switch part {
    case .year: clock.year
    case .month: clock.civilDate.month
    case .weekday: clock.weekday
    }
  }
}
