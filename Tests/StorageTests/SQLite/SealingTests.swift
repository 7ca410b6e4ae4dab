import Conversation
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite struct SealingTests {
  @Test func `a stolen database tells nothing of what people wrote or who they are`() async throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())

    try await SealedTalk.hold(with: store)

    #expect(try SealedTalk.traces(in: folder.path) == [])
  }

  @Test func `the search finds what is not sealed, and finds nothing after it is forgotten`() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore(unsealedForTestsAt: folder.path + "/talks.sqlite")
    let key = try await SealedTalk.hold(with: store)
    #expect(try !SealedTalk.traces(in: folder.path).isEmpty)

    // The channel's place is nobody's.
    _ = try await store.accept([], cursor: ChannelCursor(channel: "bridge", value: [1]), at: Bench.start)
    try await SealedTalk.forget(key, in: store)

    #expect(try SealedTalk.traces(in: folder.path) == [])
  }

  @Test func `a goodbye that was sent leaves nothing behind`() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore(unsealedForTestsAt: folder.path + "/talks.sqlite")
    let bench = Bench(store, try TemporaryFolder())
    let key = try await bench.hear("forget me", from: SealedTalk.id)
    try await bench.turn(key, saying: ["goodbye"]) { $0.isForgotten = true }
    #expect(try !SealedTalk.traces(in: folder.path).isEmpty)

    _ = try await bench.deliverAll()

    #expect(try SealedTalk.traces(in: folder.path) == [])
  }

  @Test func `nothing readable stays when many people of all sizes were forgotten`() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore(unsealedForTestsAt: folder.path + "/talks.sqlite")
    let bench = Bench(store, try TemporaryFolder())
    var generator = SeededGenerator(seed: 11)
    var people: [(id: ConversationID, marker: String)] = []
    for index in 0..<60 {
      let marker = "marker-\(index)-oboe"
      let id = ConversationID(channel: "bridge", address: marker)
      let length = Int.random(in: 1...400, using: &generator)
      let text = String(repeating: marker, count: length)
      let key = try await bench.hear([Bench.message(text, from: id, event: "a\(index)")])
      try await bench.turn(key, saying: [text]) { $0.state = Array(text.utf8) }
      people.append((id, marker))
    }

    people.shuffle(using: &generator)
    for person in people.prefix(40) { _ = try await store.forget(person.id, at: bench.now) }

    for person in people.prefix(40) {
      #expect(try SealedTalk.traces(of: person.marker, in: folder.path) == [], "\(person.marker), seed 11")
    }
    #expect(try SealedTalk.traces(of: people[50].marker, in: folder.path) == ["talks.sqlite"])
  }

  @Test func `a wrong master key is told, and nothing is changed`() async throws {
    let folder = try TemporaryFolder()
    let key = MasterKey.random()
    let lane: ConversationKey
    do {
      let store = try SealedTalk.store(in: folder, key)
      lane = try await SealedTalk.hold(with: store)
      try store.pool.close()
    }
    let path = folder.path

    let error = #expect(throws: StoreError.self) { _ = try SQLiteStore(path + "/talks.sqlite", key: .random()) }

    guard case .unreadable(let text) = error else { return #expect(Bool(false), "not told as unreadable") }
    #expect(text.contains("another master key"))
    let again = try SealedTalk.store(in: folder, key)
    let pending = try #require(try await again.next(in: lane))
    #expect(pending.session.id == SealedTalk.id)
  }

  @Test func `a value that was moved to another row does not open`() async throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())
    let bench = Bench(store, try TemporaryFolder())
    let ada = try await bench.hear("a", "b", "c")
    let ben = try await bench.hear("d", "e", from: Bench.ben)
    try await bench.turn(ada)
    try await bench.turn(ben)

    try await store.write {
      _ = try $0.run("UPDATE inbox SET body = (SELECT body FROM inbox WHERE id = 3) WHERE id = 2")
    }
    try await store.write {
      _ = try $0.run("UPDATE conversation SET data_key = (SELECT data_key FROM conversation LIMIT 1)")
    }

    #expect(try await store.next(in: ada)?.text == "c")
    #expect(try await store.next(in: ben) == nil)
    #expect(try await store.figures().eventsSetAside == 2)
  }

  @Test func `a message that does not open is put aside, so that others' messages go out`() async throws {
    let folder = try TemporaryFolder()
    let store = try SealedTalk.store(in: folder, .random())
    let bench = Bench(store, try TemporaryFolder())
    let ada = try await bench.hear("a")
    let ben = try await bench.hear("b", from: Bench.ben)
    try await bench.turn(ada, saying: ["1"])
    try await bench.turn(ben, saying: ["2"])

    try await store.write { _ = try $0.run("UPDATE outbox SET body = x'00' WHERE id = 1") }

    #expect(try await bench.due().map(\.text) == ["2"])
    #expect(try await store.figures().messagesSetAside == 1)
  }

  @Test func `after rotation only the new key opens, and everybody is still known`() async throws {
    let folder = try TemporaryFolder()
    let (old, new) = (MasterKey.random(), MasterKey.random())
    let path = folder.path + "/talks.sqlite"
    let key: ConversationKey
    do {
      let store = try SQLiteStore(path, key: old)
      key = try await SealedTalk.hold(with: store)
      try await store.rotate(to: new)
      #expect(try await store.next(in: key)?.session.id == SealedTalk.id)
      try await Bench(store, try TemporaryFolder()).hear("after it")
      try store.pool.close()
    }

    #expect(throws: StoreError.self) { _ = try SQLiteStore(path, key: old) }
    let store = try SQLiteStore(path, key: new)
    let again = Bench.message("text 1", from: SealedTalk.id, event: "event 1 \(SealedTalk.marker)")
    #expect(try await store.accept([again], cursor: nil, at: Bench.start).known == 1)
    #expect(try await store.next(in: key)?.session.state == Array("state \(SealedTalk.marker)".utf8))
    #expect(try await store.cursor(of: "bridge") == Array("cursor \(SealedTalk.marker)".utf8))
    #expect(try await store.platformIDs(of: key) == ["platform id \(SealedTalk.marker)"])
    #expect(try await store.waiting(limit: 9).count == 2)
  }
}
