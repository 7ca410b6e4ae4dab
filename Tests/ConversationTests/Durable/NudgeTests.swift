import Conversation
import Dialogue
import TestSupport
import Testing

struct NudgeTests {
  private static let tea = MiniBook.script(
    """
    "ask": { "text": "What now?", "choices": [
        { "id": "nudge", "text": "Nudge me", "remind": { "id": "tea", "in": "1d", "at": "18:30", "entry": "ask", "text": "Kettle." }, "next": "ask" },
        { "id": "drop", "text": "Drop the nudge", "cancel": "tea", "next": "ask" } ] }
    """)

  private let book: Book

  init() throws { book = try Books.mini(["scripts/tea.json": Self.tea]) }

  @Test func `a nudge rings once, when it is due`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))
    try await rig.exchange(ada.says("nudge me"))
    let before = rig.channel.sent.count

    try await rig.wait(3_600)
    #expect(rig.channel.sent.count == before)
    try await rig.wait(2 * 86_400)
    try await rig.wait(86_400)

    #expect(rig.channel.sent.dropFirst(before).filter { $0.words.contains("Kettle.") }.count == 1)
  }

  @Test func `a nudge that was dropped stays silent`() async throws {
    let rig = try Rig(book)
    var ada = Writer("ada")
    try await rig.exchange(ada.does(.start))
    try await rig.exchange(ada.says("nudge me"))
    try await rig.exchange(ada.says("drop the nudge"))
    let before = rig.channel.sent.count

    try await rig.wait(3 * 86_400)

    #expect(rig.channel.sent.count == before)
  }
}
