import Conversation
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite struct SQLiteStoreTests {
  @Test func `the writer waits for the disk, overwrites what it deletes, and follows foreign keys`() async throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())

    let settings = try await store.write { tables in
      try ["synchronous", "secure_delete", "foreign_keys"].map { try tables.number("PRAGMA \($0)") }
    }
    let journal = try await store.write { try String.fetchOne($0.db, sql: "PRAGMA journal_mode") }

    #expect(settings == [2, 1, 1])
    #expect(journal == "wal")
  }

  @Test func `only the bot's user may read the file`() throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())

    for file in [store.path, store.path + "-wal", store.path + ".lock"] {
      let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      #expect(rights == 0o600, "\(file)")
    }
  }

  @Test func `everything is there when the file is opened again`() async throws {
    let folder = try TemporaryFolder()
    let key = MasterKey.random()
    let lane: ConversationKey
    let before: PendingTurn?
    do {
      let store = try SealedTalk.store(in: folder, key)
      lane = try await SealedTalk.hold(with: store)
      before = try await store.next(in: lane)
      try store.pool.close()
    }

    let store = try SealedTalk.store(in: folder, key)

    #expect(try await store.next(in: lane) == before)
    #expect(try await store.ring(at: Bench.start + .seconds(60), limit: 9) == [lane])
  }

  @Test func `a second bot on the same file is refused, a command beside it is not`() async throws {
    let folder = try TemporaryFolder()
    let key = MasterKey.random()
    let path = folder.path + "/talks.sqlite"
    let store = try SQLiteStore(path, key: key)
    let lane = try await SealedTalk.hold(with: store)

    #expect(
      throws: StoreError.unavailable(
        "Another process is serving \(path). Stop it first, or give this one a database of its own.")
    ) { _ = try SQLiteStore(path, key: key) }

    let visitor = try SQLiteStore(path, key: key, options: .init(use: .visiting))
    #expect(try await visitor.forget(SealedTalk.id, at: Bench.start))
    #expect(try await store.next(in: lane) == nil)
  }

  @Test func `those who write at the same time share transactions`() async throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())
    let before = store.commits

    await withTaskGroup { group in
      for index in 0..<256 {
        let message = Bench.message("hello", from: Bench.ada, event: "event \(index)")
        group.addTask { _ = try? await store.accept([message], cursor: nil, at: Bench.start) }
      }
    }

    #expect(try await store.figures().waitingEvents == 256)
    #expect(store.commits - before < 256)
  }

  @Test func `a full disk is told, and nothing is half done`() async throws {
    let folder = try TemporaryFolder()
    var options = SQLiteStore.Options()
    options.pageLimit = 60
    let store = try SQLiteStore(folder.path + "/talks.sqlite", key: .random(), options: options)
    let big = String(repeating: "a", count: 20_000)
    var told: StoreError?
    var taken = 0

    for index in 0..<30 where told == nil {
      do {
        let pair = (0..<2).map { Bench.message(big, event: "\(index).\($0)") }
        taken += try await store.accept(pair, cursor: nil, at: Bench.start).lanes.count * 2
      } catch {
        told = error
      }
    }

    guard case .unavailable(let text) = told else { return #expect(Bool(false), "the disk never was full") }
    #expect(text.contains("full"))
    #expect(try await store.figures().waitingEvents == taken)
  }

  @Test func `a file that cannot be written is told by the check`() async throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())
    try await store.write { _ = try $0.run("PRAGMA query_only = ON") }

    let error = await #expect(throws: StoreError.self) { try await store.checkWritable() }

    guard case .unavailable(let text) = error else { return #expect(Bool(false), "not told as unavailable") }
    #expect(text.contains("cannot be written"))
  }

  @Test(arguments: [
    (ResultCode.SQLITE_FULL, "full"), (.SQLITE_BUSY, "locked"), (.SQLITE_LOCKED, "locked"),
    (.SQLITE_READONLY, "permission"), (.SQLITE_CANTOPEN, "folder"), (.SQLITE_IOERR, "disk"),
    (.SQLITE_CORRUPT, "backup"), (.SQLITE_NOTADB, "backup"), (.SQLITE_MISUSE, "error 21"),
  ])
  func `what SQLite meets is told with what to do, and without a word of any row`(code: ResultCode, hint: String) {
    let error = StoreError(of: DatabaseError(resultCode: code, message: SealedTalk.marker), "talks.sqlite")

    let text =
      switch error {
      case .unavailable(let text), .unreadable(let text): text
      case .stale: ""
      }
    #expect(text.contains("talks.sqlite"))
    #expect(text.contains(hint))
    #expect(!text.contains(SealedTalk.marker))
  }

  @Test func `a file that is no database is told and left alone`() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "dear diary ", count: 1_000)
    try folder.write(text.utf8, to: "talks.sqlite")
    let path = folder.path + "/talks.sqlite"

    let error = #expect(throws: StoreError.self) { _ = try SQLiteStore(path, key: .random()) }

    guard case .unreadable = error else { return #expect(Bool(false), "not told as unreadable") }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test func `a folder that is not there is told`() throws {
    let error = #expect(throws: StoreError.self) {
      _ = try SQLiteStore("/nowhere-\(UInt32.random(in: 0 ... .max))/talks.sqlite", key: .random())
    }

    guard case .unavailable = error else { return #expect(Bool(false), "not told as unavailable") }
  }
}
