import Conversation
import Dialogue
import Locking
import TestSupport
import Testing

/// A clock that a test moves.
final class TestClock: Sendable {
  private let seconds: Locked<Int64>

  init(_ now: Int64 = 1_790_000_000) { seconds = Locked(now) }

  var now: Int64 { seconds.withLock { $0 } }
  func wait(_ more: Int64) { seconds.withLock { $0 += more } }
}

struct TalkTests {
  private static let tea = MiniBook.script(
    """
    "ask": { "text": "What now?", "choices": [
        { "id": "note", "text": "Write it down", "next": "write" },
        { "id": "nudge", "text": "Nudge me", "next": "nudge" },
        { "id": "drop", "text": "Drop the nudge", "cancel": "tea", "next": "ask" } ] },
    "write": { "text": "What is it?", "slot": { "set": "line", "type": "text", "skip": "ask" }, "next": "look" },
    "look": { "card": "line", "text": "Keep it?", "choices": [
        { "id": "yes", "text": "Yes", "keep": "line", "next": "ask" }, { "id": "no", "text": "No", "next": "ask" } ] },
    "nudge": { "remind": { "id": "tea", "in": "1d", "at": "18:30", "entry": "ask", "text": "Kettle." }, "next": "ask" }
    """, variables: "\"line\": { \"type\": \"text\", \"sensitive\": true, \"retain\": \"30d\" }",
    more: ", \"cards\": { \"line\": { \"title\": \"Your line\", \"text\": \"“{line|else: …}”\", \"retain\": \"30d\" } }"
  )

  private static let safety = """
    {
      "format": 1, "order": ["under_18"],
      "signals": { "under_18": { "act": "under_18", "line": "This is for adults." } },
      "scan": { "ages": true, "phrases": [] }
    }
    """

  private let clock = TestClock()

  private func talk() throws -> Talk {
    let clock = clock
    let book = try Books.mini(["scripts/tea.json": Self.tea, "safety.json": Self.safety])
    return Talk(book: book, seed: 1, clock: { clock.now }, utcOffset: 60)
  }

  private func said(_ message: OutboundMessage) -> [String] {
    message.parts.compactMap { part in
      if case .bubble(let bubble) = part { bubble.text } else { nil }
    }
  }

  private func cards(_ message: OutboundMessage) -> [OutboundMessage.Card] {
    message.parts.compactMap { part in
      if case .card(let card) = part { card } else { nil }
    }
  }

  @Test func `it begins, asks and goes on by a number`() throws {
    var talk = try talk()

    let opening = talk.start()
    let next = talk.hear("1")

    #expect(said(opening).last == "What now?")
    #expect(opening.question.kind == .choice)
    #expect(opening.question.options.map(\.label) == ["Write it down", "Nudge me", "Drop the nudge"])
    #expect(said(next) == ["What is it?"])
    #expect(next.question.kind == .line)
    #expect(next.question.canSkip)
  }

  @Test func `it can begin at a node`() throws {
    var talk = try talk()

    let opening = talk.start(at: ID("tea#write"), passGate: true)

    #expect(said(opening) == ["What is it?"])
  }

  @Test func `a card is shown, kept when asked, and listed`() throws {
    var talk = try talk()
    _ = talk.start(at: ID("tea#write"))

    let shown = talk.hear("I like us.")
    let before = talk.hear("my cards")
    let kept = talk.hear("yes")
    let listed = talk.hear("my cards")

    #expect(cards(shown) == [.init(title: "Your line", text: "“I like us.”")])
    #expect(cards(before).isEmpty)
    #expect(kept.parts.contains(.kept(title: "Your line")))
    #expect(cards(listed) == [.init(title: "Your line", text: "“I like us.”")])
  }

  @Test func `a kept card is gone when its time is over`() throws {
    var talk = try talk()
    _ = talk.start(at: ID("tea#write"))
    _ = talk.hear("I like us.")
    _ = talk.hear("yes")

    clock.wait(31 * 86_400)
    let listed = talk.hear("my cards")

    #expect(cards(listed).isEmpty)
  }

  @Test func `back withdraws the card that was kept`() throws {
    var talk = try talk()
    _ = talk.start(at: ID("tea#write"))
    _ = talk.hear("I like us.")
    _ = talk.hear("yes")

    _ = talk.hear("back")

    #expect(cards(talk.hear("my cards")).isEmpty)
  }

  @Test func `a nudge is planned on the person's own clock, and dropped when asked`() throws {
    var talk = try talk()
    _ = talk.start()

    let planned = talk.hear("nudge me")

    let notice = try #require(talk.pendingReminders.first)
    #expect(planned.parts.contains(.reminder(notice)))
    #expect(notice.dayAndTime == "tomorrow 18:30")
    #expect(notice.text == "Kettle.")
    #expect((notice.due + 3_600) % 86_400 == 66_600)

    _ = talk.hear("drop the nudge")
    #expect(talk.pendingReminders.isEmpty)
  }

  @Test func `forget takes cards and nudges along, and stop the nudges`() throws {
    var talk = try talk()
    _ = talk.start(at: ID("tea#write"))
    _ = talk.hear("I like us.")
    _ = talk.hear("yes")
    _ = talk.hear("nudge me")

    let forgotten = talk.hear("forget me")

    #expect(forgotten.isCleared)
    #expect(!forgotten.hasEnded)
    #expect(talk.pendingReminders.isEmpty)
    #expect(cards(talk.hear("my cards")).isEmpty)

    _ = talk.hear("hello")
    _ = talk.hear("nudge me")
    let stopped = talk.hear("stop")

    #expect(stopped.hasEnded)
    #expect(talk.pendingReminders.isEmpty)
  }

  @Test func `a line that is too long changes nothing, and the question stands`() throws {
    var talk = try talk()
    let opening = talk.start()

    let first = talk.hear(String(repeating: "so much to say ", count: 5_000))
    let second = talk.hear(String(repeating: "x", count: Limits.messageBytes + 1))
    let next = talk.hear("1")

    #expect(said(first).first?.contains("tooLong") == true)
    #expect(said(first) != said(second))
    #expect(first.question.options == opening.question.options)
    #expect(first.question.isShownAgain)
    #expect(said(next) == ["What is it?"])
  }

  @Test func `a line that is too long is still read for safety, to its end`() throws {
    var talk = try talk()
    _ = talk.start()

    let message = talk.hear(String(repeating: "so much to say ", count: 5_000) + ". I'm 15 years old.")

    #expect(said(message).first == "This is only for adults, so I'm stopping here.")
  }

  @Test func `an attachment is answered and keeps the question`() throws {
    var talk = try talk()
    let opening = talk.start()

    let message = talk.attach()

    #expect(said(message).first?.contains("attachment") == true)
    #expect(message.question.options == opening.question.options)
  }

  @Test(arguments: [("help", true), ("/menu", true), ("ok stop please", true), ("my cards", true), ("", false)])
  func `only command words are commands`(line: String, isCommand: Bool) throws {
    #expect(try talk().isCommand(line) == isCommand)
  }

  @Test func `an answer is never taken for a command`() throws {
    #expect(try !talk().isCommand("stop holding me so tight"))
  }
}
