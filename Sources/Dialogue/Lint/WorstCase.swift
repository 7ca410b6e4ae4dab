import Understanding

extension Book {
  /// How many characters a template may come to when every value in it is as long as it may be.
  func mostCharacters(of template: Template) -> Int {
    template.parts.reduce(0) { sum, part in
      switch part {
      case .literal(let text): sum + text.utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
      case .value(let placeholder): sum + mostCharacters(of: placeholder)
      }
    }
  }

  /// The longest text of a block, its bubbles on lines of their own.
  func mostCharacters(of block: TextBlock) -> Int {
    block.items.reduce(0) { sum, item in
      switch item {
      case .bubble(let bubble): sum + 1 + mostCharacters(of: bubble.template)
      case .vary(let variation): sum + (variation.options.map { mostCharacters(of: $0) }.max() ?? 0)
      }
    }
  }

  private func mostCharacters(of placeholder: Placeholder) -> Int {
    let fallback = placeholder.fallback?.unicodeScalars.count ?? 0
    return max(fallback, mostCharacters(of: placeholder.source, placeholder.forms)) + characters(of: placeholder.forms)
  }

  /// What forms add: a verb after a pronoun, the words around a number.
  private func characters(of forms: [Placeholder.Form]) -> Int {
    forms.reduce(0) { sum, form in
      switch form {
      case .verb(let singular, let plural): sum + 1 + max(singular.count, plural.count)
      case .plural(let one, let other): sum + max(one.count, other.count)
      case .list, .group, .capital, .day, .time, .weekday, .first: sum
      }
    }
  }

  private func mostCharacters(of source: Placeholder.Source, _ forms: [Placeholder.Form]) -> Int {
    switch source {
    case .variable(let index): return mostCharacters(of: variables[index], forms)
    case .pronoun(_, _, let name): return 2 + mostCharacters(of: variables[name], forms)
    case .landed(let index), .tryNext(let index):
      guard case .marks(let rubric) = variables[index].kind, rubric < rubrics.count else { return 0 }
      let texts = rubrics[rubric].checks.map { max($0.landed.unicodeScalars.count, $0.tryLine.unicodeScalars.count) }
      if case .tryNext = source { return texts.max() ?? 0 }
      return texts.reduce(0) { $0 + $1 + 2 } + 3
    case .resource: return 200
    case .operatorName, .operatorContact: return 100
    // “Wednesday 18:30” or “30 September 18:30”.
    case .today, .storedDays: return 20
    // A number, or a list of picks with its own limit.
    case .given: return 20
    }
  }

  private func mostCharacters(of variable: Variable, _ forms: [Placeholder.Form]) -> Int {
    switch variable.kind {
    case .bool: return 3
    case .number, .moment, .clock: return 20
    case .text(let maxLength): return maxLength
    case .options(let list): return list.options.map { $0.text.unicodeScalars.count }.max() ?? 0
    case .member(let set): return mostCharacters(ofMembersOf: variables[set])
    case .set(let list, let own):
      var group: String?
      for case .group(let name) in forms { group = name }
      let members = list.options.filter { group == nil || $0.group == group }
      let added = own.map { $0.max * ($0.maxLength + 2) } ?? 0
      return members.reduce(3 + added) { $0 + $1.text.unicodeScalars.count + 2 }
    case .marks: return 0
    }
  }

  private func mostCharacters(ofMembersOf set: Variable) -> Int {
    guard case .set(let list, let own) = set.kind else { return 0 }
    return max(own?.maxLength ?? 0, list.options.map { $0.text.unicodeScalars.count }.max() ?? 0)
  }
}
