import Conversation
import Dialogue
import Storage
import Testing

/// What every store promises of events, asked of each of them in turn.
@Suite struct InboxContractTests {
  @Test(arguments: Backend.allCases)
  func `an event that is delivered again is known and changes nothing`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("hello")

    let again = try await bench.store.accept([Bench.message("hello")], cursor: nil, at: bench.now)

    #expect(again == Acceptance(known: 1))
    try await bench.turn(key)
    #expect(try await bench.store.next(in: key) == nil)
    #expect(try await bench.store.accept([Bench.message("hello")], cursor: nil, at: bench.now).known == 1)
  }

  @Test(arguments: Backend.allCases)
  func `the same event id means another event on another channel`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    try await bench.hear("hello")
    let elsewhere = ConversationID(channel: "harbour", address: "ada")

    let acceptance = try await bench.store.accept([Bench.message("hello", from: elsewhere)], cursor: nil, at: bench.now)

    #expect(acceptance.lanes.count == 1)
    #expect(try await bench.store.figures().conversations == 2)
  }

  @Test(arguments: Backend.allCases)
  func `chats of one channel may number their events alike`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let pair = [Bench.ada, Bench.ben].map { Bench.message("hello", from: $0, event: "1") }

    let acceptance = try await bench.store.accept(pair, cursor: nil, at: bench.now)

    #expect(acceptance.known == 0)
    #expect(try await bench.store.figures().waitingEvents == 2)
    #expect(try await bench.store.accept(pair, cursor: nil, at: bench.now).known == 2)
  }

  @Test(arguments: Backend.allCases)
  func `an event is known for seven days from when it first came`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    try await bench.hear("hello")
    bench.wait(hours: 6 * 24)
    #expect(try await bench.store.accept([Bench.message("hello")], cursor: nil, at: bench.now).known == 1)

    bench.wait(hours: 2 * 24)
    try await bench.store.expire(at: bench.now)

    #expect(try await bench.store.accept([Bench.message("hello")], cursor: nil, at: bench.now).known == 0)
  }

  @Test(arguments: Backend.allCases)
  func `a channel's place is kept with its events`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let cursor = ChannelCursor(channel: "bridge", value: [7, 8])

    _ = try await bench.store.accept([Bench.message("hello")], cursor: cursor, at: bench.now)

    #expect(try await bench.store.cursor(of: "bridge") == [7, 8])
    #expect(try await bench.store.cursor(of: "harbour") == nil)
  }

  @Test(arguments: Backend.allCases)
  func `events come back one by one, in order, with all that a turn needs`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("one", "two", "three")

    let first = try await bench.next(key)
    #expect(first.text == "one")
    #expect(first.event.sequence == 1)
    #expect(first.event.utcOffset == 60)
    #expect(first.event.received == bench.now)
    #expect(first.highestSequence == 3)
    #expect(first.session.id == Bench.ada)
    #expect(first.session.revision == 0)
    #expect(first.session.state.isEmpty)

    try await bench.turn(key)
    let second = try await bench.next(key)
    #expect(second.text == "two")
    #expect(second.session.revision == 1)
    #expect(second.session.state == Array("state".utf8))
    #expect(second.session.seed == first.session.seed)
  }

  @Test(arguments: Backend.allCases)
  func `whoever waits longest is named first`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let ben = try await bench.hear("a", from: Bench.ben)
    let ada = try await bench.hear("b", from: Bench.ada)
    try await bench.hear("c", from: Bench.ben)

    #expect(try await bench.store.waiting(limit: 10) == [ben, ada])
    try await bench.turn(ben)
    #expect(try await bench.store.waiting(limit: 10) == [ada, ben])
    #expect(try await bench.store.waiting(limit: 1) == [ada])
  }

  @Test(arguments: Backend.allCases)
  func `failures of an event are counted`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("hello")
    let event = try await bench.next(key).event.id

    try await bench.store.noteFailure(of: event)
    try await bench.store.noteFailure(of: event)

    #expect(try await bench.next(key).event.attempts == 2)
  }

  @Test(arguments: Backend.allCases)
  func `of each conversation the next event alone is a suspect, found by how often it was tried`(backend: Backend)
    async throws
  {
    let bench = try backend.makeBench()
    let ada = try await bench.hear("one", "two")
    let ben = try await bench.hear("three", from: Bench.ben)
    let last = try #require(try await bench.store.newestUndone())
    try await bench.hear("four", from: ConversationID(channel: "bridge", address: "cara"))
    func suspects(_ attempts: Int, after place: Int64 = 0) async throws -> [ConversationKey] {
      try await bench.store.suspects(attempts: attempts, after: place, through: last, limit: 9).map(\.key)
    }
    let first = try await bench.next(ada).event.id

    #expect(try await suspects(0) == [ada, ben])
    #expect(try await suspects(0, after: first) == [ben])
    try await bench.store.noteFailure(of: first)
    #expect(try await suspects(0) == [ben])
    #expect(try await suspects(1) == [ada])
    try await bench.turn(ada)
    #expect(try await suspects(0) == [ada, ben])
    #expect(try await bench.store.accept([], cursor: nil, at: bench.now).events == 0)
  }

  @Test(arguments: Backend.allCases)
  func `new events are counted, not their conversations`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let messages = ["one", "two", "two"].map { Bench.message($0) }

    let acceptance = try await bench.store.accept(messages, cursor: nil, at: bench.now)

    #expect(acceptance.lanes.count == 1)
    #expect(acceptance.events == 2)
    #expect(acceptance.known == 1)
  }

  @Test(arguments: Backend.allCases)
  func `an event that is set aside leaves its lane, and its person is told`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("one", "two")
    let event = try await bench.next(key).event.id

    let sorry = OutboundMessage(parts: [.bubble(.init("sorry"))])
    try await bench.store.setAside(event, code: "turn-failed", telling: sorry, at: bench.now)

    #expect(try await bench.next(key).text == "two")
    #expect(try await bench.texts(key) == ["sorry"])
    let figures = try await bench.store.figures()
    #expect(figures.eventsSetAside == 1)
    #expect(figures.waitingEvents == 1)
  }

  @Test(arguments: Backend.allCases)
  func `an edit is of the last message until another one is answered`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    func edit(_ event: String) -> InboundMessage {
      InboundMessage(conversation: Bench.ada, event: event, content: .edited("better", event: "one"))
    }
    let key = try await bench.hear([Bench.message("one"), edit("e1"), edit("e2"), Bench.message("two"), edit("e3")])

    try await bench.turn(key, saying: ["a"])
    #expect(try await bench.next(key).editsLast)
    try await bench.turn(key, saying: ["b"])
    #expect(try await bench.next(key).editsLast)
    try await bench.turn(key, saying: ["c"])
    try await bench.turn(key, saying: ["d"])
    #expect(try await !bench.next(key).editsLast)
  }

  @Test(arguments: Backend.allCases)
  func `a reminder rings once, when it is due`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("remind me")
    let plan = PlannedReminder(id: ID("reminder:evening"), due: bench.now + .seconds(7_200))
    try await bench.turn(key) { $0.reminders = [.plan(plan)] }

    #expect(try await bench.store.ring(at: bench.now, limit: 10).isEmpty)
    bench.wait(hours: 3)
    #expect(try await bench.store.ring(at: bench.now, limit: 10) == [key])
    #expect(try await bench.store.ring(at: bench.now, limit: 10).isEmpty)
    #expect(try await bench.next(key).event.content == .reminder(plan.id))
    try await bench.turn(key)
    #expect(try await bench.store.ring(at: bench.now, limit: 10).isEmpty)
    #expect(try await bench.store.next(in: key) == nil)
  }

  @Test(arguments: Backend.allCases)
  func `a reminder that is cancelled after it rang does not come`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("remind me", "stop")
    let plan = PlannedReminder(id: ID("reminder:evening"), due: bench.now)
    try await bench.turn(key) { $0.reminders = [.plan(plan)] }
    _ = try await bench.store.ring(at: bench.now, limit: 10)

    try await bench.turn(key) { $0.reminders = [.cancel(plan.id)] }

    #expect(try await bench.store.next(in: key) == nil)
  }

  @Test(arguments: Backend.allCases)
  func `a reminder that is planned anew takes the old one's place, rung or not`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("remind me", "later")
    let id = ID("reminder:evening")
    try await bench.turn(key) { $0.reminders = [.plan(PlannedReminder(id: id, due: bench.now))] }
    _ = try await bench.store.ring(at: bench.now, limit: 10)

    let later = PlannedReminder(id: id, due: bench.now + .seconds(3_600))
    try await bench.turn(key) { $0.reminders = [.plan(later)] }

    #expect(try await bench.store.next(in: key) == nil)
    bench.wait(hours: 1)
    #expect(try await bench.store.ring(at: bench.now, limit: 10) == [key])
  }

  @Test(arguments: Backend.allCases)
  func `a reminder's own turn can put it off`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("remind me")
    let id = ID("reminder:evening")
    try await bench.turn(key) { $0.reminders = [.plan(PlannedReminder(id: id, due: bench.now))] }
    _ = try await bench.store.ring(at: bench.now, limit: 10)

    let later = PlannedReminder(id: id, due: bench.now + .seconds(3_600))
    try await bench.turn(key) { $0.reminders = [.cancel(id), .plan(later)] }

    bench.wait(hours: 1)
    #expect(try await bench.store.ring(at: bench.now, limit: 10) == [key])
  }

  @Test(arguments: Backend.allCases)
  func `an expiry comes once for each time that is named, and never two at once`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("hello", "again")
    try await bench.turn(key) { $0.nextExpiry = bench.now }
    #expect(try await bench.store.ring(at: bench.now, limit: 10) == [key])

    try await bench.turn(key) { $0.nextExpiry = bench.now }
    #expect(try await bench.store.ring(at: bench.now, limit: 10).isEmpty)
    #expect(try await bench.next(key).event.content == .expiry)
    try await bench.turn(key)
    #expect(try await bench.store.ring(at: bench.now, limit: 10).isEmpty)
  }

  @Test(arguments: Backend.allCases)
  func `the bell rings no more at once than it is asked for`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("remind me")
    let plans = (0..<5).map { PlannedReminder(id: ID("reminder:\($0)"), due: bench.now) }
    try await bench.turn(key) {
      $0.reminders = plans.map { .plan($0) }
      $0.nextExpiry = bench.now
    }

    #expect(try await bench.store.ring(at: bench.now, limit: 4).count == 4)
    #expect(try await bench.store.ring(at: bench.now, limit: 4).count == 2)
  }
}
