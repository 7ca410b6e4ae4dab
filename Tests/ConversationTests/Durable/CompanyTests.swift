import Conversation
import Dialogue
import TestSupport
import Testing

struct CompanyTests {
  private static let tea = MiniBook.script(
    """
    "ask": { "text": "What now?", "choices": [
        { "id": "nudge", "text": "Nudge me", "remind": { "id": "tea", "in": "1d", "at": "18:30", "entry": "ask", "text": "Kettle." }, "next": "ask" },
        { "id": "drop", "text": "Drop the nudge", "cancel": "tea", "next": "ask" } ] }
    """)

  private let book: Book

  init() throws { book = try Books.mini(["scripts/tea.json": Self.tea]) }

  private func isMention(_ sent: ToldChannel.Sent?) -> Bool {
    (0..<2).contains { sent?.words == [book.sentence(.company, turn: $0)] }
  }

  @Test func `when another person writes, the bot says one sentence and nothing more`() async throws {
    let rig = try Rig(book)
    var room = Writer("room")
    try await rig.exchange(room.does(.start, as: "ada"))
    try await rig.exchange(room.says("nudge me", as: "ada"))
    let before = rig.channel.sent.count

    try await rig.exchange(room.says("who is this?", as: "ben"))
    try await rig.exchange(room.says("menu", as: "ada"), room.says("I am 15", as: "ada"))
    try await rig.wait(3 * 86_400)

    #expect(rig.channel.sent.count == before + 1)
    #expect(isMention(rig.channel.sent.last))
    #expect(rig.counters[.eventsInCompany] == 3)
  }

  @Test func `what had not been sent when the other person wrote is never sent`() async throws {
    let rig = try Rig(book)
    var room = Writer("room")
    try await rig.exchange(room.does(.start, as: "ada"))
    rig.channel.tell("room", .fail(.retry(after: .seconds(30))))
    try await rig.exchange(room.says("nudge me", as: "ada"))

    try await rig.exchange(room.says("hello", as: "ben"))
    try await rig.wait(60)

    #expect(rig.channel.sent.count == 2)
    #expect(isMention(rig.channel.sent.last))
  }

  @Test func `an answer that is not decided yet when the other person writes stays unsaid`() async throws {
    let rig = try Rig(book)
    var room = Writer("room")
    try await rig.exchange(room.does(.start, as: "ada"))

    try await rig.exchange(room.says("nudge me", as: "ada"), room.says("hello", as: "ben"))

    #expect(rig.channel.sent.count == 2)
    #expect(isMention(rig.channel.sent.last))
  }

  @Test func `forget me is obeyed in company, and the next to write begins alone`() async throws {
    let rig = try Rig(book)
    var room = Writer("room")
    try await rig.exchange(room.does(.start, as: "ada"))
    try await rig.exchange(room.says("hello", as: "ben"))

    try await rig.exchange(room.says("forget me", as: "ada"))
    #expect(rig.channel.sent.last?.message.isCleared == true)
    try await rig.exchange(room.says("hello", as: "ben"))

    #expect(rig.channel.sent.last?.words.contains("What now?") == true)
  }

  @Test func `one who writes under one name, or where nobody is named, is never taken for two`() async throws {
    let rig = try Rig(book)
    var room = Writer("room")

    try await rig.exchange(room.does(.start))
    try await rig.exchange(room.says("nudge me", as: "ada"))
    try await rig.exchange(room.says("nudge me"), room.says("nudge me", as: "ada"))

    #expect(rig.counters[.eventsInCompany] == 0)
    #expect(rig.channel.sent.count == 4)
  }
}
