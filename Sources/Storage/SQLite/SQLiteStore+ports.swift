package import Conversation
import Foundation
import GRDB

extension SQLiteStore {
  package func accept(
    _ messages: [InboundMessage], cursor: ChannelCursor?, at now: Timestamp
  ) async throws(StoreError) -> Acceptance {
    let arrivals = messages.map { Arrival($0, keyring.hash) }
    let limits = options.limits
    return try await write { tables in
      let acceptance = try tables.accept(arrivals, limits, at: now)
      if let cursor { try tables.save(cursor) }
      return acceptance
    }
  }

  package func cursor(of channel: String) async throws(StoreError) -> [UInt8]? {
    try await read { try $0.cursor(of: channel) }
  }

  package func waiting(limit: Int) async throws(StoreError) -> [ConversationKey] {
    try await read { try $0.waiting(limit) }
  }

  package func next(in key: ConversationKey) async throws(StoreError) -> PendingTurn? {
    while true {
      switch try await readTogether({ try $0.next(in: key) }) {
      case nil: return nil
      case .turn(let turn): return turn
      case .unreadable(let event):
        // What does not open now never will, and what comes after it must not wait.
        try await write { try $0.setAsideEvent(event, code: UnreadableRow.code, at: nil) }
        options.onUnreadable(UnreadableRow(.event, event))
      }
    }
  }

  package func newestUndone() async throws(StoreError) -> Int64? { try await read { try $0.newestUndone() } }

  package func suspects(
    attempts: Int, after place: Int64, through last: Int64, limit: Int
  ) async throws(StoreError) -> [Suspect] {
    try await read { try $0.suspects(attempts: attempts, after: place, through: last, limit: limit) }
  }

  package func noteFailure(of event: Int64) async throws(StoreError) {
    try await write { tables in
      _ = try tables.run("UPDATE inbox SET attempts = attempts + 1 WHERE id = ?", event)
    }
  }

  package func setAside(
    _ event: Int64, code: String, telling message: OutboundMessage?, at now: Timestamp
  ) async throws(StoreError) {
    try await write { try $0.setAsideEvent(event, code: code, telling: message, at: now) }
  }

  package func ring(at now: Timestamp, limit: Int) async throws(StoreError) -> [ConversationKey] {
    let ringing = try await write { try $0.ring(at: now, limit: limit) }
    for row in ringing.unreadable { options.onUnreadable(row) }
    return ringing.keys
  }
}

extension SQLiteStore {
  package func commit(_ turn: TurnRecord, at now: Timestamp) async throws(StoreError) {
    try await write { try $0.commit(turn, at: now) }
    // Strangers come in crowds: what they leave in the journal is wiped when the store is tidied.
    if turn.clears { await wipeJournal() }
  }

  package func forget(_ id: ConversationID, at now: Timestamp) async throws(StoreError) -> Bool {
    let key = keyring.hash.conversation(id).bytes
    let isKnown = try await write { tables in
      // Nothing is opened: whoever cannot be read any more can still be forgotten.
      guard let id = try tables.number("SELECT id FROM conversation WHERE key = ?", [key]) else { return false }
      try tables.forget(id, key)
      return true
    }
    if isKnown { await wipeJournal() }
    return isKnown
  }
}

extension SQLiteStore {
  package func due(
    at now: Timestamp, limit: Int, notIn flight: Set<ConversationKey>
  ) async throws(StoreError) -> [OutboxItem] {
    while true {
      let (items, unreadable) = try await readTogether { try $0.due(at: now, limit: limit, notIn: flight) }
      // One broken row must not hold up everybody's messages.
      for item in unreadable {
        try await setAside(item, code: UnreadableRow.code, at: now)
        options.onUnreadable(UnreadableRow(.message, item))
      }
      // What stood behind them may be due as well.
      if !items.isEmpty || unreadable.isEmpty { return items }
    }
  }

  package func delivered(_ item: Int64, as platformIDs: [String], at now: Timestamp) async throws(StoreError) {
    let wasGoodbye = try await write { try $0.delivered(item, as: platformIDs, at: now) }
    if wasGoodbye { await wipeJournal() }
  }

  package func postpone(_ item: Int64, until due: Timestamp, wasAmbiguous: Bool) async throws(StoreError) {
    try await write { try $0.postpone(item, until: due, wasAmbiguous: wasAmbiguous) }
  }

  package func setAside(_ item: Int64, code: String, at now: Timestamp) async throws(StoreError) {
    try await write { try $0.setAsideMessage(item, code: code, at: now) }
  }

  package func dropAll(for key: ConversationKey, at now: Timestamp) async throws(StoreError) {
    try await write { try $0.dropAll(for: key.bytes) }
  }

  package func makeDue(at now: Timestamp) async throws(StoreError) {
    try await write { tables in
      _ = try tables.run("UPDATE outbox SET due = ? WHERE due > ?", now.milliseconds, now.milliseconds)
    }
  }

  package func nextDue(after now: Timestamp) async throws(StoreError) -> Timestamp? {
    try await readTogether { tables in
      try tables.first("SELECT MIN(due) FROM outbox WHERE is_head = 1 AND due > ?", now.milliseconds) {
        $0.optionalNumber(0).map(Timestamp.init(milliseconds:))
      } ?? nil
    }
  }

  /// What the platform calls the messages that were sent within 48 hours, the oldest first.
  package func platformIDs(of key: ConversationKey) async throws(StoreError) -> [String] {
    try await read { try $0.platformIDs(of: key.bytes) }
  }
}
