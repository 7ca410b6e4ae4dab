import Conversation
import Dialogue
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// What is read of a database for an operator, and what is not.
@Suite struct LookingTests {
  private static let key = MasterKey.random()

  /// Without what stands in `-shm`, where readers beside a bot note how far they have read.
  private static func files(_ folder: borrowing TemporaryFolder) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.reduce(into: [:]) { files, name in
      files[name] =
        name.hasSuffix("-shm") ? Data() : try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name))
    }
  }

  /// Closed, as a bot leaves it.
  private static func make(_ path: String, _ change: (SQLiteStore) async throws -> Void) async throws {
    let store = try SQLiteStore(path, key: key)
    try await change(store)
    try store.pool.close()
  }

  @Test(arguments: ["talks.sqlite", "what? 100% #1.sqlite"])
  func `a look tells what is there and leaves every byte as it is`(name: String) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/" + name
    try await Self.make(path) { try await SealedTalk.hold(with: $0) }
    let before = try Self.files(folder)

    let look = try SQLiteStore.look(at: path, key: Self.key)

    #expect(look.version == Schema.version && look.newestVersion == Schema.version)
    #expect(look.figures?.conversations == 1 && look.figures?.eventsSetAside == 1)
    #expect(look.newest == Bench.start)
    #expect(try Self.files(folder) == before)
  }

  @Test func `a look beside a bot sees what it has written just now`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/talks.sqlite"
    let store = try SQLiteStore(path, key: Self.key)
    try await SealedTalk.hold(with: store)

    #expect(try SQLiteStore.look(at: path, key: Self.key).figures == (try await store.figures()))
  }

  @Test func `an older database is told by its version, and is not brought to another`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/talks.sqlite"
    try FileManager.default.copyItem(atPath: UpgradeTests.fixture("1"), toPath: path)
    let before = try Self.files(folder)

    let look = try SQLiteStore.look(at: path, key: try MasterKey(UpgradeTests.key))

    #expect(look.version == "1" && look.figures == nil && look.newestVersion == Schema.version)
    #expect(try Self.files(folder) == before)
  }

  @Test func `another key, a newer version and a file of something else are told`() async throws {
    let folder = try TemporaryFolder()
    let (path, other) = (folder.path + "/talks.sqlite", folder.path + "/letter")
    try await Self.make(path) { try await SealedTalk.hold(with: $0) }
    try folder.write("Dear operator, this is no database at all.".utf8, to: "letter")

    #expect(throws: StoreError.self) { _ = try SQLiteStore.look(at: path, key: .random()) }
    #expect(throws: StoreError.self) { _ = try SQLiteStore.look(at: other, key: Self.key) }
    try await Self.make(path) { try await $0.write { _ = try $0.run("INSERT INTO grdb_migrations VALUES ('999')") } }
    #expect(throws: StoreError.self) { _ = try SQLiteStore.look(at: path, key: Self.key) }
  }
}

@Suite struct ExportTests {
  private let bench: Bench
  private let store: SQLiteStore

  init() throws {
    let folder = try TemporaryFolder()
    store = try SQLiteStore(folder.path + "/talks.sqlite", key: .random())
    bench = Bench(store, folder)
  }

  private func export() async throws -> CardExport { try await store.export(of: Bench.ada, at: bench.now) }

  private func ask(_ key: ConversationKey) async throws {
    try await bench.hear("my cards \(bench.now.milliseconds)")
    try await bench.turn(key) { $0.hasListedCards = true }
  }

  @Test func `cards are given to whoever asked for them, for seven days`() async throws {
    #expect(try await export() == .noConversation)
    let key = try await bench.hear("one")
    let (lasting, brief) = (KeptCard.fixture("Line"), KeptCard.fixture("Plan", until: bench.now.seconds + 86_400))
    try await bench.turn(key) { $0.cards = [.keep(lasting), .keep(brief)] }
    #expect(try await export() == .notAsked)

    try await ask(key)

    #expect(try await export() == .cards([lasting, brief]))
    bench.wait(hours: 25)
    #expect(try await export() == .cards([lasting]))
    bench.wait(hours: 7 * 24)
    #expect(try await export() == .notAsked)
    try await store.expire(at: bench.now)
    #expect(try await export() == .notAsked)
  }

  @Test func `whoever was forgotten has to ask anew`() async throws {
    let key = try await bench.hear("one")
    try await bench.turn(key) { $0.hasListedCards = true }
    _ = try await store.forget(Bench.ada, at: bench.now)

    #expect(try await export() == .noConversation)
    try await bench.hear("two")
    #expect(try await export() == .notAsked)
  }
}
