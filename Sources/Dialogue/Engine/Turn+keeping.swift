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
    // What all scripts share is still needed where a question waits beside a digression.
    let isWholeTalk = story.aside == nil
    dropSensitive { $0.script == index || $0.script == nil && isWholeTalk }
  }

  /// The talk is over, with all scripts that waited in it.
  mutating func dropAllSensitive() { dropSensitive { _ in true } }

  private mutating func dropSensitive(where isOver: (Variable) -> Bool) {
    let over = book.sensitive.map { book.variables[$0] }.filter(isOver)
    for variable in over where isHeld(variable) && !story.kept.contains(where: { $0.id == variable.id }) {
      drop(variable.id)
    }
  }

  /// Anywhere: as a value, in picks that wait, in a step of back.
  private func isHeld(_ variable: Variable) -> Bool {
    let id = variable.id
    return story.variables[id] != nil || record.variables[id] != nil
      || positions.contains { picksInto(id, $0) } || undo.entries.contains { holds($0.step, id) }
  }

  private var positions: [Position] {
    [story.place, story.aside, story.safety?.place, story.safety?.aside].compactMap { $0 }
  }

  private func holds(_ step: StoryDelta, _ id: ID) -> Bool {
    step.variables.contains { $0.id == id && $0.value != nil }
      || [step.place, step.aside?.position].contains { $0.map { picksInto(id, $0) } ?? false }
  }

  private func picksInto(_ id: ID, _ position: Position) -> Bool {
    guard position.picks != nil else { return false }
    guard let node = book.node(position.node), case .pick(let pick) = node.body.exit else { return true }
    return book.variables[pick.into].id == id
  }

  private func withoutPicks(_ id: ID, _ position: Position) -> Position {
    guard picksInto(id, position) else { return position }
    var position = position
    position.picks = nil
    return position
  }

  private mutating func dropPicks(_ id: ID) {
    story.place = withoutPicks(id, story.place)
    if let aside = story.aside { story.aside = withoutPicks(id, aside) }
    guard var frame = story.safety else { return }
    frame.place = withoutPicks(id, frame.place)
    if let aside = frame.aside { frame.aside = withoutPicks(id, aside) }
    story.safety = frame
  }

  /// A yes to keep was for the words that were there.
  mutating func forgetYes(to id: ID) {
    if !story.kept.isEmpty { story.kept.removeAll { $0.id == id } }
  }

  /// Takes a value away everywhere it is: variables, undo steps, kept cards that show it.
  private mutating func drop(_ id: ID) {
    dropped.append(id)
    story.variables[id] = nil
    dropPicks(id)
    record.variables[id] = nil
    story.kept.removeAll { $0.id == id }
    if story.lastSlot == id { story.lastSlot = .none }
    var steps = undo
    steps.keepNewest { !holds($0, id) }
    undo = steps
    guard let index = book.variablePositions[id] else { return }
    for card in book.cards where card.variables.contains(index) { withdrawCard(card.id) }
  }

  /// Drops what is due by now: before anything else in every turn.
  mutating func expire() {
    let now = input.now
    if mayBeDue(now) {
      for index in book.sensitive {
        let variable = book.variables[index]
        guard isHeld(variable), now >= deadline(of: variable.id) else { continue }
        drop(variable.id)
      }
    }
    // A yes whose time is over must not shorten the time of a value that comes later.
    if !story.kept.isEmpty { story.kept.removeAll { $0.until <= now } }
    if now - record.lastActive >= Limits.idleSeconds { forgetMutes() }
    for mark in record.keptCards where mark.until.map({ $0 <= now }) ?? false { withdrawCard(mark.id) }
    if let until = record.lockedUntil, until <= now {
      unlock()
      record.correctionUsed = false
      story = Story()
    }
  }

  /// False where no sensitive value can be due, whatever is held: in nearly every turn.
  private func mayBeDue(_ now: Int64) -> Bool {
    now >= idleDeadline || story.kept.contains { now >= $0.until }
  }

  private var idleDeadline: Int64 { record.lastActive + Limits.idleSeconds }

  private func deadline(of variable: ID) -> Int64 {
    story.kept.first { $0.id == variable }?.until ?? idleDeadline
  }

  /// When `expiry` should be sent next; nil where nothing can expire.
  var nextExpiry: Int64? {
    var next: Int64?
    func consider(_ moment: Int64) {
      if moment != .max { next = min(next ?? moment, moment) }
    }
    forEachSensitiveHeld { consider(deadline(of: $0)) }
    for mark in record.keptCards { if let until = mark.until { consider(until) } }
    if let until = record.lockedUntil { consider(until) }
    return next
  }

  /// Looks through what is held rather than through all that might be; an id may come more than once.
  private func forEachSensitiveHeld(_ body: (ID) -> Void) {
    func look(_ id: ID) {
      if book.isSensitive(id) { body(id) }
    }
    story.variables.forEachID(look)
    record.variables.forEachID(look)
    for index in undo.entries.indices where undo.entries[index].values.mayMeet(book.sensitiveFilter) {
      for old in undo.entries[index].step.variables where old.value != nil { look(old.id) }
    }
    // Picks name no variable themselves, and there are seldom any.
    let holdsPicks =
      story.place.picks != nil || story.aside?.picks != nil || story.safety?.place.picks != nil
      || story.safety?.aside?.picks != nil
    guard holdsPicks || undo.entries.indices.contains(where: { undo.entries[$0].holdsPicks }) else { return }
    for index in book.sensitive where isHeld(book.variables[index]) { body(book.variables[index].id) }
  }
}
