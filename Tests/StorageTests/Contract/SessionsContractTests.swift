import Conversation
import Dialogue
import Storage
import Testing

/// What every store promises of turns and of forgetting.
@Suite struct SessionsContractTests {
  @Test(arguments: Backend.allCases)
  func `a turn made from an old reading changes nothing`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("one", "two")
    let first = try await bench.turn(key, saying: ["a"])
    var late = try await bench.draft(key, saying: ["b"]) { $0.cards = [.keep(.fixture("Stop line"))] }
    late.revision = 0

    await #expect(throws: StoreError.stale) { try await bench.store.commit(late, at: bench.now) }
    await #expect(throws: StoreError.stale) { try await bench.store.commit(first, at: bench.now) }

    let pending = try await bench.next(key)
    #expect(pending.text == "two")
    #expect(pending.session.revision == 1)
    #expect(pending.session.cards.isEmpty)
    #expect(try await bench.deliverAll() == ["a"])
  }

  @Test(arguments: Backend.allCases)
  func `an event that is done never comes again, and no turn is made of it twice`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("one")
    var again = try await bench.turn(key, saying: ["a"])
    again.revision = 1

    await #expect(throws: StoreError.stale) { try await bench.store.commit(again, at: bench.now) }

    #expect(try await bench.store.next(in: key) == nil)
    #expect(try await bench.store.waiting(limit: 10).isEmpty)
    #expect(try await bench.deliverAll() == ["a"])
  }

  @Test(arguments: Backend.allCases)
  func `one turn that is refused does not undo those beside it`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    var records: [TurnRecord] = []
    for index in 0..<40 {
      let id = ConversationID(channel: "bridge", address: "person \(index)")
      let key = try await bench.hear([Bench.message("hello", from: id, event: "event \(index)")])
      records.append(try await bench.draft(key, saying: ["answer"]) { $0.revision = index.isMultiple(of: 4) ? 9 : 0 })
    }

    let (store, now) = (bench.store, bench.now)
    let refused = await withTaskGroup { group in
      for record in records {
        group.addTask { (try? await store.commit(record, at: now)) == nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    #expect(refused == 10)
    let figures = try await bench.store.figures()
    #expect(figures.waitingEvents == 10)
    #expect(figures.waitingMessages == 30)
  }

  @Test(arguments: Backend.allCases)
  func `what a cancelled task began to save is saved`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("one")
    let record = try await bench.draft(key)
    let (store, now) = (bench.store, bench.now)

    await withTaskGroup(of: Void.self) { group in
      group.cancelAll()
      group.addTask { _ = try? await store.commit(record, at: now) }
    }

    #expect(try await bench.store.next(in: key) == nil)
  }

  @Test(arguments: Backend.allCases)
  func `cards are kept in order, replaced by id, and withdrawn`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("one", "two", "three")
    let (stop, start, newer) = (KeptCard.fixture("Stop"), KeptCard.fixture("Start"), KeptCard.fixture("Stop", until: 9))

    try await bench.turn(key) { $0.cards = [.keep(stop), .keep(start)] }
    #expect(try await bench.next(key).session.cards == [stop, start])
    try await bench.turn(key) { $0.cards = [.keep(newer), .withdraw(start.card.id)] }
    #expect(try await bench.next(key).session.cards == [newer])
  }

  @Test(arguments: Backend.allCases)
  func `whoever is gone gets nothing more`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("one", "left")
    let plan = PlannedReminder(id: ID("reminder:evening"), due: bench.now)
    try await bench.turn(key, saying: ["a", "b"]) { $0.reminders = [.plan(plan)] }

    try await bench.turn(key) { $0.isGone = true }

    #expect(try await bench.due().isEmpty)
    #expect(try await bench.store.ring(at: bench.now, limit: 10).isEmpty)
  }

  @Test(arguments: Backend.allCases)
  func `forgetting takes everything but the goodbye, which goes once it is sent`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("one", "forget me")
    let plan = PlannedReminder(id: ID("reminder:evening"), due: bench.now)
    try await bench.turn(key, saying: ["unsent"]) {
      $0.reminders = [.plan(plan)]
      $0.cards = [.keep(.fixture("Stop"))]
    }

    try await bench.turn(key, saying: ["goodbye"]) { $0.isForgotten = true }

    #expect(try await bench.store.next(in: key) == nil)
    #expect(try await bench.store.figures().conversations == 0)
    #expect(try await bench.store.ring(at: bench.now, limit: 10).isEmpty)
    let goodbye = try #require(try await bench.due().first)
    #expect(goodbye.text == "goodbye")
    #expect(goodbye.conversation == Bench.ada)
    try await bench.store.delivered(goodbye.id, as: ["platform-1"], at: bench.now)
    #expect(try await bench.due().isEmpty)
    #expect(try await bench.store.platformIDs(of: key).isEmpty)
  }

  @Test(arguments: Backend.allCases)
  func `a message acknowledged after forget me is answered, by somebody who knows nothing`(
    backend: Backend
  ) async throws {
    let bench = try backend.makeBench()
    let plan = PlannedReminder(id: ID("reminder:evening"), due: bench.now)
    let key = try await bench.hear("one", "forget me")
    try await bench.turn(key, saying: ["unsent"]) {
      $0.reminders = [.plan(plan)]
      $0.cards = [.keep(.fixture("Stop"))]
    }
    _ = try await bench.store.ring(at: bench.now, limit: 10)
    bench.now.milliseconds += 7_000
    let edit = InboundMessage(conversation: Bench.ada, event: "e", content: .edited("help", event: "help me"))
    _ = try await bench.hear([Bench.message("help me"), edit])
    let forgetting = try await bench.next(key)
    bench.wait(hours: 1)

    try await bench.turn(key, saying: ["goodbye"]) { $0.isForgotten = true }

    #expect(try await bench.store.waiting(limit: 10) == [key])
    let anew = try await bench.next(key)
    #expect(anew.text == "help me")
    #expect(anew.event.sequence == 1 && anew.highestSequence == 2)
    #expect(anew.event.received == Bench.start + .seconds(7))
    #expect(anew.event.utcOffset == 60)
    #expect(anew.session.id == Bench.ada && anew.session.state.isEmpty && anew.session.revision == 0)
    #expect(anew.session.cards.isEmpty && anew.session.seed != forgetting.session.seed)
    await #expect(throws: StoreError.stale) { try await bench.turn(key) { $0.event = forgetting.event.id } }
    try await bench.turn(key, saying: ["here I am"])
    #expect(try await bench.next(key).editsLast)
    try await bench.turn(key)
    #expect(try await bench.store.next(in: key) == nil)
    #expect(try await bench.deliverAll() == ["goodbye", "here I am"])
  }

  @Test(arguments: Backend.allCases)
  func `a goodbye that cannot be sent goes after an hour, and what came after it is sent`(
    backend: Backend
  ) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("forget me")
    try await bench.turn(key, saying: ["goodbye"]) { $0.isForgotten = true }
    try await bench.hear("back again")
    try await bench.turn(key, saying: ["welcome"])
    let goodbye = try #require(try await bench.due().first)
    try await bench.store.postpone(goodbye.id, until: bench.now + .seconds(86_400), wasAmbiguous: false)

    #expect(try await bench.due().isEmpty)
    bench.wait(hours: 2)
    try await bench.store.expire(at: bench.now)

    #expect(try await bench.texts(key) == ["welcome"])
  }

  @Test(arguments: Backend.allCases)
  func `an event that is delivered again after its person was forgotten revives nobody`(
    backend: Backend
  ) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("hello", "forget me")
    try await bench.turn(key)
    try await bench.turn(key) { $0.isForgotten = true }

    let again = try await bench.store.accept(
      [Bench.message("hello"), Bench.message("forget me")], cursor: nil, at: bench.now)

    #expect(again == Acceptance(known: 2))
    #expect(try await bench.store.figures().conversations == 0)
  }

  @Test(arguments: Backend.allCases)
  func `a message in flight while its person is forgotten leaves no trace when it arrives`(
    backend: Backend
  ) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("hello", "forget me")
    try await bench.turn(key, saying: ["a"])
    let flying = try #require(try await bench.due().first)
    try await bench.turn(key) { $0.isForgotten = true }
    try await bench.hear("back")

    try await bench.store.delivered(flying.id, as: ["platform-1"], at: bench.now)

    #expect(try await bench.store.platformIDs(of: key).isEmpty)
  }

  @Test(arguments: Backend.allCases)
  func `of whoever is locked out nothing stays but what they are told`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("one", "broken", "two", "young")
    try await bench.turn(key, saying: ["sent", "unsent"]) {
      $0.cards = [.keep(.fixture("Stop"))]
      $0.reminders = [.plan(PlannedReminder(id: ID("reminder:evening"), due: bench.now))]
    }
    try await bench.store.setAside(try await bench.next(key).event.id, code: "turn-failed", telling: nil, at: bench.now)
    let sent = try #require(try await bench.due().first)
    try await bench.store.delivered(sent.id, as: ["platform-1"], at: bench.now)

    try await bench.turn(key, saying: ["come back later"]) { $0.lock = .until(bench.now.seconds + 86_400) }

    #expect(try await bench.texts(key) == ["come back later"])
    #expect(try await bench.store.platformIDs(of: key).isEmpty)
    #expect(try await bench.store.ring(at: bench.now, limit: 9).isEmpty)
    #expect(try await bench.store.figures().eventsSetAside == 0)
    #expect(try await bench.next(key).session.cards.isEmpty)
  }

  @Test(arguments: Backend.allCases)
  func `a lock survives forgetting, and is lifted when it is told to or over`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let until = bench.now.seconds + 86_400
    let key = try await bench.hear("young", "forget me")
    try await bench.turn(key) { $0.lock = .until(until) }
    try await bench.turn(key) { $0.isForgotten = true }

    try await bench.hear("back")
    let pending = try await bench.next(key)
    #expect(pending.session.lockedUntil == until)
    #expect(pending.session.state.isEmpty)
    #expect(pending.session.revision == 0)

    try await bench.turn(key) { $0.lock = .lifted }
    try await bench.hear("again")
    #expect(try await bench.next(key).session.lockedUntil == nil)

    try await bench.turn(key) { $0.lock = .until(until) }
    bench.wait(hours: 25)
    try await bench.store.expire(at: bench.now)
    try await bench.hear("tomorrow")
    #expect(try await bench.next(key).session.lockedUntil == nil)
  }

  @Test(arguments: Backend.allCases)
  func `an operator forgets whoever asks, and hears where nobody is known`(backend: Backend) async throws {
    let bench = try backend.makeBench()
    let key = try await bench.hear("hello", "more")
    try await bench.turn(key, saying: ["a"]) { $0.lock = .until(bench.now.seconds + 60) }
    let late = try await bench.draft(key)

    #expect(try await bench.store.forget(Bench.ada, at: bench.now))
    #expect(try await !bench.store.forget(Bench.ada, at: bench.now))

    #expect(try await bench.due().isEmpty)
    await #expect(throws: StoreError.stale) { try await bench.store.commit(late, at: bench.now) }
    try await bench.hear("back")
    #expect(try await bench.next(key).session.lockedUntil == bench.now.seconds + 60)
  }
}
