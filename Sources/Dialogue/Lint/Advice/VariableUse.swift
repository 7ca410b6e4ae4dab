/// Which variables something sets, and which something reads.
///
/// A person's name and pronouns count as one; presets of scenarios count as nothing.
struct VariableUse {
  private(set) var isSet: [Bool]
  private(set) var isRead: [Bool]
  private let book: Book

  init(_ book: Book) {
    self.book = book
    isSet = Array(repeating: false, count: book.variables.count)
    isRead = isSet
    for node in book.nodes { look(at: node) }
    for card in book.cards {
      read(card.title)
      read(card.text)
    }
    read(book.gate?.condition)
    read(book.onReturn?.text)
    for wordings in book.phrases.wordings.values { for wording in wordings { read(wording) } }
    for index in book.variables.indices.dropLast() where isPerson(index) {
      isSet[index] = isSet[index] || isSet[index + 1]
      isRead[index] = isRead[index] || isRead[index + 1]
    }
  }

  /// Followed by its pronouns.
  private func isPerson(_ index: Int) -> Bool {
    book.variables[index + 1].name == book.variables[index].name + ".pronouns"
  }

  /// The second half of a person, which is not spoken of by itself.
  func isPronouns(_ index: Int) -> Bool { index > 0 && isPerson(index - 1) }

  private mutating func look(at node: Node) {
    let body = node.body
    look(at: body.sets)
    read(body.text)
    read(body.reask)
    read(body.onReturn?.text)
    look(at: body.actions)
    look(at: body.assess)
    switch body.exit {
    case .choices(let menu):
      for item in menu.items { look(at: item) }
      if let typed = menu.typed { look(at: typed) }
      read(menu.typedNext)
    case .pick(let pick):
      isSet[pick.into] = true
      read(pick.next)
    case .slot(let slot, let next):
      look(at: slot)
      read(next)
    case .call(_, let next): read(next)
    case .next(let jump): read(jump)
    case .goBack, .end, .resume, .lock, .missing: break
    }
  }

  private mutating func look(at item: Menu.Item) {
    switch item {
    case .each(let each):
      isSet[each.into] = true
      isRead[each.set] = true
      read(each.next)
    case .choice(let choice):
      let body = choice.body
      read(body.label)
      read(body.condition)
      read(body.line)
      look(at: body.sets)
      look(at: body.actions)
      switch body.exit {
      case .next(let jump): read(jump)
      case .call(_, let next): read(next)
      case .goBack, .end, .resume, .command, .missing: break
      }
    }
  }

  private mutating func look(at slot: Slot) {
    isSet[slot.variable] = true
    // The line is looked at, whether or not it is shown.
    if slot.assess != nil { isRead[slot.variable] = true }
    look(at: slot.assess)
    read(slot.retry)
  }

  private mutating func look(at rule: AssessRule?) {
    if let rule { isSet[rule.into] = true }
  }

  private mutating func look(at sets: [Assignment]) {
    for assignment in sets {
      switch assignment.source {
      // Forgetting is no value.
      case .unset, .newPerson: break
      case .value(let expression):
        isSet[assignment.variable] = true
        // Counting on is not yet reading.
        read(expression, except: assignment.variable)
      }
    }
  }

  private mutating func look(at actions: Actions) {
    for keep in actions.keeps { if case .variable(let index) = keep { isRead[index] = true } }
    guard let remind = actions.remind else { return }
    read(remind.text)
    if case .variable(let index) = remind.moment { isRead[index] = true }
  }

  private mutating func read(_ jump: Jump?) {
    for branch in jump?.branches ?? [] { read(branch.condition) }
  }

  private mutating func read(_ formula: Formula?) {
    if let formula { read(formula.root, except: nil) }
  }

  private mutating func read(_ template: Template?) {
    for index in template?.variables ?? [] { isRead[index] = true }
  }

  private mutating func read(_ block: TextBlock?) {
    for item in block?.items ?? [] {
      switch item {
      case .bubble(let bubble):
        read(bubble.template)
        read(bubble.condition)
      case .vary(let variation): for option in variation.options { read(option) }
      }
    }
  }

  private mutating func read(_ expression: Expression, except own: Int?) {
    switch expression {
    case .variable(let index), .met(let index), .missing(let index), .known(let index):
      if index != own { isRead[index] = true }
    case .not(let inner), .count(let inner): read(inner, except: own)
    case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right),
      .add(let left, let right), .subtract(let left, let right):
      read(left, except: own)
      read(right, except: own)
    case .contains(let item, let container):
      read(item, except: own)
      read(container, except: own)
    case .choose(let condition, let then, let otherwise):
      for part in [condition, then, otherwise] { read(part, except: own) }
    case .constant, .today, .enteredBy, .fear, .stored, .visits: break
    }
  }
}
