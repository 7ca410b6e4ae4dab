/// How much is read of one person, and how many new people are taken in.
///
/// The store counts, since its counts outlive the program; what is over a limit is marked, and `TurnHandler` reads it for
/// safety and commands only.
package struct IntakeLimits: Hashable, Sendable {
  /// Events of one conversation; 0: any number.
  package var perMinute: Int
  /// Conversations that begin, on all channels together; 0: any number.
  package var newPerHour: Int

  package init(perMinute: Int = 0, newPerHour: Int = 0) {
    self.perMinute = perMinute
    self.newPerHour = newPerHour
  }
}

/// A minute or an hour that begins with the first thing counted in it.
package struct IntakeWindow: Hashable, Sendable {
  package static let minute = Duration.seconds(60)
  package static let hour = Duration.seconds(3_600)

  package var start: Timestamp
  package var count: Int

  package init(start: Timestamp = Timestamp(milliseconds: 0), count: Int = 0) {
    self.start = start
    self.count = count
  }

  /// Gives how many there are with this one; a clock that went back begins a new window.
  package mutating func add(at now: Timestamp, length: Duration) -> Int {
    if now < start || start + length <= now { self = IntakeWindow(start: now) }
    count += 1
    return count
  }
}

/// Why an event is read for safety and commands only.
package enum Excess: Hashable, Sendable {
  /// Its person wrote too much in the minute that began then.
  case perMinute(window: Timestamp)
  /// Its conversation is one too many of this hour; the first event of it is answered with a sentence.
  case newPerHour(isFirst: Bool)

  /// As stores keep it; 0 stands for none.
  package var code: Int64 {
    switch self {
    case .perMinute(let window): max(1, window.milliseconds)
    case .newPerHour(let isFirst): isFirst ? -1 : -2
    }
  }

  package init?(code: Int64) {
    switch code {
    case 1...: self = .perMinute(window: Timestamp(milliseconds: code))
    case -1: self = .newPerHour(isFirst: true)
    case -2: self = .newPerHour(isFirst: false)
    default: return nil
    }
  }
}

/// Whether a conversation is still one person's alone.
package enum Company: Int64, Sendable {
  case none
  /// Another person wrote here, and nothing was said of it yet.
  case unmentioned
  /// The bot said so, and is silent.
  case mentioned
}
