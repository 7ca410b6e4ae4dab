import Conversation
import Dialogue
import GRDB
import Locking
import TestSupport
import Testing

@testable import Storage

/// A row that does not open is nobody's but its own person's trouble.
@Suite final class UnreadableRowTests {
  final class Told: Sendable {
    private let rows = Locked<[UnreadableRow]>([])

    var all: [UnreadableRow] { rows.withLock { $0 } }

    func hear(_ row: UnreadableRow) { rows.withLock { $0.append(row) } }
  }

  let told = Told()
  let folder: TemporaryFolder
  let store: SQLiteStore
  let bench: Bench

  init() throws {
    let folder = try TemporaryFolder()
    var options = SQLiteStore.Options()
    options.onUnreadable = { [told] in told.hear($0) }
    store = try SQLiteStore(folder.path + "/talks.sqlite", key: .random(), options: options)
    bench = Bench(store, try TemporaryFolder())
    self.folder = folder
  }

  private func damage(_ sql: String) async throws { try await store.write { _ = try $0.run(sql) } }

  /// Ada's and Ben's reminders, both due, and both waiting for something to be over.
  private func planBoth() async throws -> (ada: ConversationKey, ben: ConversationKey) {
    var keys: [ConversationKey] = []
    for id in [Bench.ada, Bench.ben] {
      let key = try await bench.hear("remind me", from: id)
      try await bench.turn(key) {
        $0.reminders = [.plan(PlannedReminder(id: ID("reminder:evening"), due: Bench.start))]
        $0.nextExpiry = Bench.start
      }
      keys.append(key)
    }
    return (keys[0], keys[1])
  }

  @Test func `a reminder that does not open is set aside, and everybody else's rings`() async throws {
    let (ada, ben) = try await planBoth()
    try await damage("UPDATE reminder SET body = x'00' WHERE id = 1")

    let rung = try await store.ring(at: bench.now, limit: 10)

    #expect(rung.filter { $0 == ben }.count == 2)
    #expect(rung.filter { $0 == ada }.count == 1)
    #expect(told.all == [UnreadableRow(.reminder, 1)])
    #expect(try await store.figures().eventsSetAside == 1)
    #expect(try await store.ring(at: bench.now, limit: 10).isEmpty)
    #expect(told.all.count == 1)
    let aside = try #require(try await store.asides().first)
    #expect(aside.id.description == "r1" && aside.code == "unreadable" && aside.since == bench.now)
    #expect(try await store.putBack([aside.id], at: bench.now) == AsideChange([.reminder]))
    #expect(try await store.ring(at: bench.now, limit: 10).isEmpty)
    #expect(try await store.drop([aside.id]) == AsideChange([.reminder]))
    #expect(try await store.figures().eventsSetAside == 0)
  }

  @Test func `nobody's bell waits for a person who does not open`() async throws {
    let (ada, ben) = try await planBoth()
    try await damage("UPDATE conversation SET data_key = x'00' WHERE id = 1")
    store.keyring.dropAll()

    let rung = try await store.ring(at: bench.now, limit: 10)

    #expect(rung == [ben, ben])
    #expect(Set(told.all) == [UnreadableRow(.reminder, 1), UnreadableRow(.expiry, 1)])
    #expect(try await store.ring(at: bench.now, limit: 10).isEmpty)
    #expect(try await store.next(in: ada) == nil)
  }

  @Test func `an event that does not open is set aside, and its lane goes on`() async throws {
    let key = try await bench.hear("one", "two")
    try await damage("UPDATE inbox SET body = x'00' WHERE id = 1")

    #expect(try await bench.next(key).text == "two")

    #expect(told.all == [UnreadableRow(.event, 1)])
    let figures = try await store.figures()
    #expect(figures.eventsSetAside == 1)
    #expect(figures.waitingEvents == 1)
    #expect(
      try await store.read { try $0.row("SELECT aside_code FROM inbox WHERE id = 1")?["aside_code"] } == "unreadable")
  }

  @Test func `a state that does not open stops nobody's lane`() async throws {
    let key = try await bench.hear("one", "two", "three")
    try await bench.turn(key)
    try await damage("UPDATE conversation SET state = x'00'")

    #expect(try await store.next(in: key) == nil)

    #expect(told.all.map(\.kind) == [.event, .event])
  }

  @Test func `a message that does not open is told, and the next of its line goes out at once`() async throws {
    let key = try await bench.hear("hello")
    try await bench.turn(key, saying: ["1", "2"])
    try await damage("UPDATE outbox SET body = x'00' WHERE id = 1")

    #expect(try await bench.due().map(\.text) == ["2"])

    #expect(told.all == [UnreadableRow(.message, 1)])
  }

  @Test func `what is set aside as unreadable keeps no copy from being made`() async throws {
    let (ada, _) = try await planBoth()
    try await bench.hear("one")
    try await bench.turn(ada, saying: ["1"])
    let copy = folder.path + "/copy.sqlite"
    for table in ["inbox", "outbox", "reminder"] { try await damage("UPDATE \(table) SET body = zeroblob(40)") }
    await #expect(throws: StoreError.self) { try await store.backup(to: copy) }

    _ = try await store.ring(at: bench.now, limit: 10)
    _ = try await bench.due()
    try await damage("UPDATE inbox SET body = zeroblob(40)")
    for key in try await store.waiting(limit: 9) { _ = try await store.next(in: key) }

    try await store.backup(to: copy)
  }

  @Test func `whoever does not open any more can still be forgotten`() async throws {
    try await bench.hear("hello")
    try await damage("UPDATE conversation SET data_key = x'00'")

    #expect(try await store.forget(Bench.ada, at: bench.now))

    #expect(try await store.figures().conversations == 0)
  }
}
