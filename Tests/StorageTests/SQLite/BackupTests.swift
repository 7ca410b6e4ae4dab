import Conversation
import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite struct BackupTests {
  @Test func `a copy made while the bot runs is whole, sealed, and opens with the key`() async throws {
    let folder = try TemporaryFolder()
    let key = MasterKey.random()
    let store = try SealedTalk.store(in: folder, key)
    let lane = try await SealedTalk.hold(with: store)
    let copy = folder.path + "/copy.sqlite"

    try await store.backup(to: copy)

    #expect(try SQLiteStore.check(copy, key: key) == (try await store.figures()))
    #expect(try SealedTalk.traces(in: folder.path) == [])
    _ = try await store.forget(SealedTalk.id, at: Bench.start)
    let restored = try SQLiteStore(copy, key: key)
    #expect(try await restored.next(in: lane)?.session.id == SealedTalk.id)
  }

  @Test func `a backup never overwrites a file`() async throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())
    try folder.write([1, 2, 3], to: "copy.sqlite")
    let copy = folder.path + "/copy.sqlite"

    await #expect(throws: StoreError.self) { try await store.backup(to: copy) }

    #expect(try Data(contentsOf: URL(fileURLWithPath: copy)).count == 3)
  }

  @Test func `a check finds a wrong key and a damaged page`() async throws {
    let folder = try TemporaryFolder()
    let key = MasterKey.random()
    let store = try SealedTalk.store(in: folder, key)
    try await SealedTalk.hold(with: store)
    let copy = folder.path + "/copy.sqlite"
    try await store.backup(to: copy)

    #expect(throws: StoreError.self) { try SQLiteStore.check(copy, key: .random()) }

    var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
    for offset in stride(from: 4_096, to: bytes.count, by: 64) { bytes[offset] ^= 0xFF }
    try folder.write(bytes, to: "damaged.sqlite")
    let damaged = folder.path + "/damaged.sqlite"
    let error = #expect(throws: StoreError.self) { try SQLiteStore.check(damaged, key: key) }
    guard case .unreadable = error else { return #expect(Bool(false), "not told as unreadable") }
  }

  @Test(arguments: ["inbox", "outbox", "card", "reminder", "sent"])
  func `a check opens every row that is sealed`(table: String) async throws {
    let folder = try TemporaryFolder()
    let key = MasterKey.random()
    let store = try SealedTalk.store(in: folder, key)
    try await SealedTalk.hold(with: store)
    let copy = folder.path + "/copy.sqlite"
    try await store.backup(to: copy)
    _ = try SQLiteStore.check(copy, key: key)
    let damaged = folder.path + "/damaged.sqlite"

    try await store.write {
      _ = try $0.run("UPDATE \(table) SET body = zeroblob(40)")
    }

    await #expect(throws: StoreError.self) { try await store.backup(to: damaged) }
    #expect(!FileManager.default.fileExists(atPath: damaged))
  }
}
