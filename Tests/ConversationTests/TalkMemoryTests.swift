import Conversation
import Dialogue
import TestSupport
import Testing

struct TalkMemoryTests {
  private static let tea = MiniBook.script(
    """
    "ask": { "text": "What now?", "choices": [
        { "id": "note", "text": "Write it down", "next": "write" }, { "id": "nudge", "text": "Nudge me", "next": "nudge" } ] },
    "write": { "text": "What is it?", "slot": { "set": "line", "type": "text", "skip": "ask" }, "next": "look" },
    "look": { "card": "line", "text": "Keep it?", "choices": [
        { "id": "yes", "text": "Yes", "keep": "line", "next": "ask" }, { "id": "no", "text": "No", "next": "ask" } ] },
    "nudge": { "remind": { "id": "tea", "in": "1d", "at": "18:30", "entry": "write", "text": "Kettle." }, "next": "ask" }
    """, variables: "\"line\": { \"type\": \"text\", \"sensitive\": true, \"retain\": \"30d\" }",
    more: ", \"cards\": { \"line\": { \"title\": \"Your line\", \"text\": \"“{line|else: …}”\", \"retain\": \"30d\" } }"
  )

  private let clock = TestClock()

  private func talk() throws -> Talk {
    let clock = clock
    let book = try Books.mini(["scripts/tea.json": Self.tea])
    return Talk(book: book, seed: 1, clock: { clock.now }, utcOffset: 0)
  }

  /// The same talk in another process, some time later.
  private func resumed(_ talk: Talk, after seconds: Int64) throws -> (talk: Talk, said: OutboundMessage) {
    clock.wait(seconds)
    let memory = try #require(TalkMemory(decoding: talk.memory.encoded))
    #expect(memory == talk.memory)
    var other = try self.talk()
    let said = other.resume(from: memory)
    return (other, said)
  }

  private func texts(_ message: OutboundMessage) -> [String] {
    message.parts.compactMap { if case .bubble(let bubble) = $0 { bubble.text } else { nil } }
  }

  private func cards(_ message: OutboundMessage) -> Int {
    message.parts.count { if case .card = $0 { true } else { false } }
  }

  @Test func `a talk goes on in another process, with its cards, until their time is over`() throws {
    var talk = try talk()
    _ = talk.start()
    for line in ["write it down", "I like us.", "yes", "write it down"] { _ = talk.hear(line) }

    var (later, said) = try resumed(talk, after: 3_600)
    let soon = cards(later.hear("my cards"))
    var (last, _) = try resumed(later, after: 31 * 86_400)

    #expect(texts(said).last == "What is it?")
    #expect(soon == 1)
    #expect(cards(last.hear("my cards")) == 0)
    #expect(last.memory.cards.isEmpty)
  }

  @Test func `a nudge that came due meanwhile is said, once`() throws {
    var talk = try talk()
    _ = talk.start()
    _ = talk.hear("nudge me")
    let due = try #require(talk.pendingReminders.first?.due)

    let (early, before) = try resumed(talk, after: due - clock.now - 60)
    var (rung, nudge) = try resumed(early, after: 3_600)
    let later = rung.hear("stop it")
    let (_, after) = try resumed(rung, after: 60)

    #expect(texts(before).last == "What now?")
    #expect(texts(nudge) == ["Kettle."])
    #expect(nudge.question.options.count == 3)
    #expect(!later.parts.isEmpty)
    #expect(texts(after).last == "What now?")
  }

  @Test func `a nudge due at night waits for the morning, and the talk goes on meanwhile`() throws {
    var talk = try talk()
    _ = talk.start()
    _ = talk.hear("nudge me")
    let due = try #require(talk.pendingReminders.first?.due)

    let (night, said) = try resumed(talk, after: due - clock.now + 6 * 3_600)

    #expect(texts(said).last == "What now?")
    #expect(night.pendingReminders.first.map { $0.due > due } == true)
  }

  @Test func `bytes that were cut or changed are no memory`() throws {
    var talk = try talk()
    _ = talk.start()
    _ = talk.hear("nudge me")
    let bytes = talk.memory.encoded

    #expect(TalkMemory(decoding: []) == nil)
    #expect(TalkMemory(decoding: [9] + bytes.dropFirst()) == nil)
    for end in 0..<bytes.count { #expect(TalkMemory(decoding: Array(bytes[..<end])) == nil) }
  }
}
