/// A message on its way.
package struct OutboxItem: Hashable, Sendable {
  /// Of its row: used again only where a database begins anew, or from a backup.
  package var id: Int64
  /// Drawn when the row was made, and kept with it.
  package var mark: UInt32
  package var key: ConversationKey
  package var conversation: ConversationID
  package var message: OutboundMessage
  /// Times it was tried before.
  package var attempts: Int
  /// Times an attempt ended without anybody knowing whether it arrived.
  package var ambiguities: Int

  package init(
    id: Int64, mark: UInt32, key: ConversationKey, conversation: ConversationID, message: OutboundMessage,
    attempts: Int, ambiguities: Int
  ) {
    self.id = id
    self.mark = mark
    self.key = key
    self.conversation = conversation
    self.message = message
    self.attempts = attempts
    self.ambiguities = ambiguities
  }

  /// By which a receiver tells a repetition, such as `7f3a9c04-231`: in every attempt the same, and of no other message.
  package var delivery: String {
    let digits = String(mark, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits + "-\(id)"
  }
}

/// Messages that were decided and saved, but that no channel has taken yet.
package protocol Outbox: Sendable {
  /// The oldest waiting message of each conversation that is due and not in `flight`, so that lines keep their order.
  func due(at now: Timestamp, limit: Int, notIn flight: Set<ConversationKey>) async throws(StoreError) -> [OutboxItem]

  /// Strikes it off, and remembers the platform's ids of what was sent for 48 hours.
  ///
  /// If its person was forgotten meanwhile, nothing is remembered.
  func delivered(_ item: Int64, as platformIDs: [String], at now: Timestamp) async throws(StoreError)

  func postpone(_ item: Int64, until due: Timestamp, wasAmbiguous: Bool) async throws(StoreError)

  /// Takes it out of the way of what comes after it.
  func setAside(_ item: Int64, code: String, at now: Timestamp) async throws(StoreError)

  /// Drops what waits for somebody who cannot be reached any more, and their reminders.
  func dropAll(for key: ConversationKey, at now: Timestamp) async throws(StoreError)

  /// After the clock went back: nothing waits for a moment that had come already.
  func makeDue(at now: Timestamp) async throws(StoreError)

  /// When the next message is due that is not now; nil where none waits.
  func nextDue(after now: Timestamp) async throws(StoreError) -> Timestamp?
}

/// What an operator looks at, without a word of anybody's.
package struct StoreFigures: Hashable, Sendable {
  package var conversations = 0
  package var waitingEvents = 0
  package var eventsSetAside = 0
  package var waitingMessages = 0
  package var messagesSetAside = 0
  /// Since when the oldest message waits.
  package var oldestMessage: Timestamp?

  package init() {}
}

package protocol StoreUpkeep: Sendable {
  func figures() async throws(StoreError) -> StoreFigures

  /// Deletes hashed event keys after seven days, platform ids after 48 hours, goodbyes after an hour, and sessions that
  /// nobody used for the retention time.
  func expire(at now: Timestamp) async throws(StoreError)

  /// Throws where a write would not become durable now.
  func checkWritable() async throws(StoreError)
}

package typealias ConversationStore = Inbox & Outbox & Sessions & StoreUpkeep
