import Conversation
import Dialogue
import Storage
import TestSupport
import Testing

/// What tests ask beyond the ports.
protocol StoreUnderTest: ConversationStore {
  func platformIDs(of key: ConversationKey) async throws(StoreError) -> [String]
}

extension InMemoryStore: StoreUnderTest {}
extension SQLiteStore: StoreUnderTest {}

/// A new, empty store of each kind.
enum Backend: CaseIterable {
  case memory, sqlite

  func makeBench(_ limits: IntakeLimits = IntakeLimits()) throws -> Bench {
    let folder = try TemporaryFolder()
    var options = SQLiteStore.Options()
    options.limits = limits
    let store: any StoreUnderTest =
      switch self {
      case .memory: InMemoryStore(limits: limits)
      case .sqlite: try SQLiteStore(folder.path + "/talks.sqlite", key: .random(), options: options)
      }
    return Bench(store, folder)
  }
}

/// A store, a folder, and people who write to it.
final class Bench {
  static let start = Timestamp(seconds: 1_772_445_600)
  static let ada = ConversationID(channel: "bridge", address: "ada")
  static let ben = ConversationID(channel: "bridge", address: "ben")

  let store: any StoreUnderTest
  let folder: TemporaryFolder
  var now = Bench.start

  init(_ store: any StoreUnderTest, _ folder: consuming TemporaryFolder) {
    self.store = store
    self.folder = folder
  }

  static func message(_ text: String, from id: ConversationID = ada, event: String? = nil) -> InboundMessage {
    InboundMessage(conversation: id, event: event ?? text, content: .text(text), utcOffset: 60)
  }

  func wait(hours: Int64) { now.milliseconds += hours * 3_600_000 }

  @discardableResult
  func hear(_ texts: String..., from id: ConversationID = ada) async throws -> ConversationKey {
    try await hear(texts.map { Self.message($0, from: id) })
  }

  @discardableResult
  func hear(_ messages: [InboundMessage]) async throws -> ConversationKey {
    try #require(try await store.accept(messages, cursor: nil, at: now).lanes.first)
  }

  func next(_ key: ConversationKey) async throws -> PendingTurn { try #require(try await store.next(in: key)) }

  /// Makes the next turn, which says and changes what it is told.
  @discardableResult
  func turn(
    _ key: ConversationKey, saying texts: [String] = [], _ change: (inout TurnRecord) -> Void = { _ in }
  ) async throws -> TurnRecord {
    let record = try await draft(key, saying: texts, change)
    try await store.commit(record, at: now)
    return record
  }

  func draft(
    _ key: ConversationKey, saying texts: [String] = [], _ change: (inout TurnRecord) -> Void = { _ in }
  ) async throws -> TurnRecord {
    let pending = try await next(key)
    var record = TurnRecord(
      key: key, event: pending.event.id, revision: pending.session.revision, state: Array("state".utf8))
    record.messages = texts.map { OutboundMessage(parts: [.bubble(.init($0))]) }
    change(&record)
    return record
  }

  func texts(_ key: ConversationKey) async throws -> [String] {
    try await due().filter { $0.key == key }.map(\.text)
  }

  func due(notIn flight: Set<ConversationKey> = []) async throws -> [OutboxItem] {
    try await store.due(at: now, limit: 100, notIn: flight)
  }

  /// Sends all that waits, line by line.
  func deliverAll() async throws -> [String] {
    var said: [String] = []
    while let item = try await due().first {
      said.append(item.text)
      try await store.delivered(item.id, as: [], at: now)
    }
    return said
  }
}

extension OutboxItem {
  var text: String {
    message.parts.compactMap { if case .bubble(let bubble) = $0 { bubble.text } else { nil } }.joined()
  }
}

extension PendingTurn {
  var text: String? { if case .message(.text(let text)) = event.content { text } else { nil } }
}

extension KeptCard {
  static func fixture(_ title: String, until: Int64? = nil) -> KeptCard {
    KeptCard(card: Card(id: ID(title), name: title, title: title, text: "Say it slowly."), until: until)
  }
}
