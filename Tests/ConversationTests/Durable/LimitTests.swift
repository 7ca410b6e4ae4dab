import Conversation
import Dialogue
import TestSupport
import Testing

struct LimitTests {
  private let book: Book

  init() throws { book = try Books.mini() }

  private func isToldToSlowDown(_ sent: ToldChannel.Sent) -> Bool {
    (0..<2).contains { sent.words == [book.sentence(.slowDown, turn: $0)] }
  }

  @Test func `whoever writes too much in a minute hears so once, and what was too much is counted`() async throws {
    let rig = try Rig(book, limits: IntakeLimits(perMinute: 2))
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))

    for _ in 0..<5 { try await rig.exchange(ada.says("tea")) }

    #expect(rig.channel.sent.count == 3)
    #expect(rig.channel.sent[1].words == ["One tea it is."])
    #expect(isToldToSlowDown(rig.channel.sent[2]))
    #expect(rig.counters[.eventsOverLimit] == 4)
    #expect(try await rig.store.figures().waitingEvents == 0)
  }

  @Test func `a minute later they are read again, from where they were`() async throws {
    let rig = try Rig(book, limits: IntakeLimits(perMinute: 1))
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start), ada.says("water"))

    try await rig.wait(60)
    try await rig.exchange(ada.says("tea"))
    try await rig.exchange(ada.says("repeat"))

    let sent = rig.channel.sent
    #expect(sent.count == 4)
    #expect(isToldToSlowDown(sent[1]) && isToldToSlowDown(sent[3]))
    #expect(sent[2].words == ["One tea it is."])
  }

  @Test(arguments: ["help", "stop", "forget me", "I am 15"])
  func `danger and the words that help or end a talk get through every limit`(line: String) async throws {
    let free = try Rig(book)
    let limited = try Rig(book, limits: IntakeLimits(perMinute: 1))
    var (ada, ben) = (Writer("ada"), Writer("ben"))
    try await free.exchange(ada.does(.start))
    try await limited.exchange(ben.does(.start))
    for _ in 0..<3 { try await limited.exchange(ben.says("gibberish")) }

    try await free.exchange(ada.says(line))
    try await limited.exchange(ben.says(line))

    #expect(limited.channel.sent.last?.words == free.channel.sent.last?.words)
    #expect(limited.channel.sent.count == 3)
  }

  @Test func `on a safety page nothing is too much`() async throws {
    let rig = try Rig(try Books.shipped(), limits: IntakeLimits(perMinute: 1))
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))
    try await rig.exchange(ada.says("test signal one two three"))
    #expect(rig.channel.sent.last?.message.question.options.isEmpty == false)

    try await rig.exchange(ada.says("1"))

    #expect(rig.counters[.eventsOverLimit] == 0)
    #expect(rig.channel.sent.count == 3)
  }

  @Test func `what is too long and too much is answered once`() async throws {
    let rig = try Rig(book, limits: IntakeLimits(perMinute: 1))
    var ada = Writer("ada")
    let long = String(repeating: "tea ", count: 20_000)

    try await rig.exchange(ada.does(.start), ada.says(long), ada.says(long))

    #expect(rig.channel.sent.count == 2)
  }

  @Test func `one conversation too many hears a sentence, and nothing of it is kept`() async throws {
    let rig = try Rig(book, limits: IntakeLimits(newPerHour: 1))
    var (ada, ben) = (Writer("ada"), Writer("ben"))
    try await rig.exchange(ada.does(.start))

    try await rig.exchange(ben.does(.start), ben.says("a secret"))
    try await rig.exchange(ben.says("another"))

    let heard = rig.channel.sent(to: "ben").map(\.words)
    #expect(heard == [[book.sentence(.full, turn: 1)]])
    let figures = try await rig.store.figures()
    #expect(figures.conversations == 1)
    #expect(figures.waitingEvents == 0 && figures.waitingMessages == 0)
    #expect(rig.counters[.newcomersTurnedAway] == 1)
    #expect(rig.counters[.eventsOverLimit] == 3)
  }

  @Test func `an hour later newcomers are let in, and those who were in never noticed`() async throws {
    let rig = try Rig(book, limits: IntakeLimits(newPerHour: 1))
    var (ada, ben) = (Writer("ada"), Writer("ben"))
    try await rig.exchange(ada.does(.start), ben.does(.start))
    try await rig.exchange(ada.says("tea"))

    try await rig.wait(3_600)
    try await rig.exchange(ben.does(.start))

    #expect(rig.channel.sent(to: "ada").map(\.words) == [["Tea or water?"], ["One tea it is."]])
    #expect(rig.channel.sent(to: "ben").last?.words == ["Tea or water?"])
  }

  @Test func `a newcomer in danger is let in, whatever else they wrote before`() async throws {
    let rig = try Rig(book, limits: IntakeLimits(newPerHour: 1))
    var (ada, ben) = (Writer("ada"), Writer("ben"))
    try await rig.exchange(ada.does(.start))

    try await rig.exchange(ben.does(.start), ben.says("hm"), ben.says("I am 15"), ben.says("help"))

    let heard = rig.channel.sent(to: "ben").map(\.words)
    #expect(heard.count == 3)
    #expect(heard.dropFirst().first?.first == "This is only for adults, so I'm stopping here.")
    #expect(try await rig.store.figures().conversations == 2)
  }
}
