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

  let inbox: any Inbox
  let handler: TurnHandler
  let clock: any Clock<Duration>
  private let logger: Logger
  let onTurn: @Sendable () async -> Void

  private var waiting: [ConversationKey] = []
  private var first = 0
  private var known: Set<ConversationKey> = []
  private var inHand: Set<ConversationKey> = []
  /// Got something new while a turn was in hand.
  private var again: Set<ConversationKey> = []
  /// Their next event may be what ended the program twice: they wait for their last try.
  var held: [ConversationKey: Int64] = [:]
  /// Suspects whose try was counted since the program started.
  var counted: Set<Int64> = []
  private var hasMore = false
  /// One event is tried with nothing beside it.
  private var isAlone = false
  private(set) var isStopping = false
  private var idle: [CheckedContinuation<Void, Never>] = []
  private var stillness: CheckedContinuation<Void, Never>?

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
    for key in keys where held[key] == nil {
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

  /// Makes turns until there is nothing to do; gives how many.
  ///
  /// What `run` does, once and without waiting.
  @discardableResult
  package func drain() async throws(StoreError) -> Int {
    var turns = 0
    while let made = try await step() { turns += made }
    return turns
  }

  /// Works with so many workers until `stop`, or until its task is cancelled; turns in hand are finished first.
  ///
  /// What was not done when the program last ended goes first.
  package func run(workers: Int) async {
    await withTaskCancellationHandler {
      await persist { try await recover() }
      await withDiscardingTaskGroup { suspects in
        suspects.addTask { await self.serveSuspects() }
        await withDiscardingTaskGroup { group in
          for _ in 0..<workers { group.addTask { await self.serve() } }
        }
        suspects.cancelAll()
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
    while !isStopping {
      await persist { if try await step() == nil { await rest() } }
    }
  }

  private func serveSuspects() async { await persist { try await giveLastTries() } }

  /// Does it again, after a pause, for as long as the store does not answer.
  private func persist(_ work: () async throws -> Void) async {
    var pause = Self.pauses.first
    while !isStopping {
      do {
        return try await work()
      } catch {
        logger.error("the store does not answer", metadata: ["error": "\(error)", "again in": "\(pause)"])
        try? await clock.sleep(for: pause)
        pause = min(pause * 2, Self.pauses.longest)
      }
    }
  }

  /// The next conversation's share of turns; nil where none waits.
  private func step() async throws(StoreError) -> Int? {
    guard let key = try await take() else { return nil }
    do {
      let (turns, hasMore) = try await work(on: key)
      release(key, hasMore: hasMore)
      return turns
    } catch {
      release(key, hasMore: true)
      throw error
    }
  }

  private func take() async throws(StoreError) -> ConversationKey? {
    if !isAlone, first == waiting.count, hasMore {
      hasMore = false
      let keys = try await inbox.waiting(limit: Self.capacity)
      hasMore = keys.count == Self.capacity
      wake(keys)
    }
    guard !isAlone, first < waiting.count else { return nil }
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

  private func work(on key: ConversationKey) async throws(StoreError) -> (turns: Int, hasMore: Bool) {
    var turns = 0
    while turns < Self.fairShare, !isStopping || turns == 0 {
      let outcome = try await handler.handleNext(in: key)
      guard outcome != .idle else { return (turns, false) }
      turns += 1
      await onTurn()
      // What came since then has woken the lane.
      if outcome == .last { return (turns, false) }
    }
    return (turns, true)
  }

  private func release(_ key: ConversationKey, hasMore: Bool) {
    inHand.remove(key)
    let isAgain = again.remove(key) != nil
    if hasMore || isAgain { wake([key]) }
    guard inHand.isEmpty else { return }
    stillness?.resume()
    stillness = nil
  }

  private func rest() async {
    guard !isStopping, isAlone || first == waiting.count && !hasMore else { return }
    await withCheckedContinuation { idle.append($0) }
  }

  /// A worker for each conversation that waits, and one to ask for more.
  private func stir() {
    guard !isAlone else { return }
    let wanted = waiting.count - first + (hasMore ? 1 : 0)
    for _ in 0..<min(idle.count, wanted) { idle.removeLast().resume() }
  }

  /// Looks for all that waits.
  func askAgain() {
    hasMore = true
    stir()
  }

  /// No turn is in hand when this returns, and none begins before `endSolitude`.
  func beginSolitude() async {
    isAlone = true
    if !inHand.isEmpty { await withCheckedContinuation { stillness = $0 } }
  }

  func endSolitude() {
    isAlone = false
    askAgain()
  }
}
