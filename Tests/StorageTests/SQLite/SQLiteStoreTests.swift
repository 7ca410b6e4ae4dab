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

  @Test func `whoever has a thing to do with the writer waits for one shared transaction, however many there are`()
    async throws
  {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())
    let (pool, writer, gate) = (store.pool, store.writer, DispatchSemaphore(value: 0))
    pool.asyncWriteWithoutTransaction { _ in gate.wait() }
    let (count, before) = (5 * GroupWriter.jobsPerTransaction, writer.commits)

    let between = await withTaskGroup(of: Void.self) { group in
      for _ in 0..<count { group.addTask { try? await store.checkWritable() } }
      while writer.waiting < count { await Task.yield() }
      return await withCheckedContinuation { caller in
        pool.asyncWriteWithoutTransaction { _ in caller.resume(returning: writer.commits - before) }
        gate.signal()
      }
    }

    #expect(between <= 1)
    #expect(writer.commits - before >= 5)
  }

  @Test func `of those who share a transaction, one that fails undoes only itself`() async throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())
    let turns = try await withThrowingTaskGroup(of: TurnRecord.self) { group in
      for number in 0..<40 {
        group.addTask {
          let id = ConversationID(channel: "bridge", address: "\(number)")
          let message = Bench.message("hello", from: id, event: "\(number)")
          let key = try #require(try await store.accept([message], cursor: nil, at: Bench.start).lanes.first)
          let event = try #require(try await store.next(in: key)).event.id
          // Every fourth begins with a session that is not the one that is saved.
          var turn = TurnRecord(key: key, event: event, revision: number.isMultiple(of: 4) ? 7 : 0, state: [1])
          turn.messages = [OutboundMessage(parts: [.bubble(.init("\(number)"))])]
          return turn
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    let stale = await withTaskGroup(of: Int.self) { group in
      for turn in turns {
        group.addTask {
          do throws(StoreError) { try await store.commit(turn, at: Bench.start) } catch {
            return error == .stale ? 1 : 0
          }
          return 0
        }
      }
      return await group.reduce(0, +)
    }

    let figures = try await store.figures()
    #expect(stale == 10)
    #expect(figures.waitingEvents == 10)
    #expect(figures.waitingMessages == 30)
  }

  @Test func `a key that was opened before does not open what another key sealed`() async throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())
    let first = try await SealedTalk.hold(with: store)
    _ = try await store.forget(SealedTalk.id, at: Bench.start)

    let message = Bench.message("again", from: SealedTalk.id, event: "again")
    let key = try #require(try await store.accept([message], cursor: nil, at: Bench.start).lanes.first)
    let pending = try #require(try await store.next(in: key))

    #expect(key == first)
    #expect(pending.text == "again")
    #expect(pending.session.revision == 0)
    #expect(pending.session.id == SealedTalk.id)
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

  @Test func `where a message found no room, the check says so until there is room`() async throws {
    let folder = try TemporaryFolder()
    var options = SQLiteStore.Options()
    options.pageLimit = 120
    let store = try SQLiteStore(folder.path + "/talks.sqlite", key: .random(), options: options)
    let big = String(repeating: "a", count: 20_000)
    try await store.checkWritable()
    var isFull = false
    for index in 0..<60 where !isFull {
      let message = Bench.message(big, event: "\(index)")
      isFull = (try? await store.accept([message], cursor: nil, at: Bench.start)) == nil
    }

    #expect(isFull)
    for _ in 0..<2 { await #expect(throws: StoreError.self) { try await store.checkWritable() } }

    _ = try await store.forget(Bench.ada, at: Bench.start)
    try await store.checkWritable()
    _ = try await store.accept([Bench.message(big, event: "last")], cursor: nil, at: Bench.start)
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
