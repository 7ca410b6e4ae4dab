import Conversation
import Foundation
import GRDB

extension Tables {
  /// The caller saves the person's `lastPosition`.
  func post(_ message: OutboundMessage, for person: inout Person, at now: Timestamp) throws {
    person.lastPosition += 1
    let place = SealedPlace(.message, of: person.key, number: person.lastPosition)
    let body = try person.seal.seal.seal(message.encoded, at: place)
    try append(body, rowKey: nil, to: person.key, position: person.lastPosition, at: now)
  }

  /// Message and address together, under a key that goes with the row.
  func post(_ message: OutboundMessage, asGoodbyeTo id: ConversationID, _ key: Data, at now: Timestamp) throws {
    let (seal, wrapped) = try keys.newKey(at: SealedPlace(.goodbyeKey, of: key))
    let address = id.encoded
    let bytes = withUnsafeBytes(of: UInt32(address.count).littleEndian, Array.init) + address + message.encoded
    let body = try seal.seal.seal(bytes, at: SealedPlace(.message, of: key))
    try append(body, rowKey: wrapped, to: key, position: 0, at: now)
  }

  private func append(_ body: Data, rowKey: Data?, to key: Data, position: Int64, at now: Timestamp) throws {
    let moment = now.milliseconds
    try run(
      """
      INSERT INTO outbox (key, position, row_key, body, created, due, is_head) VALUES (?, ?, ?, ?, ?, ?,
        NOT EXISTS (SELECT 1 FROM outbox WHERE key = ? AND aside_code IS NULL))
      """, key, position, rowKey, body, moment, moment, key)
  }

  /// Marks the oldest message that waits in this line.
  func promote(_ key: Data) throws {
    try run(
      """
      UPDATE outbox SET is_head = 1
      WHERE id = (SELECT id FROM outbox WHERE key = ? AND aside_code IS NULL ORDER BY id LIMIT 1)
      """, key)
  }

  /// Lines' first messages, and ids of those that do not open.
  func due(
    at now: Timestamp, limit: Int, notIn flight: Set<ConversationKey>
  ) throws -> (items: [OutboxItem], unreadable: [Int64]) {
    var (items, unreadable): ([OutboxItem], [Int64]) = ([], [])
    let heads = try all(
      "SELECT id, key FROM outbox WHERE is_head = 1 AND due <= ? ORDER BY due, id LIMIT ?", now.milliseconds,
      limit + flight.count
    ) { (id: $0.number(0), key: ConversationKey($0.data(1))) }
    for head in heads where items.count < limit && !flight.contains(head.key) {
      do {
        let found = try first(Self.message, head.id) { try self.item($0) }
        if let found { items.append(found) }
      } catch is Unreadable {
        unreadable.append(head.id)
      }
    }
    return (items, unreadable)
  }

  /// Opens every message, those set aside as well, but for those known not to open.
  func checkOutbox() throws {
    _ = try all(Self.messages + " WHERE o.aside_code IS NOT '\(UnreadableRow.code)'") { _ = try self.item($0) }
  }

  private static let messages = """
    SELECT o.id, o.key, o.position, o.row_key, o.body, o.attempts, o.ambiguities, c.data_key, c.identity
    FROM outbox o LEFT JOIN conversation c ON c.key = o.key
    """
  private static let message = messages + " WHERE o.id = ?"

  private func item(_ row: borrowing Columns) throws -> OutboxItem {
    let (key, body) = (row.data(1), row.data(4))
    let content: (ConversationID, OutboundMessage)?
    if let rowKey = row.optionalData(3) {
      let seal = try keys.key(rowKey, at: SealedPlace(.goodbyeKey, of: key))
      content = Self.goodbye(try seal.seal.open(body, at: SealedPlace(.message, of: key)))
    } else if let dataKey = row.optionalData(7) {
      let person = try keys.opened(dataKey, row.data(8), of: key)
      let message = try person.seal.seal.open(body, at: SealedPlace(.message, of: key, number: row.number(2)))
      content = OutboundMessage(decoding: message).map { (person.identity.id, $0) }
    } else {
      content = nil
    }
    guard let (id, message) = content else { throw Unreadable(.message) }
    return OutboxItem(
      id: row.number(0), mark: keys.hash.mark(of: body), key: ConversationKey(key), conversation: id, message: message,
      attempts: Int(row.number(5)), ambiguities: Int(row.number(6)))
  }

  private static func goodbye(_ bytes: [UInt8]) -> (ConversationID, OutboundMessage)? {
    guard bytes.count > 4 else { return nil }
    let count = Int(bytes.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)) })
    guard count <= bytes.count - 4, let id = ConversationID(decoding: Array(bytes[4..<(4 + count)])),
      let message = OutboundMessage(decoding: Array(bytes[(4 + count)...]))
    else { return nil }
    return (id, message)
  }

  /// Says whether it was a goodbye, whose key must not stay in the journal.
  func delivered(_ item: Int64, as platformIDs: [String], at now: Timestamp) throws -> Bool {
    let row = try first("DELETE FROM outbox WHERE id = ? RETURNING key, row_key IS NOT NULL", item) {
      (key: $0.data(0), isGoodbye: $0.number(1) == 1)
    }
    guard let row else { return false }
    let key = row.key
    try promote(key)
    guard !row.isGoodbye else {
      try markJournal()
      return true
    }
    guard !platformIDs.isEmpty, let person = try person(key) else { return false }
    let body = try person.seal.seal.seal(
      PlatformIDs.encode(platformIDs), at: SealedPlace(.platformIDs, of: key, number: item))
    try run(
      "INSERT INTO sent (id, conversation, body, at) VALUES (?, ?, ?, ?)", item, person.id, body, now.milliseconds)
    return false
  }

  func platformIDs(of key: Data) throws -> [String] {
    guard let person = try person(key) else { return [] }
    return try rows("SELECT id, body FROM sent WHERE conversation = ? ORDER BY id", [person.id]).flatMap { row in
      let place = SealedPlace(.platformIDs, of: key, number: row["id"])
      guard let ids = PlatformIDs.decode(try person.seal.seal.open(row["body"], at: place)) else {
        throw Unreadable(.platformIDs)
      }
      return ids
    }
  }

  func postpone(_ item: Int64, until due: Timestamp, wasAmbiguous: Bool) throws {
    try run(
      "UPDATE outbox SET attempts = attempts + 1, ambiguities = ambiguities + ?, due = ? WHERE id = ?",
      wasAmbiguous ? 1 : 0, due.milliseconds, item)
  }

  func setAsideMessage(_ item: Int64, code: String, at now: Timestamp) throws {
    let row = try row(
      "UPDATE outbox SET aside_code = ?, aside_at = ?, is_head = 0 WHERE id = ? AND aside_code IS NULL RETURNING key",
      [code, now.milliseconds, item])
    if let row { try promote(row["key"]) }
  }

  func dropAll(for key: Data) throws {
    try run("DELETE FROM outbox WHERE key = ? AND aside_code IS NULL", key)
    try run("DELETE FROM reminder WHERE conversation = (SELECT id FROM conversation WHERE key = ?)", key)
  }

  /// Goodbyes that nobody could be told.
  func dropGoodbyes(createdBefore moment: Int64) throws -> Int {
    let gone = try rows("DELETE FROM outbox WHERE row_key IS NOT NULL AND created < ? RETURNING key", [moment])
    for row in gone { try promote(row["key"]) }
    return gone.count
  }
}

enum PlatformIDs {
  static func encode(_ ids: [String]) -> [UInt8] { Array(ids.joined(separator: "\0").utf8) }

  static func decode(_ bytes: [UInt8]) -> [String]? {
    String(validating: bytes, as: UTF8.self)?.split(separator: "\0").map(String.init)
  }
}
