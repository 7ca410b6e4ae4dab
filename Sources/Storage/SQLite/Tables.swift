import Conversation
import Dialogue
import Foundation
import GRDB

/// One transaction's hands on the tables; all statements are cached.
struct Tables {
  let db: Database
  let keys: Keyring

  /// Gives the number of rows that changed.
  @discardableResult
  func run(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
    return db.changesCount
  }

  func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }

  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Int64? {
    try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }
}

/// A row of `conversation`, with the key to what it seals.
struct Person {
  var id: Int64
  var key: Data
  var seal: ConversationSeal
  var revision: Int64
  var lastSequence: Int64
  var lastPosition: Int64
  var lastEvent: Data?
}

extension Tables {
  func person(_ key: Data) throws -> Person? {
    let row = try row(
      """
      SELECT id, data_key, revision, last_sequence, last_position, last_event FROM conversation WHERE key = ?
      """, [key])
    guard let row else { return nil }
    let seal = try keys.key(row["data_key"], at: SealedPlace(.conversationKey, of: key))
    return Person(
      id: row["id"], key: key, seal: seal, revision: row["revision"], lastSequence: row["last_sequence"],
      lastPosition: row["last_position"], lastEvent: row["last_event"])
  }

  func newPerson(_ id: ConversationID, _ key: Data, at now: Timestamp) throws -> Person {
    let (seal, wrapped) = try keys.newKey(at: SealedPlace(.conversationKey, of: key))
    let identity = Identity(id: id, seed: .random(in: .min ... .max))
    let sealed = try seal.seal.seal(identity.encoded, at: SealedPlace(.identity, of: key))
    try run(
      "INSERT INTO conversation (key, data_key, identity, used) VALUES (?, ?, ?, ?)",
      [key, wrapped, sealed, now.hour])
    return Person(
      id: db.lastInsertedRowID, key: key, seal: seal, revision: 0, lastSequence: 0, lastPosition: 0)
  }

  func identity(_ sealed: Data, of key: Data, with seal: ConversationSeal) throws -> Identity {
    let bytes = try seal.seal.open(sealed, at: SealedPlace(.identity, of: key))
    guard let identity = Identity(decoding: bytes) else { throw Unreadable(.identity) }
    return identity
  }
}

/// What a conversation is from its first event on.
struct Identity {
  var id: ConversationID
  var seed: UInt64

  var encoded: [UInt8] { withUnsafeBytes(of: seed.littleEndian, Array.init) + id.encoded }

  init(id: ConversationID, seed: UInt64) {
    self.id = id
    self.seed = seed
  }

  init?(decoding bytes: [UInt8]) {
    guard bytes.count > 8, let id = ConversationID(decoding: Array(bytes[8...])) else { return nil }
    self.id = id
    seed = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
  }
}

/// What is sealed of a queued event: two bytes for the person's clock, then what it is.
struct EventBody {
  var content: QueuedEvent.Content
  var utcOffset: Int?

  /// No clock is this far east.
  private static let unknown = Int16.min

  var encoded: [UInt8] {
    let offset = utcOffset.flatMap(Int16.init(exactly:)) ?? Self.unknown
    return withUnsafeBytes(of: offset.littleEndian, Array.init) + content.encoded
  }

  init(content: QueuedEvent.Content, utcOffset: Int?) {
    self.content = content
    self.utcOffset = utcOffset
  }

  init(decoding bytes: [UInt8]) throws {
    guard bytes.count > 2, let content = QueuedEvent.Content(decoding: Array(bytes[2...])) else {
      throw Unreadable(.event)
    }
    self.content = content
    let offset = bytes.withUnsafeBytes { Int16(littleEndian: $0.loadUnaligned(as: Int16.self)) }
    utcOffset = offset == Self.unknown ? nil : Int(offset)
  }
}

extension Timestamp {
  static let millisecondsPerHour: Int64 = 3_600_000

  var hour: Int64 { milliseconds - milliseconds % Self.millisecondsPerHour }

  func before(hours: Int64) -> Int64 { milliseconds - hours * Self.millisecondsPerHour }
}
