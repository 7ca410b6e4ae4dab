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
  var speaker: Data?

  init(_ message: InboundMessage, _ hash: KeyedHash) {
    self.message = message
    key = hash.conversation(message.conversation)
    seen = hash.event(message.event, in: message.conversation)
    event =
      if case .edited(_, let original) = message.content {
        hash.event(original, in: message.conversation)
      } else {
        seen
      }
    speaker = message.speaker.map { hash.speaker($0, on: message.conversation.channel) }
  }
}

/// A row for the inbox.
struct Entry {
  var content: QueuedEvent.Content
  var utcOffset: Int?
  var reminder: Int64?
  var event: Data?
  var excess: Excess?

  init(
    _ content: QueuedEvent.Content, utcOffset: Int? = nil, reminder: Int64? = nil, event: Data? = nil,
    excess: Excess? = nil
  ) {
    self.content = content
    self.utcOffset = utcOffset
    self.reminder = reminder
    self.event = event
    self.excess = excess
  }
}

extension Tables {
  func accept(_ arrivals: [Arrival], _ limits: IntakeLimits, at now: Timestamp) throws -> Acceptance {
    var people: [ConversationKey: Person] = [:]
    var acceptance = Acceptance()
    for arrival in arrivals {
      let isNew =
        try run("INSERT OR IGNORE INTO seen (key, at) VALUES (?, ?)", arrival.seen, now.milliseconds) == 1
      guard isNew else {
        acceptance.known += 1
        continue
      }
      let key = arrival.key.bytes
      if people[arrival.key] == nil {
        acceptance.lanes.append(arrival.key)
        people[arrival.key] = try person(key) ?? newPerson(arrival.message.conversation, key, limits, at: now)
      }
      guard var person = people[arrival.key] else { continue }
      person.hear(arrival.speaker)
      let entry = Entry(
        .message(arrival.message.content), utcOffset: arrival.message.utcOffset, event: arrival.event,
        excess: try excess(of: &person, limits, at: now))
      try queue(entry, for: &person, at: now)
      people[arrival.key] = person
      acceptance.events += 1
    }
    for person in people.values { try saveIntake(of: person, at: now) }
    return acceptance
  }

  /// What changes when something was queued.
  func saveIntake(of person: Person, at now: Timestamp) throws {
    try run(
      """
      UPDATE conversation SET last_sequence = ?, used = ?, window_start = ?, window_count = ?, speaker = ?,
        company = ?, is_newcomer = ?
      WHERE id = ?
      """, person.lastSequence, now.hour, person.window.start.milliseconds, person.window.count, person.speaker,
      person.company.rawValue, person.isNewcomer, person.id)
  }

  private func newPerson(
    _ id: ConversationID, _ key: Data, _ limits: IntakeLimits, at now: Timestamp
  ) throws -> Person {
    var person = try newPerson(id, key, at: now)
    guard limits.newPerHour > 0 else { return person }
    var window = try newcomers()
    person.isNewcomer = window.add(at: now, length: IntakeWindow.hour) > limits.newPerHour
    try save(newcomers: window)
    return person
  }

  private func excess(of person: inout Person, _ limits: IntakeLimits, at now: Timestamp) throws -> Excess? {
    if person.isNewcomer {
      let window = try newcomers().start
      let isFirst = try run(
        "INSERT OR IGNORE INTO seen (key, at) VALUES (?, ?)", keys.hash.newcomer(person.key, window), now.milliseconds)
      return .newPerHour(isFirst: isFirst == 1)
    }
    guard limits.perMinute > 0 else { return nil }
    let count = person.window.add(at: now, length: IntakeWindow.minute)
    return count > limits.perMinute ? .perMinute(window: person.window.start) : nil
  }

  private func newcomers() throws -> IntakeWindow {
    try first("SELECT value FROM setting WHERE name = ?", Setting.newcomers) { row in
      let numbers = row.data(0).withUnsafeBytes { bytes in
        bytes.count == 16
          ? (0..<2).map { Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Int64.self)) } : [0, 0]
      }
      return IntakeWindow(start: Timestamp(milliseconds: numbers[0]), count: Int(numbers[1]))
    } ?? IntakeWindow()
  }

  private func save(newcomers window: IntakeWindow) throws {
    var value = Data()
    for number in [window.start.milliseconds, Int64(window.count)] {
      withUnsafeBytes(of: number.littleEndian) { value.append(contentsOf: $0) }
    }
    try run("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", Setting.newcomers, value)
  }

  /// The caller saves the person's `lastSequence`.
  func queue(_ entry: Entry, for person: inout Person, at now: Timestamp) throws {
    person.lastSequence += 1
    let body = EventBody(content: entry.content, utcOffset: entry.utcOffset)
    let sealed = try person.seal.seal.seal(
      body.encoded, at: SealedPlace(.event, of: person.key, number: person.lastSequence))
    try run(
      """
      INSERT INTO inbox (conversation, sequence, reminder, is_expiry, event, body, received, excess)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """, person.id, person.lastSequence, entry.reminder, entry.content == .expiry, entry.event, sealed,
      now.milliseconds, entry.excess?.code ?? 0)
  }

  func save(_ cursor: ChannelCursor) throws {
    let channel = keys.hash.channel(cursor.channel)
    let sealed = try keys.store.seal(cursor.value, at: SealedPlace(.position, of: channel))
    try run("INSERT OR REPLACE INTO cursor (channel, value) VALUES (?, ?)", channel, sealed)
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

  func newestUndone() throws -> Int64? { try number("SELECT MAX(id) FROM inbox WHERE aside_code IS NULL") }

  func suspects(attempts: Int, after place: Int64, through last: Int64, limit: Int) throws -> [Suspect] {
    try all(
      """
      SELECT c.key, i.id FROM inbox i JOIN conversation c ON c.id = i.conversation
      WHERE i.id > ? AND i.id <= ? AND i.attempts = ? AND i.aside_code IS NULL AND NOT EXISTS (
        SELECT 1 FROM inbox e WHERE e.conversation = i.conversation AND e.sequence < i.sequence AND e.aside_code IS NULL
      ) ORDER BY i.id LIMIT ?
      """, place, last, attempts, limit
    ) { Suspect(key: ConversationKey($0.data(0)), event: $0.number(1)) }
  }

  /// What stands first in a lane.
  enum Head {
    case turn(PendingTurn)
    /// The id of an event that does not open, or whose person does not.
    case unreadable(Int64)
  }

  func next(in key: ConversationKey) throws -> Head? {
    let bytes = key.bytes
    return try first(
      """
      SELECT i.id, i.sequence, i.body, i.received, i.attempts, i.event = c.last_event, c.last_sequence, c.id, c.data_key,
        c.identity, c.revision, c.state, l.until, i.excess, c.company, c.told_window
      FROM conversation c JOIN inbox i ON i.conversation = c.id LEFT JOIN lock l ON l.key = c.key
      WHERE c.key = ? AND i.aside_code IS NULL ORDER BY i.sequence LIMIT 1
      """, bytes
    ) { row in
      do {
        return .turn(try turn(row, in: key, bytes))
      } catch is Unreadable {
        return .unreadable(row.number(0))
      }
    }
  }

  private func turn(_ row: borrowing Columns, in key: ConversationKey, _ bytes: Data) throws -> PendingTurn {
    let person = try keys.opened(row.data(8), row.data(9), of: bytes)
    let sequence = row.number(1)
    let body = try EventBody(
      decoding: person.seal.seal.open(row.data(2), at: SealedPlace(.event, of: bytes, number: sequence)))
    let event = QueuedEvent(
      id: row.number(0), sequence: UInt64(clamping: sequence), content: body.content,
      received: Timestamp(milliseconds: row.number(3)), utcOffset: body.utcOffset, attempts: Int(row.number(4)),
      excess: Excess(code: row.number(13)))
    let revision = row.number(10)
    var state: [UInt8] = []
    if let sealed = row.optionalData(11) {
      state = try person.seal.seal.open(sealed, at: SealedPlace(.state, of: bytes, number: revision))
    }
    var session = StoredSession(
      id: person.identity.id, revision: revision, state: state, seed: person.identity.seed,
      lockedUntil: row.optionalNumber(12), cards: try cards(of: row.number(7), bytes, person.seal))
    session.company = Company(rawValue: row.number(14)) ?? .none
    session.toldWindow = row.optionalNumber(15).map(Timestamp.init(milliseconds:))
    return PendingTurn(
      key: key, event: event, highestSequence: UInt64(clamping: row.number(6)), session: session,
      editsLast: body.content.isEdit && row.number(5) == 1)
  }

  func cards(of conversation: Int64, _ key: Data, _ seal: ConversationSeal) throws -> [KeptCard] {
    try all("SELECT tag, body FROM card WHERE conversation = ? ORDER BY id", conversation) { row in
      let bytes = try seal.seal.open(row.data(1), at: SealedPlace(.card, of: key + row.data(0)))
      guard let kept = KeptCard(decoding: bytes) else { throw Unreadable(.card) }
      return kept
    }
  }

  /// Without a moment where nobody knows it.
  func setAsideEvent(_ id: Int64, code: String, telling message: OutboundMessage? = nil, at now: Timestamp?) throws {
    let row = try row(
      """
      UPDATE inbox SET aside_code = ?, aside_at = ? WHERE id = ? AND aside_code IS NULL
      RETURNING (SELECT key FROM conversation c WHERE c.id = inbox.conversation) AS key
      """, [code, now?.milliseconds, id])
    guard let row, let message, let now, var person = try person(row["key"]) else { return }
    try post(message, for: &person, at: now)
    try run("UPDATE conversation SET last_position = ? WHERE id = ?", person.lastPosition, person.id)
  }
}

extension QueuedEvent.Content {
  var isEdit: Bool { if case .message(.edited) = self { true } else { false } }
}
