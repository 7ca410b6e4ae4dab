package import Conversation
import Dialogue

extension InMemoryStore {
  package func commit(_ turn: TurnRecord, at now: Timestamp) throws(StoreError) {
    let key = turn.key
    guard var person = people[key], person.session.revision == turn.revision,
      let index = person.queue.firstIndex(where: { $0.event.id == turn.event && $0.aside == nil })
    else { throw .stale }
    let row = person.queue.remove(at: index)
    switch turn.lock {
    case .until(let until): locks[key] = until
    case .lifted: locks[key] = nil
    case nil: break
    }
    guard !turn.isForgotten else {
      remove(key)
      for message in turn.messages { post(message, to: person.session.id, key, at: now, isGoodbye: true) }
      return beginAnew(key, person, after: row.event.sequence, at: now)
    }
    guard !turn.isTurnedAway else {
      people[key] = person
      if !person.queue.contains(where: { $0.aside == nil }) { remove(key) }
      for message in turn.messages { post(message, to: person.session.id, key, at: now, isGoodbye: true) }
      return
    }

    if turn.clears {
      outbox.removeAll { $0.item.key == key && !$0.isGoodbye }
      person.sent = []
      person.session.cards = []
      person.apply(.cancelAll)
      person.queue.removeAll { $0.aside != nil }
    }
    let done = DoneEvent(content: row.event.content, event: row.message, sequence: Int64(row.event.sequence))
    person.lastMessage = done.newest(after: person.lastMessage, isAnswered: !turn.messages.isEmpty)
    if case .reminder(let id) = row.event.content { person.reminders.removeAll { $0.plan.id == id } }
    for change in turn.reminders { person.apply(change) }
    for change in turn.cards { person.apply(change) }
    person.session.revision += 1
    person.session.state = turn.state
    person.nextExpiry = turn.nextExpiry
    person.used = now
    person.isNewcomer = false
    if turn.mentionsCompany { person.session.company = .mentioned }
    if let window = turn.toldWindow { person.session.toldWindow = window }
    people[key] = person
    if turn.isGone || turn.mentionsCompany { dropAll(for: key, at: now) }
    if !turn.isGone {
      for message in turn.messages { post(message, to: person.session.id, key, at: now) }
    }
  }

  /// Messages that were taken in after the one that asked to be forgotten will still be answered.
  private func beginAnew(_ key: ConversationKey, _ forgotten: Person, after sequence: UInt64, at now: Timestamp) {
    let later = forgotten.queue.filter { row in
      guard case .message = row.event.content else { return false }
      return row.aside == nil && row.event.sequence > sequence
    }
    guard !later.isEmpty else { return }
    let session = StoredSession(
      id: forgotten.session.id, revision: 0, state: [], seed: .random(in: .min ... .max))
    var person = Person(session: session, used: now)
    // Being forgotten is no way around a limit, nor out of a group.
    person.window = forgotten.window
    person.speaker = forgotten.speaker
    person.session.company = forgotten.session.company
    people[key] = person
    for row in later {
      let event = row.event
      queue(
        event.content, for: key, at: event.received, utcOffset: event.utcOffset, message: row.message,
        excess: event.excess)
    }
  }

  package func forget(_ id: ConversationID, at now: Timestamp) -> Bool {
    let key = hash.conversation(id)
    defer { remove(key) }
    return people[key] != nil
  }

  func remove(_ key: ConversationKey) {
    people[key] = nil
    outbox.removeAll { $0.item.key == key && !$0.isGoodbye }
  }
}

extension InMemoryStore.Person {
  mutating func apply(_ change: TurnRecord.ReminderChange) {
    switch change {
    case .plan(let plan):
      drop { $0 == plan.id }
      reminders.append(.init(plan: plan))
    case .cancel(let id): drop { $0 == id }
    case .cancelAll: drop { _ in true }
    }
  }

  /// The reminder, and its event where it waits.
  private mutating func drop(_ isMeant: (ID) -> Bool) {
    reminders.removeAll { isMeant($0.plan.id) }
    queue.removeAll { if case .reminder(let id) = $0.event.content { isMeant(id) } else { false } }
  }

  mutating func apply(_ change: TurnRecord.CardChange) {
    switch change {
    case .keep(let card):
      session.cards.removeAll { $0.card.id == card.card.id }
      session.cards.append(card)
    case .withdraw(let id): session.cards.removeAll { $0.card.id == id }
    }
  }
}
