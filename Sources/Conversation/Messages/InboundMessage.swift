/// One chat on one channel, by the platform's own name of it.
package struct ConversationID: Hashable, Sendable {
  /// As the configuration names it, such as `bridge`.
  package var channel: String
  /// The platform's id of the chat or room.
  package var address: String

  package init(channel: String, address: String) {
    self.channel = channel
    self.address = address
  }
}

/// Something that came in from a person.
package struct InboundMessage: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// First contact, or a platform's “start”.
    case start
    case text(String)
    /// A button of the question with this offer number; the choice is `OutboundMessage.Question.Option.id`.
    case tap(offer: UInt32, choice: UInt32)
    /// The event that first brought the message, and its new text.
    case edited(String, event: String)
    /// A photo, a voice message, a file, a location: never fetched.
    case attachment
    /// Blocked the bot, or left the room: nothing can be sent any more.
    case left
  }

  package var conversation: ConversationID
  /// The platform's id of the event: the same when it is delivered again.
  package var event: String
  package var content: Content
  /// The platform's id of who wrote, where it tells: a room may hold several.
  package var speaker: String?
  /// Minutes east of UTC on the person's clock, where the platform tells.
  package var utcOffset: Int?

  package init(
    conversation: ConversationID, event: String, content: Content, speaker: String? = nil, utcOffset: Int? = nil
  ) {
    self.conversation = conversation
    self.event = event
    self.content = content
    self.speaker = speaker
    self.utcOffset = utcOffset
  }
}
