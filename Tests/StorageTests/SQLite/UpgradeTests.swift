import Conversation
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// Databases as older versions wrote them, one for each version of the schema.
@Suite struct UpgradeTests {
  static let key = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

  static func fixture(_ version: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
      + "/Fixtures/version-\(version).sqlite"
  }

  @Test(arguments: ["1", "2", "3"])
  func `a database of this version opens, with all that was in it`(version: String) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/talks.sqlite"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1", version == Schema.version {
      try await Self.write(folder.path, to: Self.fixture(version))
    }
    try FileManager.default.copyItem(atPath: Self.fixture(version), toPath: path)

    let store = try SQLiteStore(path, key: try MasterKey(Self.key))

    let lane = try #require(try await store.waiting(limit: 9).first)
    let pending = try #require(try await store.next(in: lane))
    #expect(pending.session.id == SealedTalk.id)
    #expect(pending.session.state == Array("state \(SealedTalk.marker)".utf8))
    #expect(pending.session.cards == [.fixture("card \(SealedTalk.marker)")])
    #expect(pending.text == "text 3 \(SealedTalk.marker)")
    #expect(try await store.due(at: Bench.start, limit: 9, notIn: []).map(\.text) == ["message 3 \(SealedTalk.marker)"])
    #expect(try await store.platformIDs(of: lane) == ["platform id \(SealedTalk.marker)"])
    #expect(try await store.ring(at: Bench.start + .seconds(60), limit: 9) == [lane])
    #expect(try await store.cursor(of: "bridge") == Array("cursor \(SealedTalk.marker)".utf8))
    // Version 1 knew an event by its channel and id alone; one that is posted again across the upgrade is answered again.
    let again = Bench.message("text 1", from: SealedTalk.id, event: "event 1 \(SealedTalk.marker)")
    #expect(try await store.accept([again], cursor: nil, at: Bench.start).known == (version == "1" ? 0 : 1))
  }

  @Test(arguments: [SQLiteStore.Use.visiting, .maintaining])
  func `a command beside the bot leaves a database of an older version as it is`(use: SQLiteStore.Use) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/talks.sqlite"
    try FileManager.default.copyItem(atPath: Self.fixture("1"), toPath: path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let key = try MasterKey(Self.key)

    let error = #expect(throws: StoreError.self) { _ = try SQLiteStore(path, key: key, options: .init(use: use)) }

    #expect(
      String(describing: error).contains("is of version 1, and this program works with version \(Schema.version)"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    _ = try SQLiteStore(path, key: key)
    _ = try SQLiteStore(path, key: key, options: .init(use: .visiting))
  }

  @Test func `a command makes no database where there is none`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/talks.sqlite"

    #expect(throws: StoreError.unavailable("There is no \(path) yet. `afterword serve` makes it when it first starts."))
    {
      _ = try SQLiteStore(path, key: .random(), options: .init(use: .visiting))
    }

    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a database of a newer version is left alone`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/talks.sqlite"
    let key = MasterKey.random()
    do {
      let store = try SQLiteStore(path, key: key)
      try await store.write { _ = try $0.run("INSERT INTO grdb_migrations (identifier) VALUES ('999')") }
      try store.pool.close()
    }

    let error = #expect(throws: StoreError.self) { _ = try SQLiteStore(path, key: key) }

    guard case .unreadable(let text) = error else { return #expect(Bool(false), "not told as unreadable") }
    #expect(text.contains("newer version"))
  }

  private static func write(_ folder: String, to fixture: String) async throws {
    let store = try SQLiteStore(folder + "/fixture.sqlite", key: try MasterKey(key))
    try await SealedTalk.hold(with: store)
    try? FileManager.default.removeItem(atPath: fixture)
    try await store.backup(to: fixture)
  }
}
