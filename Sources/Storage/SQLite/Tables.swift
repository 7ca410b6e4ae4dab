import Conversation
import Dialogue
import Foundation
import GRDB

/// One transaction's hands on the tables; all statements are cached.
///
/// What is done in every turn goes through `run`, `first` and `all`; `row` and `rows` are for what is seldom done.
struct Tables {
  let db: Database
  let keys: Keyring

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
  var window = IntakeWindow()
  /// The first who wrote here, where the channel tells.
  var speaker: Data?
  var company = Company.none
  /// One too many of its hour, and not let in.
  var isNewcomer = false

  mutating func hear(_ speaker: Data?) {
    guard let speaker else { return }
    if self.speaker == nil { self.speaker = speaker }
    if self.speaker != speaker, company == .none { company = .unmentioned }
  }
}

extension Tables {
  func person(_ key: Data) throws -> Person? {
    try first(
      """
      SELECT id, data_key, revision, last_sequence, last_position, last_event, window_start, window_count, speaker,
        company, is_newcomer
      FROM conversation WHERE key = ?
      """, key
    ) { row in
      let window = IntakeWindow(start: Timestamp(milliseconds: row.number(6)), count: Int(row.number(7)))
      return Person(
        id: row.number(0), key: key, seal: try keys.conversation(row.data(1), of: key), revision: row.number(2),
        lastSequence: row.number(3), lastPosition: row.number(4), lastEvent: row.optionalData(5), window: window,
        speaker: row.optionalData(8), company: Company(rawValue: row.number(9)) ?? .none,
        isNewcomer: row.number(10) == 1)
    }
  }

  func newPerson(_ id: ConversationID, _ key: Data, at now: Timestamp) throws -> Person {
    let (seal, wrapped) = try keys.newKey(at: SealedPlace(.conversationKey, of: key))
    let identity = Identity(id: id, seed: .random(in: .min ... .max))
    let sealed = try seal.seal.seal(identity.encoded, at: SealedPlace(.identity, of: key))
    try run(
      "INSERT INTO conversation (key, data_key, identity, used) VALUES (?, ?, ?, ?)",
      key, wrapped, sealed, now.hour)
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
