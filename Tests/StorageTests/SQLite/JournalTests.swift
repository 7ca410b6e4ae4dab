import Conversation
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// What was deleted is gone from the journal, too, whatever comes between.
@Suite(.timeLimit(.minutes(1))) final class JournalTests {
  let folder: TemporaryFolder
  let store: SQLiteStore

  init() throws {
    let folder = try TemporaryFolder()
    store = try SQLiteStore(unsealedForTestsAt: folder.path + "/talks.sqlite")
    self.folder = folder
  }

  private func hold() async throws -> ConversationKey {
    let key = try await SealedTalk.hold(with: store)
    // The channel's place is nobody's.
    _ = try await store.accept([], cursor: ChannelCursor(channel: "bridge", value: [1]), at: Bench.start)
    return key
  }

  @Test func `a bot that is killed after forgetting somebody wipes the journal when it starts again`() async throws {
    let key = try await hold()
    let forgetting = try await SealedTalk.forgetting(key, in: store)
    try await store.write { try $0.commit(forgetting, at: Bench.start) }
    let later = try TemporaryFolder()
    for name in ["talks.sqlite", "talks.sqlite-wal"] {
      try FileManager.default.copyItem(atPath: folder.path + "/" + name, toPath: later.path + "/" + name)
    }
    #expect(try SealedTalk.traces(in: later.path).contains("talks.sqlite-wal"))

    let next = try SQLiteStore(unsealedForTestsAt: later.path + "/talks.sqlite")

    #expect(try SealedTalk.traces(in: later.path) == [])
    #expect(try await next.isJournalWiped())
  }

  @Test func `while somebody reads, it is told that the journal is not wiped, and done after them`() async throws {
    _ = try await hold()
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let reader = try DatabaseQueue(path: store.path, configuration: configuration)
    try await reader.writeWithoutTransaction { try $0.execute(sql: "BEGIN; SELECT COUNT(*) FROM setting") }

    #expect(try await store.forget(SealedTalk.id, at: Bench.start))
    #expect(try await !store.isJournalWiped())
    try await reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    try await store.expire(at: Bench.start)

    #expect(try await store.isJournalWiped())
    #expect(try SealedTalk.traces(in: folder.path) == [])
  }

  @Test func `of whoever is locked out nothing readable stays`() async throws {
    let bench = Bench(store, try TemporaryFolder())
    let key = try await bench.hear([SealedTalk.marker, "young"].map { Bench.message($0) })
    try await bench.turn(key, saying: [SealedTalk.marker]) {
      $0.state = Array(SealedTalk.marker.utf8)
      $0.cards = [.keep(.fixture(SealedTalk.marker))]
    }
    #expect(try !SealedTalk.traces(in: folder.path).isEmpty)

    try await bench.turn(key, saying: ["come back later"]) { $0.lock = .until(bench.now.seconds + 86_400) }

    #expect(try SealedTalk.traces(in: folder.path) == [])
    #expect(try await bench.texts(key) == ["come back later"])
  }

  @Test func `what an operator drops is wiped from the journal, too`() async throws {
    let bench = Bench(store, try TemporaryFolder())
    let key = try await bench.hear([Bench.message(SealedTalk.marker, event: "1")])
    try await store.setAside(try await bench.next(key).event.id, code: "turn-failed", telling: nil, at: bench.now)
    #expect(try !SealedTalk.traces(in: folder.path).isEmpty)

    _ = try await store.drop(nil)

    #expect(try SealedTalk.traces(in: folder.path) == [])
  }
}
