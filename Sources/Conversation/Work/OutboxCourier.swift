package import Logging

/// Carries messages from the outbox to their channels: one at a time in each conversation, many at once altogether.
///
/// A message is struck off only after its channel took it, so that a crash in between sends it twice rather than never.
package actor OutboxCourier {
  package struct Policy: Sendable {
    package var inFlight = 64
    /// Before the second attempt; doubled for each one after it.
    package var firstPause = Duration.seconds(1)
    package var longestPause = Duration.seconds(300)
    /// Before the next attempt, where the store could not take what came of one.
    package var storePause = Duration.seconds(10)
    /// After these the message is set aside: about a day.
    package var attempts = 300
    /// Of sends nobody knows the end of, where the receiver cannot tell a repetition: one more, and then no more.
    package var ambiguousRepeats = 1

    package init() {}
  }

  /// A clock that is set right by less is not noticed.
  private static let tolerance = Duration.seconds(1)

  private let outbox: any Outbox
  private let channels: [String: any Channel]
  private let counters: Counters
  private let policy: Policy
  private let now: @Sendable () -> Timestamp
  /// Between 0 and 1, spreads retries; from the system in earnest, fixed in tests.
  private let jitter: @Sendable () -> Double
  private let logger: Logger

  private var flight: Set<ConversationKey> = []
  private var pacer = Pacer()
  private var lastLook: Timestamp?
  private var isStopping = false
  private var isWoken = false
  private var sleeper: CheckedContinuation<Void, Never>?
  private var alarm: Task<Void, Never>?

  package init(
    outbox: any Outbox, channels: [any Channel], counters: Counters, policy: Policy = Policy(), logger: Logger,
    now: @escaping @Sendable () -> Timestamp, jitter: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
  ) {
    self.outbox = outbox
    self.channels = Dictionary(channels.map { ($0.name, $0) }) { first, _ in first }
    self.counters = counters
    self.policy = policy
    self.logger = logger
    self.now = now
    self.jitter = jitter
  }

  /// Sends everything that is due, each once, and what becomes due by it; gives how many were tried.
  @discardableResult
  package func deliverDue() async throws(StoreError) -> Int {
    var tried = 0
    while true {
      let (items, isAll) = try await take(at: now())
      defer { for item in items { flight.remove(item.key) } }
      for item in items {
        try await deliver(item)
        tried += 1
      }
      if items.isEmpty, isAll { return tried }
    }
  }

  /// There is something new to send.
  package func wake() {
    isWoken = true
    sleeper?.resume()
    sleeper = nil
  }

  package func stop() {
    isStopping = true
    wake()
  }

  /// Carries until `stop`, or until its task is cancelled; what is on its way then is waited for.
  package func run(clock: any Clock<Duration>) async {
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        var pause = policy.firstPause
        while !isStopping {
          isWoken = false
          do {
            let moment = now()
            let (items, isAll) = try await take(at: moment)
            for item in items { group.addTask { await self.carry(item, clock) } }
            pause = policy.firstPause
            guard !isWoken, isAll || flight.count >= policy.inFlight else { continue }
            await rest(until: try await nextDue(after: moment), clock)
          } catch {
            logger.error("the outbox does not answer", metadata: ["error": "\(error)", "again in": "\(pause)"])
            try? await clock.sleep(for: pause)
            pause = min(pause * 2, policy.longestPause)
          }
        }
      }
    } onCancel: {
      Task { await self.stop() }
    }
    alarm?.cancel()
  }

  /// What may be sent now, from here on in flight, and whether that is all.
  private func take(at moment: Timestamp) async throws(StoreError) -> (items: [OutboxItem], isAll: Bool) {
    if let lastLook, moment + Self.tolerance < lastLook { try await outbox.makeDue(at: moment) }
    lastLook = moment
    let resting = pacer.resting(at: moment)
    let room = policy.inFlight - flight.count
    guard room > 0, !pacer.isFull else { return ([], true) }
    let found = try await outbox.due(at: moment, limit: room, notIn: flight.union(resting))
    let items = found.filter { item in
      let name = item.conversation.channel
      guard let pace = channels[name]?.pace else { return true }
      return pacer.admits(item.key, name, pace, at: moment)
    }
    for item in items { flight.insert(item.key) }
    // As many as there was room for: there may be more.
    return (items, found.count < room)
  }

  private func carry(_ item: OutboxItem, _ clock: any Clock<Duration>) async {
    do {
      try await deliver(item)
    } catch {
      logger.error("what came of a message is not saved; it will be sent again", metadata: ["error": "\(error)"])
      // Still in flight: what cannot be struck off would be sent again at once, and again.
      try? await clock.sleep(for: policy.storePause)
    }
    flight.remove(item.key)
    wake()
  }

  /// Of the moment that was looked at last, so that none falls between two looks.
  private func nextDue(after moment: Timestamp) async throws(StoreError) -> Timestamp? {
    guard flight.count < policy.inFlight else { return nil }
    let due = try await outbox.nextDue(after: moment)
    return [due, pacer.next].compactMap { $0 }.min()
  }

  private func rest(until due: Timestamp?, _ clock: any Clock<Duration>) async {
    guard !isWoken, !isStopping else { return }
    if let due {
      let wait = Duration.milliseconds(max(1, due.milliseconds - now().milliseconds))
      alarm = Task {
        try? await clock.sleep(for: wait)
        if !Task.isCancelled { self.wake() }
      }
    }
    await withCheckedContinuation { sleeper = $0 }
    alarm?.cancel()
    alarm = nil
  }
}

extension OutboxCourier {
  private func deliver(_ item: OutboxItem) async throws(StoreError) {
    guard let channel = channels[item.conversation.channel] else {
      return try await setAside(item, code: "no-such-channel")
    }
    do {
      let ids = try await channel.send(item.message, to: item.conversation.address, delivery: item.delivery)
      counters.add(.messagesSent)
      pacer.rest(item.key, channel.pace.gap, at: now())
      try await outbox.delivered(item.id, as: ids, at: now())
    } catch let error as SendError {
      try await answer(error, to: item, knowsRepetitions: channel.knowsRepetitions)
    } catch let error as StoreError {
      throw error
    } catch {
      // A channel throws nothing else, but the compiler cannot know of every conformer.
      try await answer(SendError(.ambiguous, code: "unknown"), to: item, knowsRepetitions: channel.knowsRepetitions)
    }
  }

  private func answer(_ error: SendError, to item: OutboxItem, knowsRepetitions: Bool) async throws(StoreError) {
    switch error.outcome {
    case .retry(let after): try await postpone(item, error.code, notBefore: after, wasAmbiguous: false)
    case .ambiguous where knowsRepetitions: try await postpone(item, error.code, notBefore: nil, wasAmbiguous: false)
    case .ambiguous:
      guard item.ambiguities < policy.ambiguousRepeats else { return try await setAside(item, code: error.code) }
      counters.add(.sendsRepeated)
      try await postpone(item, error.code, notBefore: nil, wasAmbiguous: true)
    case .gone:
      counters.add(.conversationsGone)
      try await outbox.dropAll(for: item.key, at: now())
    case .refused: try await setAside(item, code: error.code)
    }
  }

  private func postpone(
    _ item: OutboxItem, _ code: String, notBefore: Duration?, wasAmbiguous: Bool
  ) async throws(StoreError) {
    guard item.attempts + 1 < policy.attempts else { return try await setAside(item, code: code) }
    counters.add(.sendsPostponed)
    let doubled = policy.firstPause * (1 << min(item.attempts, 20))
    let backoff = min(doubled, policy.longestPause)
    let pause = max(notBefore ?? .zero, backoff + backoff * (jitter() / 2))
    try await outbox.postpone(item.id, until: now() + pause, wasAmbiguous: wasAmbiguous)
  }

  private func setAside(_ item: OutboxItem, code: String) async throws(StoreError) {
    counters.add(.messagesSetAside)
    logger.error(
      "a message is set aside, see `afterword data asides`", metadata: ["message": "\(item.id)", "code": "\(code)"])
    try await outbox.setAside(item.id, code: code, at: now())
  }
}
