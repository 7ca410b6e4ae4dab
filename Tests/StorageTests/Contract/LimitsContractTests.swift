import Conversation
import Dialogue
import Storage
import Testing

/// What every store promises of limits and of rooms with several people, asked of each of them in turn.
@Suite struct LimitsContractTests {
  private func excesses(_ bench: Bench, _ key: ConversationKey) async throws -> [Excess?] {
    var excesses: [Excess?] = []
    while let pending = try await bench.store.next(in: key) {
      excesses.append(pending.event.excess)
      try await bench.turn(key)
    }
    return excesses
  }

  @Test(arguments: Backend.allCases)
  func `what is over the limit of a minute is stored and marked, until the minute is over`(backend: Backend)
    async throws
  {
    let bench = try backend.makeBench(IntakeLimits(perMinute: 2))
    let start = bench.now
    let key = try await bench.hear("a", "b", "c")
    bench.now = start + .seconds(59)
    try await bench.hear("d")
    bench.now = start + .seconds(60)
    try await bench.hear("e")

    let over = Excess.perMinute(window: start)
    #expect(try await excesses(bench, key) == [nil, nil, over, over, nil])
  }

  @Test(arguments: Backend.allCases)
  func `the minute that was spoken of is remembered`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("a", "b")

    try await bench.turn(key) { $0.toldWindow = bench.now }

    #expect(try await bench.next(key).session.toldWindow == bench.now)
    try await bench.turn(key)
    try await bench.hear("c")
    #expect(try await bench.next(key).session.toldWindow == bench.now)
  }

  @Test(arguments: Backend.allCases)
  func `of conversations over the limit of an hour the first event alone is to be answered`(backend: Backend)
    async throws
  {
    let bench = try backend.makeBench(IntakeLimits(newPerHour: 1))
    let ada = try await bench.hear("a")
    let ben = try await bench.hear("b", "c", from: Bench.ben)

    #expect(try await bench.next(ada).event.excess == nil)
    #expect(try await bench.next(ben).event.excess == .newPerHour(isFirst: true))
    try await bench.turn(ben, saying: ["later"]) { $0.isTurnedAway = true }
    #expect(try await bench.next(ben).event.excess == .newPerHour(isFirst: false))
    try await bench.turn(ben) { $0.isTurnedAway = true }

    #expect(try await bench.store.next(in: ben) == nil)
    #expect(try await bench.store.figures().conversations == 1)
    #expect(try await bench.deliverAll() == ["later"])
    try await bench.hear("d", from: Bench.ben)
    #expect(try await bench.next(ben).event.excess == .newPerHour(isFirst: false))
  }

  @Test(arguments: Backend.allCases)
  func `whoever is let in over the limit stays`(backend: Backend) async throws {
    let bench = try backend.makeBench(IntakeLimits(newPerHour: 1))
    try await bench.hear("a")
    let ben = try await bench.hear("b", from: Bench.ben)

    try await bench.turn(ben, saying: ["help"])
    try await bench.hear("c", from: Bench.ben)

    #expect(try await bench.next(ben).event.excess == nil)
    #expect(try await bench.store.figures().conversations == 2)
  }

  @Test(arguments: Backend.allCases)
  func `another speaker is noticed once, and what waits is dropped when it is mentioned`(backend: Backend) async throws
  {
    let bench = try backend.makeBench()
    func message(_ text: String, by speaker: String?) -> InboundMessage {
      InboundMessage(conversation: Bench.ada, event: text, content: .text(text), speaker: speaker)
    }
    let key = try await bench.hear([message("a", by: "ada"), message("b", by: nil), message("c", by: "ada")])
    try await bench.turn(key, saying: ["one"]) { turn in
      turn.reminders = [.plan(PlannedReminder(id: ID("reminder:evening"), due: bench.now))]
    }
    #expect(try await bench.next(key).session.company == Company.none)

    _ = try await bench.hear([message("d", by: "ben")])
    #expect(try await bench.next(key).session.company == .unmentioned)
    try await bench.turn(key, saying: ["two"]) { $0.mentionsCompany = true }

    #expect(try await bench.next(key).session.company == .mentioned)
    #expect(try await bench.deliverAll() == ["two"])
    #expect(try await bench.store.ring(at: bench.now, limit: 9).isEmpty)
    _ = try await bench.hear([message("e", by: "cara")])
    #expect(try await bench.next(key).session.company == .mentioned)
  }

  @Test(arguments: Backend.allCases)
  func `after the clock went back nothing waits for a moment that had come`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("a")
    try await bench.turn(key, saying: ["one", "two"])
    let first = try #require(try await bench.due().first)
    try await bench.store.postpone(first.id, until: bench.now + .seconds(60), wasAmbiguous: false)
    bench.wait(hours: -5)
    #expect(try await bench.due().isEmpty)

    try await bench.store.makeDue(at: bench.now)

    #expect(try await bench.deliverAll() == ["one", "two"])
  }
}
