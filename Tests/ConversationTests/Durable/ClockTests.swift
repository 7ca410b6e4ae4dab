import Conversation
import Dialogue
import TestSupport
import Testing

struct ClockTests {
  private static let tea = MiniBook.script(
    """
    "ask": { "text": "What now?", "choices": [
        { "id": "nudge", "text": "Nudge me", "remind": { "id": "tea", "in": "1d", "at": "18:30", "entry": "ask", "text": "Kettle." }, "next": "ask" },
        { "id": "drop", "text": "Drop the nudge", "cancel": "tea", "next": "ask" } ] }
    """)

  private static let year: Int64 = 365 * 86_400

  @Test(arguments: [-1, -3_600, -86_400, -year, year])
  func `whatever the clock does, turns keep their order and are answered at once`(jump: Int64) async throws {
    let rig = try Rig(try Books.mini())
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))

    try await rig.accept([ada.says("tea")])
    rig.clock.wait(jump)
    try await rig.accept([ada.says("repeat")])
    try await rig.settle()

    #expect(rig.channel.sent.prefix(2).map(\.words) == [["Tea or water?"], ["One tea it is."]])
    #expect(rig.channel.sent.count == 3)
  }

  @Test func `a message that waits is sent when the clock has gone back, not when it comes there again`() async throws {
    let rig = try Rig(try Books.mini())
    var ada = Writer("ada")
    rig.channel.tell("ada", .fail(.retry(after: .seconds(30))))
    try await rig.exchange(ada.does(.start))

    rig.clock.wait(-86_400)
    try await rig.settle()

    #expect(rig.channel.sent.count == 1)
  }

  @Test func `a nudge rings once, though the clock goes back behind it and comes there again`() async throws {
    let rig = try Rig(try Books.mini(["scripts/tea.json": Self.tea]))
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))
    try await rig.exchange(ada.says("nudge me"))
    try await rig.wait(2 * 86_400)

    try await rig.wait(-3 * 86_400)
    try await rig.wait(2 * 86_400)
    try await rig.wait(2 * 86_400)

    #expect(rig.channel.sent.filter { $0.words.contains("Kettle.") }.count == 1)
  }

  @Test func `a talk goes on where it was, though the clock is a day earlier than when it was saved`() async throws {
    let rig = try Rig(try Books.mini())
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))

    try await rig.wait(-86_400)
    try await rig.store.expire(at: rig.now)
    try await rig.exchange(ada.says("tea"))

    #expect(rig.channel.sent.last?.words == ["One tea it is."])
  }

  @Test func `a clock that leaps ahead is followed step by step, and back at once`() {
    let start = Timestamp(seconds: 1_790_000_000)
    var stepping = SteppingClock(from: start, step: .seconds(600))

    #expect(stepping.follow(start + .seconds(5)) == start + .seconds(5))
    #expect(stepping.follow(start + .seconds(Self.year)) == start + .seconds(605))
    #expect(stepping.follow(start + .seconds(Self.year)) == start + .seconds(1_205))
    #expect(stepping.follow(start + .seconds(10)) == start + .seconds(10))
    #expect(stepping.follow(start - 60) == start - 60)
  }

  @Test func `a leap of a year rings no nudge that is still far off, and deletes nobody`() async throws {
    let rig = try Rig(try Books.mini(["scripts/tea.json": Self.tea]))
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))
    try await rig.exchange(ada.says("nudge me"))
    var bell = SteppingClock(from: rig.now, step: ReminderBell.step)
    var upkeep = SteppingClock(from: rig.now, step: .seconds(86_400))

    rig.clock.wait(Self.year)
    try await rig.bell.ring(at: bell.follow(rig.now))
    try await rig.store.expire(at: upkeep.follow(rig.now))
    try await rig.settle()

    #expect(rig.channel.sent.count == 2)
    #expect(try await rig.store.figures().conversations == 1)
  }
}

extension Timestamp {
  fileprivate static func - (moment: Timestamp, seconds: Int64) -> Timestamp { moment + .seconds(-seconds) }
}
