import Conversation
import Dialogue
import Logging
import Storage
import TestSupport
import Testing

struct RecoveryTests {
  private struct Ended: Error {}

  private let book: Book
  private let store = InMemoryStore()
  private let counters = Counters()
  private let now = Timestamp(seconds: 1_772_445_600)

  init() throws { book = try Books.mini() }

  /// From one start of the program to its end; a turn of one of the `deadly` lines ends it.
  private func live(_ life: MortalStore, deadly: Set<String> = [], lastTries: Bool = true) async {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let now = now
    let handler = TurnHandler(
      store: life, books: BookShelf(book), counters: counters, logger: logger, now: { now }
    ) { state, input, book in
      if case .text(let line) = input.event, deadly.contains(line) {
        life.end()
        throw Ended()
      }
      return Interpreter.advance(state, input, in: book)
    }
    let lanes = Lanes(inbox: life, handler: handler, clock: HastyClock(), logger: logger)
    do {
      try await lanes.recover()
      try await lanes.drain()
      if lastTries { try await lanes.giveLastTries() }
      try await lanes.drain()
    } catch {}
  }

  /// People who have begun, and their conversations.
  private func greet(_ count: Int) async throws -> [(writer: Writer, key: ConversationKey)] {
    var people: [(writer: Writer, key: ConversationKey)] = []
    for number in 0..<count {
      var writer = Writer("person-\(number)")
      let lanes = await store.accept([writer.does(.start)], cursor: nil, at: now).lanes
      people.append((writer, try #require(lanes.first)))
    }
    await live(MortalStore(store))
    for item in await store.due(at: now, limit: count, notIn: []) { await store.delivered(item.id, as: [], at: now) }
    return people
  }

  private func answers() async -> [String: String] {
    var answers: [String: String] = [:]
    for item in await store.due(at: now, limit: 99_999, notIn: []) {
      answers[item.conversation.address] = item.message.parts.map { "\($0)" }.joined()
    }
    return answers
  }

  @Test(arguments: [0, 2, 4])
  func `what ends the program is set aside after it was alone three times, and its neighbours are answered`(
    guilty: Int
  ) async throws {
    var people = try await greet(5)
    for index in people.indices {
      let line = people[index].writer.says(index == guilty ? "break" : "tea")
      _ = await store.accept([line], cursor: nil, at: now)
    }

    var lives = 0
    var attempts: [Int] = []
    while lives < 9 {
      let life = MortalStore(store)
      await live(life, deadly: ["break"])
      lives += 1
      guard life.isOver else { break }
      attempts.append(await store.next(in: people[guilty].key)?.event.attempts ?? -1)
    }

    #expect(attempts == [1, 2, 3])
    #expect(lives == 4)
    #expect(await store.figures().eventsSetAside == 1)
    #expect(await store.figures().waitingEvents == 0)
    let answers = await answers()
    #expect(answers.count == 5)
    for (index, person) in people.enumerated() {
      let expected = index == guilty ? book.sentence(.fault, turn: 2) : "One tea it is."
      #expect(answers[person.writer.address]?.contains(expected) == true)
    }
  }

  @Test(arguments: 1...40)
  func `a program that is ended again and again sets nothing aside and answers everybody in order`(seed: Int)
    async throws
  {
    var random = SeededGenerator(seed: UInt64(seed))
    var people = try await greet(6)
    for index in people.indices {
      let lines = [people[index].writer.says("tea"), people[index].writer.says("repeat")]
      _ = await store.accept(lines, cursor: nil, at: now)
    }

    for _ in 0..<60 {
      let life = MortalStore(store, operations: .random(in: 1...9, using: &random))
      await live(life, lastTries: false)
      if !life.isOver { break }
    }
    await live(MortalStore(store))

    #expect(await store.figures().eventsSetAside == 0, "seed \(seed)")
    #expect(await store.figures().waitingMessages == 12, "seed \(seed)")
  }

  @Test func `more lanes than are looked at together are all recovered`() async throws {
    let count = 600
    var people = try await greet(count)
    var lines: [InboundMessage] = []
    for index in people.indices { lines.append(people[index].writer.says(index == count - 1 ? "break" : "tea")) }
    _ = await store.accept(lines, cursor: nil, at: now)

    for _ in 0..<4 { await live(MortalStore(store), deadly: ["break"]) }

    #expect(await store.figures().eventsSetAside == 1)
    #expect(await store.figures().waitingMessages == count)
  }

  @Test func `a store that fails in the middle of a try makes nobody a suspect twice`() async throws {
    var people = try await greet(1)
    _ = await store.accept([people[0].writer.says("tea")], cursor: nil, at: now)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let life = MortalStore(store)
    life.failCommits()
    let now = now
    let handler = TurnHandler(
      store: life, books: BookShelf(book), counters: counters, logger: logger, now: { now })
    let lanes = Lanes(inbox: life, handler: handler, clock: HastyClock(), logger: logger)

    for _ in 0..<5 { await #expect(throws: StoreError.self) { try await lanes.recover() } }

    #expect(await store.next(in: people[0].key)?.event.attempts == 1)
  }

  @Test func `a turn reads its session once`() async throws {
    let people = try await greet(1)
    var ada = people[0].writer
    _ = await store.accept([ada.says("tea")], cursor: nil, at: now)
    let life = MortalStore(store)

    await live(life)

    #expect(life.reads == 1)
    #expect(await store.figures().waitingEvents == 0)
  }
}
