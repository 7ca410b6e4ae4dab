package import Dialogue

/// A conversation as stores and workers name it: a keyed hash, which tells nobody whose it is.
package struct ConversationKey: Hashable, Sendable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// How far a channel has read, stored with the events up to there.
package struct ChannelCursor: Hashable, Sendable {
  package var channel: String
  package var value: [UInt8]

  package init(channel: String, value: [UInt8]) {
    self.channel = channel
    self.value = value
  }
}

/// What came of events that were handed to the inbox.
package struct Acceptance: Hashable, Sendable {
  /// Conversations that have new events, each once.
  package var lanes: [ConversationKey]
  /// How many were new.
  package var events: Int
  /// How many were known already.
  package var known: Int

  package init(lanes: [ConversationKey] = [], events: Int = 0, known: Int = 0) {
    self.lanes = lanes
    self.events = events
    self.known = known
  }
}

/// An event in its lane.
package struct QueuedEvent: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case message(InboundMessage.Content)
    /// This reminder is due.
    case reminder(ID)
    /// Something kept for a while is over.
    case expiry
  }

  package var id: Int64
  /// Within the conversation, counted from one.
  package var sequence: UInt64
  package var content: Content
  package var received: Timestamp
  package var utcOffset: Int?
  /// Turns that failed with it.
  package var attempts: Int
  /// Nil within every limit.
  package var excess: Excess?

  package init(
    id: Int64, sequence: UInt64, content: Content, received: Timestamp, utcOffset: Int?, attempts: Int,
    excess: Excess? = nil
  ) {
    self.id = id
    self.sequence = sequence
    self.content = content
    self.received = received
    self.utcOffset = utcOffset
    self.attempts = attempts
    self.excess = excess
  }
}

/// An event that may have been in hand when the program last ended, and so may be what ended it.
package struct Suspect: Hashable, Sendable {
  package var key: ConversationKey
  package var event: Int64

  package init(key: ConversationKey, event: Int64) {
    self.key = key
    self.event = event
  }
}

/// What a turn begins with.
package struct PendingTurn: Hashable, Sendable {
  package var key: ConversationKey
  package var event: QueuedEvent
  /// Of all events the conversation has by now.
  package var highestSequence: UInt64
  package var session: StoredSession
  /// Of an edit: nothing was answered since the message it edits.
  package var editsLast: Bool

  package init(
    key: ConversationKey, event: QueuedEvent, highestSequence: UInt64, session: StoredSession, editsLast: Bool = false
  ) {
    self.key = key
    self.event = event
    self.highestSequence = highestSequence
    self.session = session
    self.editsLast = editsLast
  }
}

/// Events that are stored before their senders hear that they arrived.
package protocol Inbox: Sendable {
  /// Stores the events that are new, in this order, and the cursor, in one commit; when it returns, they are durable.
  ///
  /// An event is known for seven days by a keyed hash of conversation and event id, even after its person was forgotten.
  /// What is over the store's limits is stored all the same, and marked.
  func accept(_ messages: [InboundMessage], cursor: ChannelCursor?, at now: Timestamp) async throws(StoreError)
    -> Acceptance

  func cursor(of channel: String) async throws(StoreError) -> [UInt8]?

  /// Conversations with events that are not done, the one that waits longest first.
  func waiting(limit: Int) async throws(StoreError) -> [ConversationKey]

  /// The conversation's oldest event that is not done, with its session; nil when there is none.
  func next(in key: ConversationKey) async throws(StoreError) -> PendingTurn?

  /// The newest event that is not done; nil where all are.
  func newestUndone() async throws(StoreError) -> Int64?

  /// Events that are the next of their conversation and have been tried so often, by their ids, `after` one and up to
  /// another.
  func suspects(
    attempts: Int, after place: Int64, through last: Int64, limit: Int
  ) async throws(StoreError) -> [Suspect]

  /// Counts a failed turn.
  func noteFailure(of event: Int64) async throws(StoreError)

  /// Takes an event out of its lane that no turn can be made of, keeping it, sealed, for the operator to look into, and
  /// puts what its person is told instead into the outbox.
  func setAside(
    _ event: Int64, code: String, telling message: OutboundMessage?, at now: Timestamp
  ) async throws(StoreError)

  /// Puts a reminder event or an expiry event, once each, into the lanes of conversations where one is due.
  func ring(at now: Timestamp, limit: Int) async throws(StoreError) -> [ConversationKey]
}
