import Conversation
import Dialogue
import Logging
import Storage
import Locking
import Workshop

/// Many people who tap through the workload at once: inbox, turn, outbox and strike-off, with a store in earnest.
///
/// Everybody writes once, then everybody again, and so on. What is kept of each turn here does not grow, so that what
/// grows is the bot's.
struct TurnStorm: Sendable {
  struct Figures: Sendable {
    /// Answers that came back to those who asked.
    var turns = 0
    var elapsed = Duration.zero
    /// Milliseconds from handing in an event to hearing the answer: what a half, and what 99 of 100, stayed below.
    var median = 0.0
    var slowest = 0.0
    var memory: [TurnMeter.Memory] = []
    var commits = 0
    var sentTwice = 0
    var neverSent = 0

    var turnsPerSecond: Double { elapsed > .zero ? Double(turns) / (elapsed / .seconds(1)) : 0 }
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
    let meter = TurnMeter(people: conversations, turns: conversations * (turns + 1))
    let begin = clock.now
    let result = await outcome(
      of: Crowd(storm: self, store: store, handler: handler, courier: courier, bridge: bridge, meter: meter))
    while case .success = result, try await store.figures().waitingMessages > 0 { await Task.yield() }
    let elapsed = clock.now - begin
    await courier.stop()
    await delivering

    var figures = Figures()
    try result.get()
    meter.tell(&figures)
    figures.elapsed = elapsed
    figures.commits = store.commits - commits
    figures.sentTwice = bridge.repetitions
    figures.neverSent = conversations * (turns + 1) - bridge.deliveries
    return figures
  }

  private func outcome(of crowd: Crowd) async -> Result<Void, any Error> {
    do {
      try await withThrowingTaskGroup { group in
        for first in 0..<inFlight {
          group.addTask {
            var people = stride(from: first, to: conversations, by: inFlight).map { Person($0, workload) }
            for turn in 0...turns {
              for index in people.indices { try await crowd.hear(&people[index], turn) }
            }
          }
        }
        try await group.waitForAll()
      }
      return .success(())
    } catch {
      return .failure(error)
    }
  }
}

extension TurnStorm {
  /// Somebody between two answers.
  private struct Person {
    let number: Int
    var path: ReferenceWalk.Path
    /// What they do next.
    var content = InboundMessage.Content.start

    init(_ number: Int, _ workload: Workload) {
      self.number = number
      path = ReferenceWalk.Path(workload, person: number)
    }
  }

  private struct Crowd: Sendable {
    let storm: TurnStorm
    let store: SQLiteStore
    let handler: TurnHandler
    let courier: OutboxCourier
    let bridge: Bridge
    let meter: TurnMeter

    func hear(_ person: inout Person, _ position: Int) async throws {
      let (clock, id) = (ContinuousClock(), ConversationID(channel: bridge.name, address: "person-\(person.number)"))
      let event = InboundMessage(
        conversation: id, event: "\(person.number).\(position)", content: person.content, utcOffset: 0)
      let start = clock.now
      let answer = try await bridge.answer(to: id.address) {
        let lanes = try await store.accept([event], cursor: nil, at: storm.now()).lanes
        for key in lanes { _ = try await handler.handleNext(in: key) }
        await courier.wake()
      }
      meter.add(clock.now - start)
      let turn = person.path.next()
      let bubbles = answer.parts.compactMap { if case .bubble(let bubble) = $0 { bubble.text } else { nil } }
      guard bubbles == turn.bubbles, answer.question.options.map(\.label) == turn.labels else {
        throw Difference(turn: position)
      }
      person.content = .tap(offer: answer.question.offer, choice: answer.question.options[turn.pick].id)
    }
  }

  /// A channel that takes everything, and tells whoever waits for it.
  private final class Bridge: Channel {
    private struct State {
      var arrived: [String: OutboundMessage] = [:]
      var waiting: [String: CheckedContinuation<OutboundMessage, Never>] = [:]
      /// A bit for each delivery, which ends with its row's number: stores count them from one.
      var seen: [UInt64] = []
      var deliveries = 0
      var repetitions = 0

      mutating func note(_ delivery: String) {
        let number = delivery.split(separator: "-").last.flatMap { Int($0) } ?? 0
        let (word, bit) = number.quotientAndRemainder(dividingBy: 64)
        while seen.count <= word { seen.append(0) }
        if seen[word] & (1 << bit) == 0 { deliveries += 1 } else { repetitions += 1 }
        seen[word] |= 1 << bit
      }
    }

    let name = "bench"
    let knowsRepetitions = true
    private let state = Locked(State())

    var deliveries: Int { state.withLock(\.deliveries) }
    var repetitions: Int { state.withLock(\.repetitions) }

    func send(_ message: OutboundMessage, to address: String, delivery: String) async throws(SendError) -> [String] {
      let waiting = state.withLock { state in
        state.note(delivery)
        let waiting = state.waiting.removeValue(forKey: address)
        if waiting == nil { state.arrived[address] = message }
        return waiting
      }
      waiting?.resume(returning: message)
      return [delivery]
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
