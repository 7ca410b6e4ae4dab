import Conversation
import Dialogue
import TestSupport
import Testing

struct PacingTests {
  private let book: Book

  init() throws { book = try Books.mini() }

  @Test func `between two messages of one conversation lies the channel's pause, and no other waits for it`()
    async throws
  {
    let rig = try Rig(book, pace: ChannelPace(gap: .seconds(10)))
    var (ada, ben) = (Writer("ada"), Writer("ben"))

    try await rig.exchange(ada.does(.start), ben.does(.start))
    try await rig.exchange(ada.says("tea"))
    #expect(rig.channel.sent.map(\.address).sorted() == ["ada", "ben"])
    try await rig.wait(9)
    #expect(rig.channel.sent.count == 2)
    try await rig.wait(1)

    #expect(rig.channel.sent(to: "ada").map(\.words) == [["Tea or water?"], ["One tea it is."]])
  }

  @Test func `a message that comes within the pause waits for its end`() async throws {
    let rig = try Rig(book, pace: ChannelPace(gap: .seconds(10)))
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))

    try await rig.wait(5)
    try await rig.exchange(ada.says("tea"))
    #expect(rig.channel.sent.count == 1)
    try await rig.wait(5)

    #expect(rig.channel.sent.count == 2)
  }

  @Test func `a channel gets no more messages in a second than it takes`() async throws {
    let rig = try Rig(book, pace: ChannelPace(perSecond: 5))
    var starts: [InboundMessage] = []
    for number in 0..<200 {
      var writer = Writer("person-\(number)")
      starts.append(writer.does(.start))
    }
    try await rig.accept(starts)

    try await rig.settle()
    var counts = [rig.channel.sent.count]
    for _ in 0..<39 {
      try await rig.wait(1)
      counts.append(rig.channel.sent.count)
    }

    #expect(counts == (1...40).map { $0 * 5 })
    #expect(Set(rig.channel.sent.map(\.address)).count == 200)
  }

  @Test func `a clock that goes back makes nobody wait longer than the pause`() async throws {
    let rig = try Rig(book, pace: ChannelPace(gap: .seconds(10), perSecond: 1))
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start), ada.says("tea"))
    #expect(rig.channel.sent.count == 1)

    try await rig.wait(-86_400)
    try await rig.wait(10)

    #expect(rig.channel.sent.count == 2)
  }
}
