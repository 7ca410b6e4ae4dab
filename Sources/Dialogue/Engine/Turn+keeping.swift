extension Turn {
  mutating func keep(_ keep: Actions.Keep) {
    switch keep {
    case .card(let index): keepCard(index)
    case .variable(let index):
      let variable = book.variables[index]
      keepValue(variable.id, until: variable.retention.map { input.now + $0 } ?? .max)
    }
  }

  private mutating func keepCard(_ index: Int) {
    let template = book.cards[index]
    let until = template.retention.map { input.now + $0 }
    record.keptCards.removeAll { $0.id == template.id }
    record.keptCards.append(.init(id: template.id, until: until))
    if record.keptCards.count > Limits.keptCards {
      effects.append(.withdrawCard(record.keptCards.removeFirst().id))
    }
    // Who keeps a card keeps what is on it for as long.
    for variable in template.variables where book.variables[variable].isSensitive {
      keepValue(book.variables[variable].id, until: until ?? .max)
    }
    kept.append(template.id)
    effects.append(.keepCard(KeptCard(card: card(index), until: until)))
  }

  private mutating func keepValue(_ id: ID, until: Int64) {
    let longest = max(until, story.kept.first { $0.id == id }?.until ?? until)
    story.kept.removeAll { $0.id == id }
    story.kept.append(.init(id: id, until: longest))
  }

  mutating func withdrawCard(_ id: ID) {
    guard record.keptCards.contains(where: { $0.id == id }) else { return }
    record.keptCards.removeAll { $0.id == id }
    effects.append(.withdrawCard(id))
  }

  /// Sensitive values nobody asked to keep go when their script ends.
  mutating func dropSensitive(ofScript script: ID) {
    guard let index = book.scriptPositions[script] else { return }
    for position in book.sensitive {
      let variable = book.variables[position]
      guard variable.script == index || variable.script == nil else { continue }
      guard story.variables[variable.id] != nil, !story.kept.contains(where: { $0.id == variable.id }) else { continue }
      drop(variable.id)
    }
  }

  /// Takes a value away everywhere it is: variables, undo steps, kept cards that show it.
  private mutating func drop(_ id: ID) {
    story.variables[id] = nil
    record.variables[id] = nil
    story.kept.removeAll { $0.id == id }
    if story.lastSlot == id { story.lastSlot = .none }
    undo.keepNewest { step in !step.variables.contains { $0.id == id && $0.value != nil } }
    guard let index = book.variablePositions[id] else { return }
    for card in book.cards where card.variables.contains(index) { withdrawCard(card.id) }
  }

  /// Drops what is due by now: before anything else in every turn.
  mutating func expire() {
    let now = input.now
    for index in book.sensitive {
      let variable = book.variables[index]
      let has = story.variables[variable.id] != nil || record.variables[variable.id] != nil
      guard has, now >= deadline(of: variable.id) else { continue }
      drop(variable.id)
    }
    for mark in record.keptCards where mark.until.map({ $0 <= now }) ?? false { withdrawCard(mark.id) }
    if let until = record.lockedUntil, until <= now {
      unlock()
      story = Story()
    }
  }

  private func deadline(of variable: ID) -> Int64 {
    let idle = record.lastActive + Limits.idleSeconds
    guard let until = story.kept.first(where: { $0.id == variable })?.until else { return idle }
    return until
  }

  /// When `expiry` should be sent next; nil where nothing can expire.
  var nextExpiry: Int64? {
    var next: Int64?
    func consider(_ moment: Int64) {
      if moment != .max { next = min(next ?? moment, moment) }
    }
    for index in book.sensitive {
      let variable = book.variables[index]
      if story.variables[variable.id] != nil || record.variables[variable.id] != nil {
        consider(deadline(of: variable.id))
      }
    }
    for mark in record.keptCards { if let until = mark.until { consider(until) } }
    if let until = record.lockedUntil { consider(until) }
    return next
  }
}
