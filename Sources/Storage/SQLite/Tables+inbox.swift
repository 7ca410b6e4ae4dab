import Conversation
import Dialogue
import Foundation
import GRDB

/// A message with the hashes it is stored under.
struct Arrival: Sendable {
  var message: InboundMessage
  var key: ConversationKey
  /// By which it is known when it comes again.
  var seen: Data
  /// Of the message that it is, or that it edits.
  var event: Data

  init(_ message: InboundMessage, _ hash: KeyedHash) {
    self.message = message
    key = hash.conversation(message.conversation)
    seen = hash.event(message.event, on: message.conversation.channel)
    event =
      if case .edited(_, let original) = message.content {
        hash.event(original, on: message.conversation.channel)
      } else {
        seen
      }
  }
}

/// A row for the inbox.
struct Entry {
  var content: QueuedEvent.Content
  var utcOffset: Int?
  var reminder: Int64?
  var event: Data?

  init(_ content: QueuedEvent.Content, utcOffset: Int? = nil, reminder: Int64? = nil, event: Data? = nil) {
    self.content = content
    self.utcOffset = utcOffset
    self.reminder = reminder
    self.event = event
  }
}

extension Tables {
  func accept(_ arrivals: [Arrival], at now: Timestamp) throws -> Acceptance {
    var people: [ConversationKey: Person] = [:]
    var acceptance = Acceptance(lanes: [], known: 0)
    for arrival in arrivals {
      let isNew =
        try run("INSERT OR IGNORE INTO seen (key, at) VALUES (?, ?)", [arrival.seen, now.milliseconds]) == 1
      guard isNew else {
        acceptance.known += 1
        continue
      }
      let key = arrival.key.bytes
      if people[arrival.key] == nil {
        acceptance.lanes.append(arrival.key)
        people[arrival.key] = try person(key) ?? newPerson(arrival.message.conversation, key, at: now)
      }
      guard var person = people[arrival.key] else { continue }
      let entry = Entry(
        .message(arrival.message.content), utcOffset: arrival.message.utcOffset, event: arrival.event)
      try queue(entry, for: &person, at: now)
      people[arrival.key] = person
    }
    for person in people.values {
      try run(
        "UPDATE conversation SET last_sequence = ?, used = ? WHERE id = ?", [person.lastSequence, now.hour, person.id])
    }
    return acceptance
  }

  /// The caller saves the person's `lastSequence`.
  func queue(_ entry: Entry, for person: inout Person, at now: Timestamp) throws {
    person.lastSequence += 1
    let body = EventBody(content: entry.content, utcOffset: entry.utcOffset)
    let sealed = try person.seal.seal.seal(
      body.encoded, at: SealedPlace(.event, of: person.key, number: person.lastSequence))
    try run(
      """
      INSERT INTO inbox (conversation, sequence, reminder, is_expiry, event, body, received)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        person.id, person.lastSequence, entry.reminder, entry.content == .expiry, entry.event, sealed,
        now.milliseconds,
      ])
  }

  func save(_ cursor: ChannelCursor) throws {
    let channel = keys.hash.channel(cursor.channel)
    let sealed = try keys.store.seal(cursor.value, at: SealedPlace(.position, of: channel))
    try run("INSERT OR REPLACE INTO cursor (channel, value) VALUES (?, ?)", [channel, sealed])
  }

  func cursor(of name: String) throws -> [UInt8]? {
    let channel = keys.hash.channel(name)
    return try row("SELECT value FROM cursor WHERE channel = ?", [channel]).map {
      try keys.store.open($0["value"], at: SealedPlace(.position, of: channel))
    }
  }

  func waiting(_ limit: Int) throws -> [ConversationKey] {
    try rows(
      """
      SELECT c.key FROM inbox i JOIN conversation c ON c.id = i.conversation
      WHERE i.aside_code IS NULL GROUP BY i.conversation ORDER BY MIN(i.id) LIMIT ?
      """, [limit]
    ).map { ConversationKey($0["key"] as Data) }
  }

  func next(in key: ConversationKey) throws -> PendingTurn? {
    let bytes = key.bytes
    let row = try row(
      """
      SELECT i.id, i.sequence, i.body, i.received, i.attempts, i.event, c.id AS conversation, c.data_key, c.identity,
        c.revision, c.state, c.last_sequence, c.last_event, l.until
      FROM conversation c JOIN inbox i ON i.conversation = c.id LEFT JOIN lock l ON l.key = c.key
      WHERE c.key = ? AND i.aside_code IS NULL ORDER BY i.sequence LIMIT 1
      """, [bytes])
    guard let row else { return nil }
    let seal = try keys.key(row["data_key"], at: SealedPlace(.conversationKey, of: bytes))
    let sequence: Int64 = row["sequence"]
    let body = try EventBody(
      decoding: seal.seal.open(row["body"], at: SealedPlace(.event, of: bytes, number: sequence)))
    let event = QueuedEvent(
      id: row["id"], sequence: UInt64(clamping: sequence), content: body.content,
      received: Timestamp(milliseconds: row["received"]), utcOffset: body.utcOffset, attempts: row["attempts"])
    return PendingTurn(
      key: key, event: event, highestSequence: UInt64(clamping: row["last_sequence"] as Int64),
      session: try session(row, bytes, seal),
      editsLast: body.content.isEdit && (row["event"] as Data?) == (row["last_event"] as Data?))
  }

  private func session(_ row: Row, _ key: Data, _ seal: ConversationSeal) throws -> StoredSession {
    let identity = try identity(row["identity"], of: key, with: seal)
    let revision: Int64 = row["revision"]
    let state = try (row["state"] as Data?).map {
      try seal.seal.open($0, at: SealedPlace(.state, of: key, number: revision))
    }
    let cards = try rows(
      "SELECT tag, body FROM card WHERE conversation = ? ORDER BY id", [row["conversation"] as Int64]
    )
    .map { card in
      let bytes = try seal.seal.open(card["body"], at: SealedPlace(.card, of: key + (card["tag"] as Data)))
      guard let kept = KeptCard(decoding: bytes) else { throw Unreadable(.card) }
      return kept
    }
    return StoredSession(
      id: identity.id, revision: revision, state: state ?? [], seed: identity.seed, lockedUntil: row["until"],
      cards: cards)
  }

  func setAsideEvent(_ id: Int64, code: String, telling message: OutboundMessage?, at now: Timestamp) throws {
    let row = try row(
      """
      UPDATE inbox SET aside_code = ?, aside_at = ? WHERE id = ? AND aside_code IS NULL
      RETURNING (SELECT key FROM conversation c WHERE c.id = inbox.conversation) AS key
      """, [code, now.milliseconds, id])
    guard let row, let message, var person = try person(row["key"]) else { return }
    try post(message, for: &person, at: now)
    try run("UPDATE conversation SET last_position = ? WHERE id = ?", [person.lastPosition, person.id])
  }
}

extension QueuedEvent.Content {
  var isEdit: Bool { if case .message(.edited) = self { true } else { false } }
}
