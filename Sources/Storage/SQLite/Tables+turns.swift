import Conversation
import Dialogue
import Foundation
import GRDB

extension Tables {
  func commit(_ turn: TurnRecord, at now: Timestamp) throws {
    let key = turn.key.bytes
    guard var person = try person(key), person.revision == turn.revision else { throw StoreError.stale }
    let event = try takeEvent(turn.event, of: person)
    if let lock = turn.lock { try save(lock, of: key) }
    if turn.hasListedCards { try noteCardsAsked(by: key, at: now) }
    guard !turn.isForgotten else {
      let later = try messages(after: event.sequence, of: person)
      try forget(person, saying: turn.messages, at: now)
      return try beginAnew(person, with: later, at: now)
    }
    guard !turn.isTurnedAway else { return try turnAway(person, saying: turn.messages, at: now) }
    if turn.clears { try clear(person) }

    try save(turn.reminders, of: person)
    try save(turn.cards, of: person)
    if turn.isGone || turn.mentionsCompany { try dropAll(for: key) }
    if !turn.isGone {
      for message in turn.messages { try post(message, for: &person, at: now) }
    }
    person.revision += 1
    let lastEvent = event.newest(after: person.lastEvent, isAnswered: !turn.messages.isEmpty)
    let state =
      turn.state.isEmpty
      ? nil : try person.seal.seal.seal(turn.state, at: SealedPlace(.state, of: key, number: person.revision))
    try run(
      """
      UPDATE conversation SET revision = ?, state = ?, last_position = ?, last_event = ?, next_expiry = ?, used = ?,
        told_window = COALESCE(?, told_window), company = ?, is_newcomer = 0
      WHERE id = ?
      """, person.revision, state, person.lastPosition, lastEvent, turn.nextExpiry?.milliseconds, now.hour,
      turn.toldWindow?.milliseconds, (turn.mentionsCompany ? Company.mentioned : person.company).rawValue, person.id)
  }

  /// Deletes what can only be done once; its reminder, if it is one, is done with it.
  private func takeEvent(_ id: Int64, of person: Person) throws -> DoneEvent {
    let row = try first(
      """
      DELETE FROM inbox WHERE id = ? AND conversation = ? AND aside_code IS NULL
      RETURNING sequence, body, event, reminder
      """, id, person.id
    ) { (sequence: $0.number(0), body: $0.data(1), event: $0.optionalData(2), reminder: $0.optionalNumber(3)) }
    guard let row else { throw StoreError.stale }
    if let reminder = row.reminder { try run("DELETE FROM reminder WHERE id = ?", reminder) }
    let place = SealedPlace(.event, of: person.key, number: row.sequence)
    let body = try EventBody(decoding: person.seal.seal.open(row.body, at: place))
    return DoneEvent(content: body.content, event: row.event, sequence: row.sequence)
  }

  private func save(_ lock: TurnRecord.Lock, of key: Data) throws {
    switch lock {
    case .until(let until): try run("INSERT OR REPLACE INTO lock (key, until) VALUES (?, ?)", key, until)
    case .lifted: try run("DELETE FROM lock WHERE key = ?", key)
    }
  }

  private func save(_ changes: [TurnRecord.ReminderChange], of person: Person) throws {
    guard !changes.isEmpty else { return }
    let tags = person.seal.tags
    for change in changes {
      switch change {
      case .plan(let plan):
        let tag = tags.tag("reminder", plan.id.raw)
        var writer = ByteWriter()
        writer.id(plan.id)
        let body = try person.seal.seal.seal(writer.bytes, at: SealedPlace(.reminder, of: person.key + tag))
        try run("DELETE FROM reminder WHERE conversation = ? AND tag = ?", person.id, tag)
        try run(
          "INSERT INTO reminder (conversation, tag, body, due) VALUES (?, ?, ?, ?)",
          person.id, tag, body, plan.due.milliseconds)
      case .cancel(let id):
        try run(
          "DELETE FROM reminder WHERE conversation = ? AND tag = ?", person.id, tags.tag("reminder", id.raw))
      case .cancelAll: try run("DELETE FROM reminder WHERE conversation = ?", person.id)
      }
    }
  }

  private func save(_ changes: [TurnRecord.CardChange], of person: Person) throws {
    guard !changes.isEmpty else { return }
    let tags = person.seal.tags
    for change in changes {
      switch change {
      case .keep(let card):
        let tag = tags.tag("card", card.card.id.raw)
        let body = try person.seal.seal.seal(card.encoded, at: SealedPlace(.card, of: person.key + tag))
        try run("DELETE FROM card WHERE conversation = ? AND tag = ?", person.id, tag)
        try run(
          "INSERT INTO card (conversation, tag, body, until) VALUES (?, ?, ?, ?)",
          person.id, tag, body, card.until)
      case .withdraw(let id):
        try run("DELETE FROM card WHERE conversation = ? AND tag = ?", person.id, tags.tag("card", id.raw))
      }
    }
  }

  /// Like somebody who is forgotten, but what else they wrote is still read: it may be urgent.
  private func turnAway(_ person: Person, saying messages: [OutboundMessage], at now: Timestamp) throws {
    let isLast =
      try first(
        "SELECT 1 FROM inbox WHERE conversation = ? AND aside_code IS NULL LIMIT 1", person.id
      ) { _ in true } == nil
    if isLast { return try forget(person, saying: messages, at: now) }
    guard !messages.isEmpty, let row = try row("SELECT identity FROM conversation WHERE id = ?", [person.id]) else {
      return
    }
    let identity = try identity(row["identity"], of: person.key, with: person.seal)
    for message in messages { try post(message, asGoodbyeTo: identity.id, person.key, at: now) }
  }

  /// Everything goes but the lock and the hashes of events; the goodbye gets a key of its own.
  func forget(_ person: Person, saying goodbye: [OutboundMessage] = [], at now: Timestamp) throws {
    let row = try row("SELECT identity FROM conversation WHERE id = ?", [person.id])
    try forget(person.id, person.key)
    guard let row, !goodbye.isEmpty else { return }
    let identity = try identity(row["identity"], of: person.key, with: person.seal)
    for message in goodbye { try post(message, asGoodbyeTo: identity.id, person.key, at: now) }
  }
}

extension Tables {
  func forget(_ person: Int64, _ key: Data) throws {
    try run("DELETE FROM outbox WHERE key = ? AND row_key IS NULL", key)
    try run("DELETE FROM conversation WHERE id = ?", person)
    try run("DELETE FROM seen WHERE key = ?", keys.hash.cardsAsked(by: key))
    keys.drop(key)
    try markJournal()
  }

  /// Of somebody who is locked out only what they are answered with next stays.
  private func clear(_ person: Person) throws {
    try run("DELETE FROM outbox WHERE key = ? AND row_key IS NULL", person.key)
    for table in ["card", "reminder", "sent"] { try run("DELETE FROM \(table) WHERE conversation = ?", person.id) }
    try run("DELETE FROM inbox WHERE conversation = ? AND aside_code IS NOT NULL", person.id)
    try markJournal()
  }
}

extension TurnRecord {
  /// Whether what was known before it goes.
  var clears: Bool { if case .until = lock { true } else { isForgotten } }
}

/// What the newest answered message is, once this event is done.
struct DoneEvent {
  var content: QueuedEvent.Content
  var event: Data?
  var sequence: Int64

  func newest(after last: Data?, isAnswered: Bool) -> Data? {
    switch content {
    case .message(.edited): event == last ? last : nil
    case .message: event
    case .reminder, .expiry: isAnswered ? nil : last
    }
  }
}
