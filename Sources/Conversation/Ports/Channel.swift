/// Where people are written to.
package protocol Channel: Sendable {
  /// As the configuration names it; the `channel` of a `ConversationID`.
  var name: String { get }

  /// Whether the receiver tells a repetition by `delivery`, so that a send nobody knows the end of can be made again.
  var knowsRepetitions: Bool { get }

  var pace: ChannelPace { get }

  /// Sends one message; gives the platform's ids of what was sent.
  ///
  /// `delivery` is the same in every attempt for the same message, for platforms that can tell a repetition by it.
  func send(_ message: OutboundMessage, to address: String, delivery: String) async throws(SendError) -> [String]
}

extension Channel {
  package var pace: ChannelPace { ChannelPace() }
}

/// How fast a channel may be written to.
package struct ChannelPace: Hashable, Sendable {
  /// Between two messages of one conversation.
  package var gap: Duration
  /// Messages of all conversations together, and how many may go at once; 0: any number.
  package var perSecond: Int

  package init(gap: Duration = .zero, perSecond: Int = 0) {
    self.gap = gap
    self.perSecond = perSecond
  }
}

/// Why a message was not taken.
package struct SendError: Error, Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Surely not arrived: it may be sent again, not before `after`, where the platform says so.
    case retry(after: Duration?)
    /// Perhaps arrived.
    case ambiguous
    /// The person blocked the bot, or the chat is gone.
    case gone
    /// Will never be taken, however often it is sent.
    case refused
  }

  package var outcome: Outcome
  /// For logs and metrics, such as `status-502`; never a word of the message.
  package var code: String

  package init(_ outcome: Outcome, code: String) {
    self.outcome = outcome
    self.code = code
  }
}
