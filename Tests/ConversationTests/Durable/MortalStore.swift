import Conversation
import Locking

/// What one life of the program sees of its store: after the program's end nothing more is written or read.
final class MortalStore: Inbox, Sessions {
  private struct Life {
    var isOver = false
    var operationsLeft: Int?
    var failsCommits = false
    var reads = 0
  }

  private let store: any Inbox & Sessions
  private let life: Locked<Life>

  /// The program ends before the operation after so many.
  init(_ store: any Inbox & Sessions, operations: Int? = nil) {
    self.store = store
    life = Locked(Life(operationsLeft: operations))
  }

  /// A disk that is full, and the program goes on.
  func failCommits() { life.withLock { $0.failsCommits = true } }

  var isOver: Bool { life.withLock(\.isOver) }
  /// Of sessions.
  var reads: Int { life.withLock(\.reads) }

  func end() { life.withLock { $0.isOver = true } }

  private func live() throws(StoreError) {
    let isOver = life.withLock { life in
      if let left = life.operationsLeft { life.operationsLeft = left - 1 }
      if life.operationsLeft.map({ $0 < 0 }) ?? false { life.isOver = true }
      return life.isOver
    }
    if isOver { throw .unavailable("the program has ended") }
  }

  func accept(
    _ messages: [InboundMessage], cursor: ChannelCursor?, at now: Timestamp
  ) async throws(StoreError) -> Acceptance {
    try live()
    return try await store.accept(messages, cursor: cursor, at: now)
  }

  func cursor(of channel: String) async throws(StoreError) -> [UInt8]? {
    try live()
    return try await store.cursor(of: channel)
  }

  func waiting(limit: Int) async throws(StoreError) -> [ConversationKey] {
    try live()
    return try await store.waiting(limit: limit)
  }

  func newestUndone() async throws(StoreError) -> Int64? {
    try live()
    return try await store.newestUndone()
  }

  func suspects(
    attempts: Int, after place: Int64, through last: Int64, limit: Int
  ) async throws(StoreError) -> [Suspect] {
    try live()
    return try await store.suspects(attempts: attempts, after: place, through: last, limit: limit)
  }

  func next(in key: ConversationKey) async throws(StoreError) -> PendingTurn? {
    try live()
    life.withLock { $0.reads += 1 }
    return try await store.next(in: key)
  }

  func noteFailure(of event: Int64) async throws(StoreError) {
    try live()
    try await store.noteFailure(of: event)
  }

  func setAside(
    _ event: Int64, code: String, telling message: OutboundMessage?, at now: Timestamp
  ) async throws(StoreError) {
    try live()
    try await store.setAside(event, code: code, telling: message, at: now)
  }

  func ring(at now: Timestamp, limit: Int) async throws(StoreError) -> [ConversationKey] {
    try live()
    return try await store.ring(at: now, limit: limit)
  }

  func commit(_ turn: TurnRecord, at now: Timestamp) async throws(StoreError) {
    try live()
    if life.withLock(\.failsCommits) { throw .unavailable("full") }
    try await store.commit(turn, at: now)
  }

  func forget(_ id: ConversationID, at now: Timestamp) async throws(StoreError) -> Bool {
    try live()
    return try await store.forget(id, at: now)
  }
}
