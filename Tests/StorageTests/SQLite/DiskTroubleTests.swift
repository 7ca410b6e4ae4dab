import Conversation
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// What happens to writes where the disk or another program does not let them be.
@Suite struct DiskTroubleTests {
  /// Another program with the file open.
  private func intruder(_ store: SQLiteStore) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return try DatabaseQueue(path: store.path, configuration: configuration)
  }

  private func text(of error: StoreError?) -> String {
    switch error {
    case .unavailable(let text), .unreadable(let text): text
    case .stale, nil: ""
    }
  }

  @Test func `a write waits for another program, and is durable when it is answered`() async throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())
    let (queue, message) = (try intruder(store), Bench.message("hello"))
    try await queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }

    async let accepted = store.accept([message], cursor: nil, at: Bench.start)
    let before = try await store.figures().waitingEvents
    try await queue.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    let lanes = try await accepted.lanes

    #expect(before == 0)
    #expect(lanes.count == 1)
    #expect(try await queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM inbox") } == 1)
  }

  @Test func `a lock that lasts is told, nothing is half done, and afterwards all goes on`() async throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())
    let queue = try intruder(store)
    // Five seconds else, which is long for a test.
    try await store.write { _ = try $0.run("PRAGMA busy_timeout = 20") }
    try await queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }

    let refused = await withTaskGroup(of: StoreError?.self) { group in
      for number in 0..<20 {
        group.addTask {
          do throws(StoreError) {
            _ = try await store.accept([Bench.message("\(number)")], cursor: nil, at: Bench.start)
            return nil
          } catch { return error }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let before = try await store.figures().waitingEvents
    try await queue.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    let again = try await store.accept((0..<20).map { Bench.message("\($0)") }, cursor: nil, at: Bench.start)

    #expect(refused.allSatisfy { text(of: $0).contains("Close whatever has it open") })
    #expect(before == 0)
    #expect(again.known == 0)
    #expect(try await store.figures().waitingEvents == 20)
  }

  @Test func `a file that turns read-only is told, can still be read, and nothing is lost once it is not`() async throws
  {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())
    let bench = Bench(store, try TemporaryFolder())
    let key = try await bench.hear("first")
    let turn = try await bench.draft(key, saying: ["answer"])
    try await store.write { _ = try $0.run("PRAGMA query_only = ON") }

    for attempt in 0..<2 {
      let heard = await #expect(throws: StoreError.self) { try await bench.hear("second") }
      let turned = await #expect(throws: StoreError.self) { try await store.commit(turn, at: bench.now) }
      for error in [heard, turned] {
        #expect(text(of: error).contains("Give the bot's user write permission"), "attempt \(attempt)")
      }
    }
    #expect(try await bench.next(key).text == "first")
    try await store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = OFF") }
    try await store.commit(turn, at: bench.now)

    #expect(try await bench.hear("second") == key)
    #expect(try await bench.next(key).text == "second")
    #expect(try await bench.texts(key) == ["answer"])
  }

  @Test(arguments: [2, 3, 5, 8])
  func `a damaged page is told with what to do, and nothing is made up`(page: Int) async throws {
    let folder = try TemporaryFolder()
    let key = MasterKey.random()
    let path = folder.path + "/talks.sqlite"
    do {
      let store = try SQLiteStore(path, key: key)
      try await SealedTalk.hold(with: store)
      _ = try await store.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      try store.pool.close()
    }
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for offset in (page - 1) * 4_096..<page * 4_096 { bytes[offset] = UInt8(truncatingIfNeeded: offset &* 31) }
    try folder.write(bytes, to: "talks.sqlite")

    do throws(StoreError) {
      let store = try SQLiteStore(path, key: key)
      _ = try await store.accept([Bench.message("new")], cursor: nil, at: Bench.start)
      for lane in try await store.waiting(limit: 9) { _ = try await store.next(in: lane) }
      for item in try await store.due(at: Bench.start, limit: 9, notIn: []) {
        try await store.delivered(item.id, as: ["1"], at: Bench.start)
      }
    } catch {
      guard case .unreadable(let text) = error else { return #expect(Bool(false), "told as \(error)") }
      #expect(text.contains("estore a backup"))
    }
    // Where the page is of a table that none of this needs, the check of a backup finds it.
    #expect(throws: StoreError.self) { try SQLiteStore.check(path, key: key) }
  }
}
