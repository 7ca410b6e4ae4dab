package import Dialogue

/// A person's state as it was saved.
package struct StoredSession: Hashable, Sendable {
  package var id: ConversationID
  /// Turns saved before this reading; 0 of a conversation that has none.
  package var revision: Int64
  /// As `StateCodec` writes it; empty before the first turn.
  package var state: [UInt8]
  /// Decides shuffled wordings; drawn when the conversation begins.
  package var seed: UInt64
  /// A lock that outlived what it was about.
  package var lockedUntil: Int64?
  package var cards: [KeptCard]
  package var company = Company.none
  /// The start of the minute in which the person was last told that they write too much.
  package var toldWindow: Timestamp?

  package init(
    id: ConversationID, revision: Int64, state: [UInt8], seed: UInt64, lockedUntil: Int64? = nil, cards: [KeptCard] = []
  ) {
    self.id = id
    self.revision = revision
    self.state = state
    self.seed = seed
    self.lockedUntil = lockedUntil
    self.cards = cards
  }
}

/// A nudge to come, as stores keep it.
package struct PlannedReminder: Hashable, Sendable {
  package var id: ID
  package var due: Timestamp

  package init(id: ID, due: Timestamp) {
    self.id = id
    self.due = due
  }
}

/// All that one turn changes.
package struct TurnRecord: Hashable, Sendable {
  package enum ReminderChange: Hashable, Sendable {
    case plan(PlannedReminder)
    case cancel(ID)
    case cancelAll
  }

  package enum CardChange: Hashable, Sendable {
    case keep(KeptCard)
    case withdraw(ID)
  }

  package var key: ConversationKey
  package var event: Int64
  /// The revision the turn began with.
  package var revision: Int64
  package var state: [UInt8]
  /// When an expiry event is due.
  package var nextExpiry: Timestamp?
  /// To be sent, in this order.
  package var messages: [OutboundMessage]
  package var reminders: [ReminderChange]
  package var cards: [CardChange]
  /// They were shown to the person, who asked.
  package var hasListedCards: Bool
  /// Whoever is locked out stays so when everything else is forgotten.
  package var lock: Lock?
  /// All that is known of the person goes; `messages` is the goodbye, and `lock` what survives.
  package var isForgotten: Bool
  /// Nothing can be sent to them any more: what waits is dropped.
  package var isGone: Bool
  /// Another person is here: what waits is dropped with the reminders, and `messages` say why.
  package var mentionsCompany = false
  /// One conversation too many: nothing of it is kept, and `messages` is all that it hears.
  package var isTurnedAway = false
  /// The window whose limit `messages` speak of.
  package var toldWindow: Timestamp?

  package enum Lock: Hashable, Sendable {
    /// Seconds since 1970.
    case until(Int64)
    case lifted
  }

  package init(key: ConversationKey, event: Int64, revision: Int64, state: [UInt8]) {
    self.key = key
    self.event = event
    self.revision = revision
    self.state = state
    messages = []
    reminders = []
    cards = []
    hasListedCards = false
    isForgotten = false
    isGone = false
  }
}

package protocol Sessions: Sendable {
  /// Saves a turn whole, wipes its event's body, and marks it done, in one transaction; or changes nothing.
  ///
  /// `stale` where another turn was saved since, or the event is done already.
  func commit(_ turn: TurnRecord, at now: Timestamp) async throws(StoreError)

  /// What an operator does for somebody who asks; false where nobody of that name is known.
  func forget(_ id: ConversationID, at now: Timestamp) async throws(StoreError) -> Bool
}
