package import Logging

/// Hands conversations to a fixed number of workers: one turn at a time in each, in order, and none waits for another.
///
/// Only keys stand here, and no more than `capacity` of them: the backlog stays in the inbox, and is asked for again when
/// there is room.
package actor Lanes {
  package static let capacity = 4_096
  /// Turns a worker makes in one conversation before the next one gets its turn.
  private static let fairShare = 8
  /// A store that fails is asked again after this long, doubled each time up to the longest.
  private static let pauses = (first: Duration.milliseconds(100), longest: Duration.seconds(10))

  private let inbox: any Inbox
  private let handler: TurnHandler
  private let clock: any Clock<Duration>
  private let logger: Logger
  private let onTurn: @Sendable () async -> Void

  private var waiting: [ConversationKey] = []
  private var first = 0
  private var known: Set<ConversationKey> = []
  private var inHand: Set<ConversationKey> = []
  /// Got something new while a turn was in hand.
  private var again: Set<ConversationKey> = []
  /// Had something undone when the program started: one of these may be what ended it.
  private var recovering: Set<ConversationKey> = []
  private var hasMore = false
  private var isStopping = false
  private var idle: [CheckedContinuation<Void, Never>] = []

  /// `onTurn` hears that a turn was saved, so that its replies can go out.
  package init(
    inbox: any Inbox, handler: TurnHandler, clock: any Clock<Duration>, logger: Logger,
    onTurn: @escaping @Sendable () async -> Void = {}
  ) {
    self.onTurn = onTurn
    self.inbox = inbox
    self.handler = handler
    self.clock = clock
    self.logger = logger
  }

  /// New events are in these conversations.
  package func wake(_ keys: [ConversationKey]) {
    for key in keys {
      if inHand.contains(key) {
        again.insert(key)
      } else if !known.contains(key) {
        guard known.count < Self.capacity else {
          hasMore = true
          continue
        }
        known.insert(key)
        waiting.append(key)
      }
    }
    stir()
  }

  /// What was not done when the program last ended goes first.
  package func recover() async throws(StoreError) {
    let keys = try await inbox.waiting(limit: Self.capacity)
    hasMore = keys.count == Self.capacity
    recovering = Set(keys)
    wake(keys)
  }

  /// Makes turns until there is nothing to do; gives how many.
  ///
  /// What `run` does, once and without waiting.
  @discardableResult
  package func drain() async throws(StoreError) -> Int {
    var turns = 0
    while let key = try await take() {
      do {
        turns += try await work(on: key)
        release(key, hasMore: false)
      } catch {
        release(key, hasMore: true)
        throw error
      }
    }
    return turns
  }

  /// Works with so many workers until `stop`, or until its task is cancelled; turns in hand are finished first.
  package func run(workers: Int) async {
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        for _ in 0..<workers { group.addTask { await self.serve() } }
      }
    } onCancel: {
      Task { await self.stop() }
    }
  }

  package func stop() {
    isStopping = true
    let sleepers = idle
    idle = []
    for sleeper in sleepers { sleeper.resume() }
  }

  private func serve() async {
    var pause = Self.pauses.first
    while !isStopping {
      do {
        guard let key = try await take() else {
          await rest()
          continue
        }
        do {
          let turns = try await work(on: key)
          release(key, hasMore: turns == Self.fairShare)
          pause = Self.pauses.first
        } catch {
          release(key, hasMore: true)
          throw error
        }
      } catch {
        logger.error("the store does not answer", metadata: ["error": "\(error)", "again in": "\(pause)"])
        try? await clock.sleep(for: pause)
        pause = min(pause * 2, Self.pauses.longest)
      }
    }
  }

  private func take() async throws(StoreError) -> ConversationKey? {
    if first == waiting.count, hasMore {
      hasMore = false
      let keys = try await inbox.waiting(limit: Self.capacity)
      hasMore = keys.count == Self.capacity
      wake(keys)
    }
    guard first < waiting.count else { return nil }
    let key = waiting[first]
    first += 1
    if first > 1_024, first * 2 > waiting.count {
      waiting.removeFirst(first)
      first = 0
    }
    known.remove(key)
    inHand.insert(key)
    return key
  }

  /// Turns made; as many as a fair share where there may be more.
  private func work(on key: ConversationKey) async throws(StoreError) -> Int {
    let isRecovery = recovering.contains(key)
    var turns = 0
    while turns < Self.fairShare, !isStopping || turns == 0 {
      guard try await handler.handleNext(in: key, isRecovery: isRecovery) else {
        recovering.remove(key)
        return turns
      }
      turns += 1
      await onTurn()
    }
    return turns
  }

  private func release(_ key: ConversationKey, hasMore: Bool) {
    inHand.remove(key)
    let isAgain = again.remove(key) != nil
    if hasMore || isAgain { wake([key]) }
  }

  private func rest() async {
    guard !isStopping, first == waiting.count, !hasMore else { return }
    await withCheckedContinuation { idle.append($0) }
  }

  /// A worker for each conversation that waits.
  private func stir() {
    for _ in 0..<min(idle.count, waiting.count - first) { idle.removeLast().resume() }
  }
}
