/// What happened, for `Interpreter.advance`.
package enum Event: Hashable, Sendable {
  /// First contact, or `/start`. A place may be named; `passGate` is for a writer's own terminal.
  case start(at: ID? = nil, passGate: Bool = false)
  /// The person is back where the talk was, as at a terminal that was closed: nothing was said yet.
  case resume
  case text(String)
  /// A tapped choice of the question with this offer number.
  case tap(offer: UInt32, choice: ID)
  /// An edited message; `isLast` while nothing was answered after it.
  case edited(String, isLast: Bool)
  /// A photo, a voice message, a sticker, a file, a location: never fetched.
  case attachment
  /// The reminder with this id is due.
  case reminder(ID)
  /// The time named by `ConversationState.nextExpiry` has come.
  case expiry
}

/// An event with all the engine may know of the world around it.
package struct Input: Hashable, Sendable {
  package var event: Event
  /// Seconds since 1970, UTC.
  package var now: Int64
  /// Minutes east of UTC on the person's clock, if the channel knows.
  package var utcOffset: Int?
  /// The inbox's number of this event within the conversation, and the highest number it then had; 0 where lines
  /// cannot overtake questions, as in a terminal.
  package var sequence: UInt64
  package var highestSequence: UInt64
  /// Decides shuffles; the same for all turns of a conversation.
  package var seed: UInt64

  package init(
    _ event: Event, now: Int64, utcOffset: Int? = nil, sequence: UInt64 = 0, highestSequence: UInt64 = 0,
    seed: UInt64 = 0
  ) {
    self.event = event
    self.now = now
    self.utcOffset = utcOffset
    self.sequence = sequence
    self.highestSequence = max(sequence, highestSequence)
    self.seed = seed
  }
}
