import Conversation

/// What an operator is told of a clock that does not fit to what is stored.
struct ClockWarning: Hashable, CustomStringConvertible {
  /// Less is how clocks are.
  static let tolerance: Int64 = 60
  /// A bot that was not running for so long, or a clock that leapt ahead.
  static let absence: Int64 = 86_400

  /// Of the newest thing stored; negative where it lies in the past.
  private let secondsAhead: Int64

  init?(_ newest: Timestamp?, now: Timestamp) {
    guard let newest else { return nil }
    secondsAhead = newest.seconds - now.seconds
    if (-Self.absence...Self.tolerance).contains(secondsAhead) { return nil }
  }

  var isBehind: Bool { secondsAhead > 0 }

  var description: String {
    isBehind
      ? "the clock is \(secondsAhead) seconds behind what is stored: set it, and start again"
      : "the bot last ran \(-secondsAhead / 86_400) days ago by this clock: if that is not so, set it and start again"
  }
}
