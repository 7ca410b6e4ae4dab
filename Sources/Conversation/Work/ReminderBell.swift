package import Logging

/// Puts reminders and expiries that are due into the lanes of their conversations.
package struct ReminderBell: Sendable {
  package static let interval = Duration.seconds(5)
  /// A night that the program did not run is made up for within minutes, a year takes days.
  package static let step = Duration.seconds(600)
  private static let batch = 256

  private let inbox: any Inbox
  private let lanes: Lanes
  private let counters: Counters
  private let now: @Sendable () -> Timestamp
  private let logger: Logger

  package init(
    inbox: any Inbox, lanes: Lanes, counters: Counters, logger: Logger, now: @escaping @Sendable () -> Timestamp
  ) {
    self.inbox = inbox
    self.lanes = lanes
    self.counters = counters
    self.logger = logger
    self.now = now
  }

  /// Rings for all that is due now.
  package func ring() async throws(StoreError) { try await ring(at: now()) }

  package func ring(at moment: Timestamp) async throws(StoreError) {
    while true {
      let keys = try await inbox.ring(at: moment, limit: Self.batch)
      counters.add(.remindersRung, keys.count)
      await lanes.wake(keys)
      if keys.count < Self.batch { return }
    }
  }

  /// Rings every few seconds until its task is cancelled; `start` is when the program was last known to run.
  package func run(clock: any Clock<Duration>, from start: Timestamp?) async {
    var stepping = SteppingClock(from: start, step: Self.step)
    while !Task.isCancelled {
      do {
        try await ring(at: stepping.follow(now()))
      } catch {
        logger.error("reminders wait: the store does not answer", metadata: ["error": "\(error)"])
      }
      try? await clock.sleep(for: Self.interval)
    }
  }
}
