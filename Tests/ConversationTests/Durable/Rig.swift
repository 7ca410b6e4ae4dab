import Conversation
import Dialogue
import Logging
import Storage
import Locking
import TestSupport
import Testing

/// A whole bot but for its network: a real database in a folder of its own, and a channel that does as it is told.
struct Rig: ~Copyable {
  let folder: TemporaryFolder
  let clock = TestClock()
  let channel: ToldChannel
  let counters = Counters()
  let books: BookShelf
  let store: any ConversationStore
  let lanes: Lanes
  let courier: OutboxCourier
  let bell: ReminderBell

  static let key = MasterKey.random()

  init(
    _ book: Book, knowsRepetitions: Bool = false, limits: IntakeLimits = IntakeLimits(),
    pace: ChannelPace = ChannelPace(),
    advance: @escaping @Sendable (ConversationState, Input, Book) throws -> TurnResult = {
      Interpreter.advance($0, $1, in: $2)
    }
  ) throws {
    let folder = try TemporaryFolder()
    var options = SQLiteStore.Options()
    options.limits = limits
    let store = try SQLiteStore(folder.path + "/afterword.sqlite", key: Self.key, options: options)
    self.folder = folder
    self.store = store
    channel = ToldChannel(knowsRepetitions: knowsRepetitions, pace: pace)
    books = BookShelf(book)
    let clock = clock
    let now: @Sendable () -> Timestamp = { Timestamp(seconds: clock.now) }
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let handler = TurnHandler(
      store: store, books: books, counters: counters, logger: logger, now: now, advance: advance)
    lanes = Lanes(inbox: store, handler: handler, clock: ContinuousClock(), logger: logger)
    courier = OutboxCourier(
      outbox: store, channels: [channel], counters: counters, logger: logger, now: now, jitter: { 0 })
    bell = ReminderBell(inbox: store, lanes: lanes, counters: counters, logger: logger, now: now)
  }

  var now: Timestamp { Timestamp(seconds: clock.now) }

  /// Takes events in, as a channel would; gives how many were known.
  @discardableResult
  borrowing func accept(_ messages: [InboundMessage]) async throws -> Int {
    let acceptance = try await store.accept(messages, cursor: nil, at: now)
    await lanes.wake(acceptance.lanes)
    return acceptance.known
  }

  /// Takes events in, makes the turns and sends the replies.
  borrowing func exchange(_ messages: InboundMessage...) async throws {
    try await accept(messages)
    try await settle()
  }

  borrowing func settle() async throws {
    try await lanes.drain()
    try await courier.deliverDue()
  }

  /// Time goes by, and with it what was put off.
  borrowing func wait(_ seconds: Int64) async throws {
    clock.wait(seconds)
    try await bell.ring()
    try await settle()
  }
}

/// A channel that takes messages, or fails as it is told to.
final class ToldChannel: Channel {
  struct Sent: Sendable, Hashable {
    var message: OutboundMessage
    var address: String
    var delivery: String

    var words: [String] {
      message.parts.compactMap { if case .bubble(let bubble) = $0 { bubble.text } else { nil } }
    }
  }

  enum Order: Sendable {
    case fail(SendError.Outcome)
    /// Arrives, and nobody hears of it.
    case arriveUnheard
  }

  let name = "test"
  let knowsRepetitions: Bool
  let pace: ChannelPace
  private let told = Locked<[String: [Order]]>([:])
  private let taken = Locked<[Sent]>([])
  private let tries = Locked<[String: Int]>([:])

  init(knowsRepetitions: Bool, pace: ChannelPace = ChannelPace()) {
    self.knowsRepetitions = knowsRepetitions
    self.pace = pace
  }

  func tell(_ address: String, _ orders: Order...) { told.withLock { $0[address, default: []] += orders } }

  /// What arrived, in order.
  var sent: [Sent] { taken.withLock { $0 } }
  func sent(to address: String) -> [Sent] { sent.filter { $0.address == address } }
  func attempts(of delivery: String) -> Int { tries.withLock { $0[delivery] ?? 0 } }

  func send(_ message: OutboundMessage, to address: String, delivery: String) async throws(SendError) -> [String] {
    tries.withLock { $0[delivery, default: 0] += 1 }
    let order = told.withLock { told -> Order? in
      guard told[address]?.isEmpty == false else { return nil }
      return told[address]?.removeFirst()
    }
    switch order {
    case .fail(let outcome)?: throw SendError(outcome, code: "told")
    case .arriveUnheard?:
      taken.withLock { $0.append(Sent(message: message, address: address, delivery: delivery)) }
      throw SendError(.ambiguous, code: "told")
    case nil:
      taken.withLock { $0.append(Sent(message: message, address: address, delivery: delivery)) }
      return ["platform-\(delivery)"]
    }
  }
}

/// Somebody who writes.
struct Writer {
  let address: String
  private(set) var count = 0

  init(_ address: String) { self.address = address }

  var id: ConversationID { ConversationID(channel: "test", address: address) }

  mutating func says(_ text: String, as speaker: String? = nil) -> InboundMessage { does(.text(text), as: speaker) }

  mutating func does(_ content: InboundMessage.Content, as speaker: String? = nil) -> InboundMessage {
    count += 1
    return InboundMessage(
      conversation: id, event: "\(address)-\(count)", content: content, speaker: speaker, utcOffset: 0)
  }
}
