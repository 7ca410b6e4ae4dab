import Conversation
import Dialogue
import Foundation
import TestSupport
import Testing

@testable import Storage

/// What an operator does with what was set aside.
@Suite struct AsideTests {
  private let path: String
  private let key = MasterKey.random()
  private let store: SQLiteStore
  private let bench: Bench
  private let now = Bench.start

  init() throws {
    let folder = try TemporaryFolder()
    path = folder.path + "/talks.sqlite"
    store = try SQLiteStore(path, key: key)
    bench = Bench(store, folder)
  }

  /// A line of three events whose first was set aside, and of three messages whose first two were.
  private func fill() async throws -> ConversationKey {
    let key = try await bench.hear("one", "two", "three", "four")
    try await bench.turn(key, saying: ["a", "b", "c"])
    let broken = try await bench.next(key)
    try await store.setAside(broken.event.id, code: "turn-failed", telling: nil, at: now)
    for _ in 0..<2 {
      let item = try #require(try await bench.due().first)
      try await store.setAside(item.id, code: "status-404", at: now + .seconds(60))
    }
    return key
  }

  private func ids() async throws -> [Aside.ID] { try await store.asides().map(\.id) }

  @Test func `each is listed with code, age and a short hash, the oldest first`() async throws {
    let key = try await fill()

    let asides = try await store.asides()

    let hash = String(key.high >> 32, radix: 16)
    #expect(asides.map(\.code) == ["turn-failed", "status-404", "status-404"])
    #expect(asides.map { $0.id.description.first } == ["e", "m", "m"])
    #expect(asides.map(\.since) == [now, now + .seconds(60), now + .seconds(60)])
    #expect(asides.allSatisfy { $0.conversation.hasSuffix(hash) && $0.conversation.count == 8 })
  }

  @Test func `what is sent again has its old place in its line`() async throws {
    let key = try await fill()

    let change = try await store.putBack(nil, at: now + .seconds(120))

    #expect(change == AsideChange([.event, .message, .message]))
    #expect(try await bench.next(key).text == "two")
    #expect(try await bench.next(key).event.attempts == 0)
    bench.now = now + .seconds(120)
    #expect(try await bench.deliverAll() == ["a", "b", "c"])
    #expect(try await ids().isEmpty)
  }

  @Test func `one of several is sent again, and the others stay`() async throws {
    let key = try await fill()
    let second = try #require(try await ids().last)

    _ = try await store.putBack([second], at: now)

    #expect(try await bench.texts(key) == ["b"])
    #expect(try await bench.next(key).text == "three")
    #expect(try await bench.deliverAll() == ["b", "c"])
    #expect(try await ids().count == 2)
  }

  @Test func `a message under way is not sent twice by putting another before it`() async throws {
    let key = try await fill()
    let underWay = try #require(try await bench.due().first)

    _ = try await store.putBack(nil, at: now)
    let meanwhile = try await bench.due(notIn: [key])
    try await store.delivered(underWay.id, as: [], at: now)

    #expect(meanwhile.isEmpty)
    #expect(try await bench.deliverAll() == ["a", "b"])
  }

  @Test func `what is dropped is gone, and the line goes on`() async throws {
    let key = try await fill()

    let change = try await store.drop(nil)

    #expect(change == AsideChange([.event, .message, .message]))
    #expect(try await ids().isEmpty)
    #expect(try await bench.next(key).text == "three")
    #expect(try await bench.deliverAll() == ["c"])
  }

  @Test func `an id that is not set aside changes nothing`() async throws {
    _ = try await fill()
    let known = try await ids()
    let unknown = try #require(Aside.ID("m999"))

    let again = try await store.putBack(known + [unknown], at: now)
    let dropped = try await store.drop([unknown])

    #expect(again == AsideChange(unknown: [unknown]) && dropped == again)
    #expect(try await ids() == known)
  }

  @Test func `a reminder whose event is dropped goes with it`() async throws {
    let key = try await bench.hear("one")
    try await bench.turn(key) { $0.reminders = [.plan(PlannedReminder(id: .init("reminder:tea"), due: self.now))] }
    _ = try await store.ring(at: now, limit: 9)
    try await store.setAside(try await bench.next(key).event.id, code: "turn-failed", telling: nil, at: now)

    _ = try await store.drop(nil)

    #expect(try await store.ring(at: now + .seconds(60), limit: 9).isEmpty)
    #expect(try await store.waiting(limit: 9).isEmpty)
  }

  @Test(arguments: ["", "e", "7", "x7", "e-7", "e0", "m 7", "all", "e99999999999999999999"])
  func `other texts are no ids`(text: String) {
    #expect(Aside.ID(text) == nil)
  }

  @Test func `a row that does not open is listed, and goes when it is dropped`() async throws {
    let key = try await bench.hear("one", "two")
    try await bench.turn(key) { $0.reminders = [.plan(PlannedReminder(id: .init("reminder:tea"), due: self.now))] }
    try await store.write { tables in
      for table in ["inbox", "reminder"] { try tables.run("UPDATE \(table) SET body = x'00'") }
    }
    #expect(try await store.next(in: key) == nil)
    #expect(try await store.ring(at: now, limit: 9).isEmpty)

    let asides = try await store.asides()
    let again = try await store.putBack(nil, at: now)
    #expect(try await store.next(in: key) == nil)
    #expect(try await store.ring(at: now, limit: 9).isEmpty)
    let dropped = try await store.drop(nil)

    #expect(asides.map(\.code) == ["unreadable", "unreadable"])
    #expect(asides.map(\.id.kind).sorted { $0.rawValue < $1.rawValue } == [.event, .reminder])
    #expect(Set(again.kinds) == [.event, .reminder] && Set(dropped.kinds) == Set(again.kinds))
    #expect(try await ids().isEmpty)
    #expect(try await store.isJournalWiped())
  }

  @Test func `a store sees that another process wrote, and not that it wrote itself`() async throws {
    _ = try await fill()
    let before = await store.stampOfOthers()
    try await bench.hear("five")
    let own = await store.stampOfOthers()
    let visitor = try SQLiteStore(path, key: key, options: SQLiteStore.Options(use: .visiting))
    _ = try await visitor.drop(nil)

    #expect(before != nil && own == before)
    #expect(await store.stampOfOthers() != before)
  }
}
