import Conversation
import Dialogue
import TestSupport
import Testing

struct DeliveryTests {
  private let book: Book

  init() throws { book = try Books.mini() }

  @Test(arguments: [SendError.Outcome.retry(after: nil), .retry(after: .seconds(20)), .ambiguous])
  func `a reply that did not get through comes later, once and in order`(outcome: SendError.Outcome) async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    rig.channel.tell("ada", .fail(outcome))

    try await rig.exchange(ada.does(.start))
    try await rig.exchange(ada.says("tea"))
    #expect(rig.channel.sent.isEmpty)
    try await rig.wait(60)

    #expect(rig.channel.sent.map(\.words) == [["Tea or water?"], ["One tea it is."]])
  }

  @Test func `the channel's own delay is kept to`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    rig.channel.tell("ada", .fail(.retry(after: .seconds(30))))
    try await rig.exchange(ada.does(.start))

    try await rig.wait(29)
    #expect(rig.channel.sent.isEmpty)
    try await rig.wait(1)

    #expect(rig.channel.sent.count == 1)
  }

  @Test func `a slow conversation stops no other`() async throws {
    let rig = try Rig(book)
    var (ada, ben) = (Writer("ada"), Writer("ben"))
    rig.channel.tell("ada", .fail(.retry(after: .seconds(600))))

    try await rig.exchange(ada.does(.start), ben.does(.start))
    try await rig.exchange(ben.says("tea"))

    #expect(rig.channel.sent.map(\.address) == ["ben", "ben"])
  }

  @Test func `a send nobody knows the end of is made once more, counted, and then set aside`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    rig.channel.tell("ada", .arriveUnheard, .fail(.ambiguous))
    try await rig.exchange(ada.does(.start))
    try await rig.exchange(ada.says("tea"))

    try await rig.wait(600)
    try await rig.wait(600)

    #expect(rig.channel.sent.map(\.words) == [["Tea or water?"], ["One tea it is."]])
    #expect(rig.counters[.sendsRepeated] == 1)
    #expect(rig.counters[.messagesSetAside] == 1)
  }

  @Test func `a receiver that knows repetitions gets the same delivery until it answers`() async throws {
    let rig = try Rig(book, knowsRepetitions: true)
    var ada = Writer("ada")
    rig.channel.tell("ada", .arriveUnheard, .arriveUnheard, .arriveUnheard)
    try await rig.exchange(ada.does(.start))

    for _ in 0..<4 { try await rig.wait(600) }

    #expect(rig.channel.sent.count == 4)
    #expect(Set(rig.channel.sent.map(\.delivery)).count == 1)
    #expect(rig.counters[.messagesSetAside] == 0)
  }

  @Test func `what will never be taken is set aside, and what comes after it goes out`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    rig.channel.tell("ada", .fail(.refused))

    try await rig.exchange(ada.does(.start))
    try await rig.exchange(ada.says("tea"))

    #expect(rig.channel.sent.map(\.words) == [["One tea it is."]])
    #expect(try await rig.store.figures().messagesSetAside == 1)
  }

  @Test func `whoever blocked the bot gets nothing more, until they write again`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    rig.channel.tell("ada", .fail(.gone))
    try await rig.exchange(ada.does(.start), ada.says("tea"))
    #expect(rig.channel.sent.isEmpty)
    #expect(try await rig.store.figures().waitingMessages == 0)

    try await rig.exchange(ada.says("hello"))

    #expect(!rig.channel.sent.isEmpty)
  }

  @Test func `a message of a channel that is gone is set aside`() async throws {
    let rig = try Rig(book)
    let stranger = InboundMessage(
      conversation: ConversationID(channel: "gone", address: "ada"), event: "1", content: .start)

    try await rig.exchange(stranger)

    #expect(try await rig.store.figures().messagesSetAside == 1)
  }
}
