import Understanding

extension Findings {
  /// What people may make a script remember has to fit in a saved state.
  mutating func statesTooLarge(in book: Book) {
    var shared = 0
    var own = Array(repeating: 0, count: book.scripts.count)
    for variable in book.variables {
      let bytes = 6 + variable.largestBytes(in: book)
      if let script = variable.script { own[script] += bytes } else { shared += bytes }
    }
    if shared > Limits.variableBytes {
      return stateTooLarge(
        "the variables of book.json", shared, at: book.largestVariable(ofScript: nil)?.place ?? .nowhere)
    }
    for (index, script) in book.scripts.enumerated() {
      let bytes = shared + own[index]
      guard own[index] > 0, bytes > Limits.variableBytes else { continue }
      let place = book.largestVariable(ofScript: index)?.place ?? script.place
      stateTooLarge("the variables of “\(script.id)” and of book.json", bytes, at: place)
    }
  }

  private mutating func stateTooLarge(_ what: String, _ bytes: Int, at place: Place) {
    add(
      .stateTooLarge, at: place, "\(what) may take \(bytes) bytes, and \(Limits.variableBytes) is the most",
      fix: "Use fewer texts, or a smaller maxLength.")
  }
}

extension Book {
  /// The first of the largest ones.
  fileprivate func largestVariable(ofScript script: Int?) -> Variable? {
    var largest: Variable?
    for variable in variables where variable.script == script {
      if variable.largestBytes(in: self) > largest?.largestBytes(in: self) ?? 0 { largest = variable }
    }
    return largest
  }
}

extension Variable {
  /// About what its largest value takes in a saved state: two bytes a character, as most people write.
  func largestBytes(in book: Book) -> Int {
    switch kind {
    case .bool: 1
    case .number, .moment, .clock: 9
    case .text(let maxLength): 3 + maxLength * 2
    case .options: 4
    case .member(let set): max(4, book.variables[set].largestOwnItem)
    case .set(let list, let own): 2 + list.options.count * 4 + (own?.max ?? 0) * (7 + (own?.maxLength ?? 0) * 2)
    case .marks(let rubric): 2 + (rubric < book.rubrics.count ? book.rubrics[rubric].checks.count : 0) * 4
    }
  }

  private var largestOwnItem: Int {
    if case .set(_, let own?) = kind { 3 + own.maxLength * 2 } else { 0 }
  }
}
