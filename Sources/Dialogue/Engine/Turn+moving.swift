extension Turn {
  /// Maps a state made with another version of the book to this one, id by id.
  ///
  /// True where the person's place is gone, or is no place to wait any more: then the next answer cannot be for it.
  mutating func moveToPresentBook() -> Bool {
    if !book.aliases.isEmpty { renameAll() }
    dropUnknown()
    // A safety page that is gone must not keep its frame: the place it interrupted is still good.
    if let frame = story.safety, book.node(story.place.node)?.body.exit.isWaiting != true {
      story.safety = nil
      restore(frame)
      hasLostPage = true
    }
    story.place.stack.removeAll { [book] in book.node($0.node) == nil }
    if let aside = story.aside, book.node(aside.node)?.body.exit.isWaiting != true { story.aside = nil }
    if hasLostPage { return true }
    guard story.status == .active else { return false }
    return book.node(story.place.node)?.body.exit.isWaiting != true
  }

  /// Says that the script has changed and asks again from the nearest checkpoint.
  mutating func landAfterEdit() -> Bool {
    if hasLostPage, story.status == .active, book.node(story.place.node)?.body.exit.isWaiting == true {
      comeBack(saying: .gone)
      return true
    }
    guard story.status == .active, book.node(story.place.node)?.body.exit.isWaiting != true else { return false }
    effects.append(.fault(.placeGone))
    say(.gone)
    land()
    return true
  }

  private mutating func renameAll() {
    book.rename(&story.place)
    if var aside = story.aside {
      book.rename(&aside)
      story.aside = aside
    }
    if var frame = story.safety {
      book.rename(&frame.place)
      if var aside = frame.aside {
        book.rename(&aside)
        frame.aside = aside
      }
      frame.checkpoint = book.current(frame.checkpoint)
      story.safety = frame
    }
    story.checkpoint = book.current(story.checkpoint)
    story.lastSlot = book.current(story.lastSlot)
    story.taken = story.taken.map(book.current)
    story.kept = story.kept.map { .init(id: book.current($0.id), until: $0.until) }
    book.rename(&story.variables)
    book.rename(&record.variables)
    book.rename(&story.visits)
    book.rename(&story.variation)
    record.lockNode = book.current(record.lockNode)
    record.reminders = record.reminders.map { reminder in
      var reminder = reminder
      reminder.entry = book.current(reminder.entry)
      reminder.source = book.current(reminder.source)
      return reminder
    }
    if var nudge = record.nudge {
      nudge.entry = book.current(nudge.entry)
      nudge.source = book.current(nudge.source)
      record.nudge = nudge
    }
    record.keptCards = record.keptCards.map { .init(id: book.current($0.id), until: $0.until) }
    asked.lastChoice = book.current(asked.lastChoice)
    undo = UndoRing(entries: undo.entries.map { .init(book.renamed($0.step)) })
  }

  /// Forgets what the book no longer has: variables, members, marks, nodes that were counted.
  private mutating func dropUnknown() {
    story.variables = valid(story.variables)
    record.variables = valid(record.variables)
    story.visits.removeAll { [book] in !book.countedNodes.contains($0) }
    story.kept.removeAll { [book] in book.variable($0.id) == nil }
    if book.variable(story.lastSlot) == nil { story.lastSlot = .none }
    if let picks = story.place.picks { story.place.picks = valid(picks) }
    let lost = record.reminders.filter { book.node($0.entry) == nil }.map(\.id)
    record.reminders.removeAll { [book] in book.node($0.entry) == nil }
    effects += lost.map(Effect.cancelReminder)
    var steps = undo
    steps.keepNewest { isKnown($0) }
    undo = steps
  }

  private func valid(_ store: VariableStore) -> VariableStore {
    var store = store
    for entry in store.entries {
      store[entry.id] = book.variable(entry.id).flatMap { valid(entry.value, for: $0) }
    }
    return store
  }

  private func valid(_ value: Value, for variable: Variable) -> Value? {
    switch (variable.kind, value) {
    case (.bool, .bool), (.number, .number), (.clock, .number), (.text, .text), (.moment, .moment), (.marks, .marks):
      value
    case (.options(let list), .option(let id)): list.option(id) == nil ? nil : value
    case (.set(let list, _), .set(let set)):
      .set(SetValue(members: set.members.filter { list.option($0) != nil }, own: set.own))
    case (.member(let set), .option(let id)): book.variables[set].options?.option(id) == nil ? nil : value
    case (.member, .text): value
    default: nil
    }
  }

  private func valid(_ picks: SetValue) -> SetValue {
    guard let node = book.node(story.place.node), case .pick(let pick) = node.body.exit,
      let options = book.variables[pick.into].options
    else { return SetValue() }
    return SetValue(members: picks.members.filter { options.option($0) != nil }, own: picks.own)
  }

  /// Every id of a step is still in the book.
  private func isKnown(_ step: StoryDelta) -> Bool {
    if let place = step.place {
      guard book.node(place.node)?.body.exit.isWaiting == true else { return false }
      guard place.stack.allSatisfy({ book.node($0.node) != nil }) else { return false }
    }
    return step.variables.allSatisfy { old in
      guard let variable = book.variable(old.id) else { return false }
      return old.value.map { valid($0, for: variable) == $0 } ?? true
    }
  }
}

/// Ids of a saved state as this book has them.
extension Book {
  fileprivate func rename(_ position: inout Position) {
    position.node = current(position.node)
    position.script = current(position.script)
    for index in position.stack.indices {
      position.stack[index].node = current(position.stack[index].node)
      position.stack[index].choice = current(position.stack[index].choice)
    }
    if let picks = position.picks { position.picks = renamed(picks) }
  }

  fileprivate func rename(_ store: inout VariableStore) {
    var renamed = VariableStore()
    for entry in store.entries { renamed[current(entry.id)] = self.renamed(entry.value) }
    store = renamed
  }

  fileprivate func rename(_ counts: inout Counts) {
    var renamed = Counts()
    for entry in counts.entries { renamed[current(entry.id)] = entry.count }
    counts = renamed
  }

  fileprivate func renamed(_ value: Value) -> Value {
    switch value {
    case .option(let id): .option(current(id))
    case .set(let set): .set(renamed(set))
    case .marks(let marks): .marks(Marks(met: marks.met.map(current), missing: marks.missing.map(current)))
    case .bool, .number, .text, .moment: value
    }
  }

  fileprivate func renamed(_ set: SetValue) -> SetValue {
    SetValue(members: set.members.map(current), own: set.own)
  }

  fileprivate func renamed(_ step: StoryDelta) -> StoryDelta {
    var step = step
    if var place = step.place {
      rename(&place)
      step.place = place
    }
    if var aside = step.aside?.position {
      rename(&aside)
      step.aside?.position = aside
    }
    step.checkpoint = step.checkpoint.map(current)
    step.lastSlot = step.lastSlot.map(current)
    step.taken = step.taken?.map(current)
    step.kept = step.kept?.map { .init(id: current($0.id), until: $0.until) }
    step.variables = step.variables.map { .init(id: current($0.id), value: $0.value.map(renamed)) }
    step.visits = step.visits.map { .init(id: current($0.id), count: $0.count) }
    step.variation = step.variation.map { .init(id: current($0.id), count: $0.count) }
    step.cards = step.cards.map(current)
    return step
  }
}
