import Conversation
import Dialogue
import Storage
import Testing

/// What every store promises of messages on their way, and of upkeep.
@Suite struct OutboxContractTests {
  @Test(arguments: Backend.allCases)
  func `a line keeps its order, and shows its oldest message only`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let ada = try await bench.hear("a", "b")
    let ben = try await bench.hear("c", from: Bench.ben)
    try await bench.turn(ada, saying: ["1", "2"])
    try await bench.turn(ben, saying: ["x"])
    try await bench.turn(ada, saying: ["3"])

    #expect(try await bench.due().map(\.text) == ["1", "x"])
    #expect(try await bench.due(notIn: [ada]).map(\.text) == ["x"])
    #expect(try await bench.deliverAll().count == 4)
    #expect(try await bench.store.figures().waitingMessages == 0)
  }

  @Test(arguments: Backend.allCases)
  func `a line is read in order to its end`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("a", "b")
    try await bench.turn(key, saying: ["1", "2"])
    try await bench.turn(key, saying: ["3"])

    #expect(try await bench.deliverAll() == ["1", "2", "3"])
  }

  @Test(arguments: Backend.allCases)
  func `a postponed message keeps its place before what comes after it`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("a")
    try await bench.turn(key, saying: ["1", "2"])
    let item = try #require(try await bench.due().first)
    let later = bench.now + .seconds(60)

    try await bench.store.postpone(item.id, until: later, wasAmbiguous: true)

    #expect(try await bench.due().isEmpty)
    #expect(try await bench.store.nextDue(after: bench.now) == later)
    bench.now = later
    let again = try #require(try await bench.due().first)
    #expect(again.text == "1")
    #expect(again.id == item.id)
    #expect(again.attempts == 1)
    #expect(again.ambiguities == 1)
    #expect(try await bench.store.nextDue(after: bench.now) == nil)
  }

  @Test(arguments: Backend.allCases)
  func `a delivery has the same name in each attempt, and a new store names none alike`(backend: Backend) async throws {
    var names: Set<String> = []
    for _ in 0..<8 {
      let bench = try backend.makeBench()
      let key = try await bench.hear("a")
      try await bench.turn(key, saying: ["1"])
      let item = try #require(try await bench.due().first)
      try await bench.store.postpone(item.id, until: bench.now, wasAmbiguous: true)

      #expect(try await bench.due().first?.delivery == item.delivery)
      #expect(item.delivery.wholeMatch(of: /[0-9a-f]{8}-[0-9]+/) != nil, "\(item.delivery)")
      names.insert(item.delivery)
    }

    #expect(names.count == 8)
  }

  @Test(arguments: Backend.allCases)
  func `a message that is set aside lets the next one pass`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("a")
    try await bench.turn(key, saying: ["1", "2"])
    let item = try #require(try await bench.due().first)

    try await bench.store.setAside(item.id, code: "refused", at: bench.now)

    #expect(try await bench.deliverAll() == ["2"])
    let figures = try await bench.store.figures()
    #expect(figures.messagesSetAside == 1)
    #expect(figures.oldestMessage == nil)
  }

  @Test(arguments: Backend.allCases)
  func `what waits for somebody who is gone is dropped, reminders as well`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("a", "b")
    let plans = ["noon", "night"].map { PlannedReminder(id: ID($0), due: bench.now) }
    try await bench.turn(key, saying: ["1", "2"]) { $0.reminders = plans.map { .plan($0) } }
    _ = try await bench.store.ring(at: bench.now, limit: 1)

    try await bench.store.dropAll(for: key, at: bench.now)

    #expect(try await bench.due().isEmpty)
    #expect(try await bench.store.ring(at: bench.now, limit: 10).isEmpty)
    #expect(try await bench.next(key).text == "b")
    try await bench.turn(key, saying: ["3"])
    #expect(try await bench.store.next(in: key) == nil)
    #expect(try await bench.deliverAll() == ["3"])
  }

  @Test(arguments: Backend.allCases)
  func `the platform's ids of what was sent are kept for 48 hours`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("a")
    try await bench.turn(key, saying: ["1"])
    let item = try #require(try await bench.due().first)
    try await bench.store.delivered(item.id, as: ["$one", "$two"], at: bench.now)

    bench.wait(hours: 47)
    try await bench.store.expire(at: bench.now)
    #expect(try await bench.store.platformIDs(of: key) == ["$one", "$two"])
    bench.wait(hours: 2)
    try await bench.store.expire(at: bench.now)
    #expect(try await bench.store.platformIDs(of: key).isEmpty)
  }

  @Test(arguments: Backend.allCases)
  func `hashes of events go after seven days, and unused sessions after the retention`(
    backend: Backend
  ) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("hello")
    try await bench.turn(key, saying: ["1"])

    bench.wait(hours: 8 * 24)
    try await bench.store.expire(at: bench.now)
    #expect(try await bench.store.figures().conversations == 1)
    #expect(try await bench.store.accept([Bench.message("hello")], cursor: nil, at: bench.now).known == 0)

    bench.wait(hours: 401 * 24)
    try await bench.store.expire(at: bench.now)
    #expect(try await bench.store.figures() == StoreFigures())
  }

  @Test(arguments: Backend.allCases)
  func `no number of a message is used again`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    var ids: [Int64] = []
    for round in 0..<3 {
      let key = try await bench.hear("a\(round)")
      try await bench.turn(key, saying: ["1"])
      ids += try await bench.due().map(\.id)
      _ = try await bench.store.forget(Bench.ada, at: bench.now)
    }

    #expect(ids.count == 3)
    #expect(Set(ids).count == 3)
  }

  @Test(arguments: Backend.allCases)
  func `a store that can be written to says so`(backend: Backend) async throws {
    let bench = try backend.makeBench()

    try await bench.store.checkWritable()
  }
}
