import Conversation
import Dialogue
import Logging
import Storage
import Locking
import Workshop

/// Many people who tap through the workload at once: inbox, turn, outbox and strike-off, with a store in earnest.
struct TurnStorm: Sendable {
  struct Figures: Sendable {
    /// Answers that came back to those who asked.
    var turns = 0
    var elapsed = Duration.zero
    /// From handing in an event to hearing the answer, sorted.
    var latencies: [Duration] = []
    var commits = 0
    var sentTwice = 0
    var neverSent = 0

    var turnsPerSecond: Double { elapsed > .zero ? Double(turns) / (elapsed / .seconds(1)) : 0 }

    /// Milliseconds that so many of a hundred stayed below.
    func percentile(_ share: Int) -> Double {
      latencies.isEmpty ? 0 : latencies[min(latencies.count - 1, latencies.count * share / 100)] / .milliseconds(1)
    }
  }

  /// Something else came back than the workload says.
  struct Difference: Error, CustomStringConvertible {
    let turn: Int

    var description: String { "what was said in turn \(turn) differs from the reference" }
  }

  let book: Book
  let workload: Workload
  let conversations: Int
  /// Answers in each conversation.
  let turns: Int
  let inFlight: Int
  let now: @Sendable () -> Timestamp

  func run(on store: SQLiteStore) async throws -> Figures {
    let (counters, bridge, clock) = (Counters(), Bridge(), ContinuousClock())
    let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
    let start = workload.start
    let handler = TurnHandler(store: store, books: BookShelf(book), counters: counters, logger: logger, now: now) {
      var input = $1
      if case .start = input.event { input.event = .start(at: start, passGate: true) }
      return Interpreter.advance($0, input, in: $2)
    }
    var policy = OutboxCourier.Policy()
    policy.inFlight = max(policy.inFlight, inFlight)
    let courier = OutboxCourier(
      outbox: store, channels: [bridge], counters: counters, policy: policy, logger: logger, now: now)
    async let delivering: Void = courier.run(clock: clock)

    let commits = store.commits
    let begin = clock.now
    let result = await outcome(
      of: Person(storm: self, store: store, handler: handler, courier: courier, bridge: bridge))
    while case .success = result, try await store.figures().waitingMessages > 0 { await Task.yield() }
    let elapsed = clock.now - begin
    await courier.stop()
    await delivering

    var figures = Figures()
    figures.latencies = try result.get().sorted()
    figures.turns = figures.latencies.count
    figures.elapsed = elapsed
    figures.commits = store.commits - commits
    figures.sentTwice = bridge.repetitions
    figures.neverSent = conversations * (turns + 1) - bridge.deliveries
    return figures
  }

  private func outcome(of person: Person) async -> Result<[Duration], any Error> {
    do {
      return .success(
        try await withThrowingTaskGroup(of: [Duration].self) { group in
          for first in 0..<inFlight {
            group.addTask {
              var latencies: [Duration] = []
              for number in stride(from: first, to: conversations, by: inFlight) {
                latencies += try await person.talk(number)
              }
              return latencies
            }
          }
          return try await group.reduce(into: []) { $0 += $1 }
        })
    } catch {
      return .failure(error)
    }
  }
}

extension TurnStorm {
  private struct Person: Sendable {
    let storm: TurnStorm
    let store: SQLiteStore
    let handler: TurnHandler
    let courier: OutboxCourier
    let bridge: Bridge

    func talk(_ number: Int) async throws -> [Duration] {
      let (clock, id) = (ContinuousClock(), ConversationID(channel: bridge.name, address: "person-\(number)"))
      let reference = ReferenceWalk(storm.workload, person: number, turns: storm.turns)
      var latencies: [Duration] = []
      var content = InboundMessage.Content.start
      for (position, turn) in reference.turns.enumerated() {
        let event = InboundMessage(conversation: id, event: "\(number).\(position)", content: content, utcOffset: 0)
        let start = clock.now
        let answer = try await bridge.answer(to: id.address) {
          let lanes = try await store.accept([event], cursor: nil, at: storm.now()).lanes
          for key in lanes { _ = try await handler.handleNext(in: key) }
          await courier.wake()
        }
        latencies.append(clock.now - start)
        let bubbles = answer.parts.compactMap { if case .bubble(let bubble) = $0 { bubble.text } else { nil } }
        guard bubbles == turn.bubbles, answer.question.options.map(\.label) == turn.labels else {
          throw Difference(turn: position)
        }
        content = .tap(offer: answer.question.offer, choice: answer.question.options[turn.pick].id)
      }
      return latencies
    }
  }

  /// A channel that takes everything, and tells whoever waits for it.
  private final class Bridge: Channel {
    private struct State {
      var arrived: [String: OutboundMessage] = [:]
      var waiting: [String: CheckedContinuation<OutboundMessage, Never>] = [:]
      var seen: Set<Int64> = []
      var repetitions = 0
    }

    let name = "bench"
    let knowsRepetitions = true
    private let state = Locked(State())

    var deliveries: Int { state.withLock(\.seen.count) }
    var repetitions: Int { state.withLock(\.repetitions) }

    func send(_ message: OutboundMessage, to address: String, delivery: Int64) async throws(SendError) -> [String] {
      let waiting = state.withLock { state in
        if !state.seen.insert(delivery).inserted { state.repetitions += 1 }
        let waiting = state.waiting.removeValue(forKey: address)
        if waiting == nil { state.arrived[address] = message }
        return waiting
      }
      waiting?.resume(returning: message)
      return ["\(delivery)"]
    }

    func answer(to address: String, _ ask: () async throws -> Void) async throws -> OutboundMessage {
      try await ask()
      return await withCheckedContinuation { caller in
        let message = state.withLock { state in
          let message = state.arrived.removeValue(forKey: address)
          if message == nil { state.waiting[address] = caller }
          return message
        }
        if let message { caller.resume(returning: message) }
      }
    }
  }
}
