/// Which of some conditions can hold together: tries every combination of the values they ask for.
///
/// `kind = 'new'` and `kind != 'new'` never hold at once, nor do `count < 2` and `count > 1`. What cannot be told apart
/// counts as independent.
struct ConditionCases {
  /// More combinations are not tried.
  static let limit = 4_096

  indirect enum Logic {
    case always(Bool)
    /// A subject has one of these values, by their positions.
    case has(subject: Int, values: UInt64)
    case not(Logic)
    case and(Logic, Logic)
    case or(Logic, Logic)
  }

  private enum Sample: Hashable {
    case bool(Bool)
    case number(Double)
    case option(ID)
    case text(String)
    case other
  }

  private var subjects: [String: Int] = [:]
  private var samples: [[Sample]] = []

  init() {}

  /// Every expression that will be compiled must have been noted before; `version` tells values of a variable apart
  /// that it has at different times.
  mutating func note(_ expression: Expression, _ version: [Int: Int] = [:]) {
    switch expression {
    case .not(let inner): note(inner, version)
    case .and(let left, let right), .or(let left, let right):
      note(left, version)
      note(right, version)
    case .choose(let condition, let then, let otherwise):
      for part in [condition, then, otherwise] { note(part, version) }
    case .compare(_, let left, .constant(let value)), .compare(_, .constant(let value), let left):
      let subject = subject(key(left, version))
      for sample in Self.samples(around: value) where !samples[subject].contains(sample) {
        samples[subject].append(sample)
      }
    case .constant: break
    default:
      let subject = subject(key(expression, version))
      for sample in [Sample.bool(true), .bool(false)] where !samples[subject].contains(sample) {
        samples[subject].append(sample)
      }
    }
  }

  /// A subject of its own with so many values, as for wording that varies.
  mutating func subject(ofValues count: Int) -> Int {
    samples.append((0..<min(count, 64)).map { .number(Double($0)) })
    return samples.count - 1
  }

  /// Whether lines of help of this kind are there.
  mutating func need(_ kind: String) -> Logic {
    let subject = subject("need \(kind)")
    samples[subject] = [.bool(true), .bool(false)]
    return .has(subject: subject, values: 1)
  }

  func compile(_ expression: Expression, _ version: [Int: Int] = [:]) -> Logic {
    switch expression {
    case .not(let inner): return .not(compile(inner, version))
    case .and(let left, let right): return .and(compile(left, version), compile(right, version))
    case .or(let left, let right): return .or(compile(left, version), compile(right, version))
    case .choose(let condition, let then, let otherwise):
      let condition = compile(condition, version)
      return .or(.and(condition, compile(then, version)), .and(.not(condition), compile(otherwise, version)))
    case .compare(let comparison, let left, .constant(let value)):
      return has(key(left, version)) { Self.holds($0, comparison, value) }
    case .compare(let comparison, .constant(let value), let right):
      return has(key(right, version)) { Self.holds($0, comparison.mirrored, value) }
    case .constant(.bool(let flag)): return .always(flag)
    case .constant: return .always(true)
    default: return has(key(expression, version)) { $0 == .bool(true) }
    }
  }

  /// Calls `body` with each combination; false, and no call, where there are too many.
  func forEach(_ body: ([Int]) -> Void) -> Bool {
    var total = 1
    for values in samples where !values.isEmpty {
      total *= values.count
      if total > Self.limit { return false }
    }
    var combination = Array(repeating: 0, count: samples.count)
    while true {
      body(combination)
      var position = 0
      while position < combination.count {
        combination[position] += 1
        if combination[position] < samples[position].count { break }
        combination[position] = 0
        position += 1
      }
      if position == combination.count { return true }
    }
  }

  static func holds(_ logic: Logic, in combination: [Int]) -> Bool {
    switch logic {
    case .always(let flag): flag
    case .has(let subject, let values): values & (1 << UInt64(combination[subject])) != 0
    case .not(let inner): !holds(inner, in: combination)
    case .and(let left, let right): holds(left, in: combination) && holds(right, in: combination)
    case .or(let left, let right): holds(left, in: combination) || holds(right, in: combination)
    }
  }

  private mutating func subject(_ key: String) -> Int {
    if let known = subjects[key] { return known }
    subjects[key] = samples.count
    samples.append([])
    return samples.count - 1
  }

  private func has(_ key: String, _ holds: (Sample) -> Bool) -> Logic {
    guard let subject = subjects[key] else { return .always(true) }
    var values: UInt64 = 0
    for (position, sample) in samples[subject].prefix(64).enumerated() where holds(sample) {
      values |= 1 << UInt64(position)
    }
    return .has(subject: subject, values: values)
  }

  private static func samples(around value: Value) -> [Sample] {
    switch value {
    case .bool: [.bool(true), .bool(false)]
    case .number(let number): [.number(number - 1), .number(number), .number(number + 1)]
    case .option(let id): [.option(id), .other]
    case .text(let text): [.text(text), .other]
    case .set, .moment, .marks: [.bool(true), .bool(false)]
    }
  }

  private static func holds(_ sample: Sample, _ comparison: Expression.Comparison, _ value: Value) -> Bool {
    switch (sample, value) {
    case (.number(let left), .number(let right)):
      switch comparison {
      case .equal: return left == right
      case .notEqual: return left != right
      case .less: return left < right
      case .lessOrEqual: return left <= right
      case .greater: return left > right
      case .greaterOrEqual: return left >= right
      }
    case (.bool(let left), .bool(let right)): return (left == right) == (comparison == .equal)
    case (.bool(let flag), _): return flag
    case (.option(let left), .option(let right)): return (left == right) == (comparison == .equal)
    case (.text(let left), .text(let right)): return (left == right) == (comparison == .equal)
    default: return comparison == .notEqual
    }
  }

  /// The same text for the same expression.
  private func key(_ expression: Expression, _ version: [Int: Int]) -> String {
    func of(_ variable: Int) -> String { version[variable].map { "\(variable)/\($0)" } ?? String(variable) }
    func key(_ expression: Expression) -> String { self.key(expression, version) }
    return switch expression {
    case .constant(let value): "\(value)"
    case .variable(let variable): "v\(of(variable))"
    case .met(let variable): "met\(of(variable))"
    case .missing(let variable): "missing\(of(variable))"
    case .known(let variable): "known\(of(variable))"
    case .visits(let id): "visits\(id.raw)"
    case .today(let part): part.rawValue
    case .enteredBy: "entered"
    case .fear: "fear"
    case .stored: "stored"
    case .not(let inner): "not(\(key(inner)))"
    case .count(let inner): "count(\(key(inner)))"
    case .and(let left, let right): "and(\(key(left)),\(key(right)))"
    case .or(let left, let right): "or(\(key(left)),\(key(right)))"
    case .add(let left, let right): "add(\(key(left)),\(key(right)))"
    case .subtract(let left, let right): "sub(\(key(left)),\(key(right)))"
    case .contains(let item, let container): "in(\(key(item)),\(key(container)))"
    case .compare(let comparison, let left, let right): "(\(key(left))\(comparison.rawValue)\(key(right)))"
    case .choose(let condition, let then, let otherwise): "if(\(key(condition)),\(key(then)),\(key(otherwise)))"
    }
  }
}

extension Expression.Comparison {
  /// With the two sides changed over.
  fileprivate var mirrored: Self {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
