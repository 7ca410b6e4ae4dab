import Dialogue
import TestSupport
import Testing

/// Clocks that jump, edits that repeat, states that want to grow.
struct ExtremeTests {
  static let tea = MiniBook.script(
    """
    "ask": { "text": "Your line?", "slot": { "set": "line" }, "next": "nudge" },
    "nudge": { "text": "A nudge?", "onReturn": { "after": "6h", "text": "Again." }, "choices": [
      { "id": "yes", "text": "Yes", "remind": { "id": "talk", "in": "10m", "entry": "ask" }, "next": "more" },
      { "id": "no", "text": "No", "next": "more" } ] },
    "more": { "text": "More?", "checkpoint": true, "choices": [
      { "id": "sooner", "text": "Sooner", "remind": { "id": "talk", "in": "2d", "entry": "ask" }, "next": "more" },
      { "id": "fear", "text": "I am afraid", "next": "fear" }, { "id": "on", "text": "On", "next": "ask" },
      { "id": "pick", "text": "Pick", "next": "first" } ] },
    "first": { "text": "First?", "choices": { "pick": { "into": "box", "group": "one", "own": true } }, "next": "second" },
    "second": { "text": "Second?", "choices": { "pick": { "into": "box", "group": "two", "own": true } }, "next": "more" }
    """,
    variables: """
      "line": { "type": "text", "sensitive": true },
      "box": { "type": "set", "of": { "nap": { "text": "A nap", "group": "one" }, "tea": { "text": "Tea", "group": "two" } },
        "own": { "max": 2, "maxLength": 40 } }
      """)

  static func files() -> [String: String] {
    [
      "book.json": MiniBook.book(menu: "menu#main"), "scripts/tea.json": tea,
      "safety/fear.json": MiniBook.script(
        "\"page\": { \"fear\": true, \"text\": \"That counts.\", \"next\": \"tea#more\" }", id: "fear", start: "page"),
      "scripts/menu.json": MiniBook.script(
        "\"main\": { \"text\": \"What now?\", \"choices\": [ { \"id\": \"tea\", \"text\": \"Some tea\", \"next\": \"tea\" } ] }",
        id: "menu", start: "main"),
    ]
  }

  let book: Book

  init() throws {
    book = try Books.mini(Self.files())
  }

  @Test(arguments: [Int64.min, -1, 0, .max])
  func `no clock traps, and none loses a turn`(moment: Int64) {
    let jumps: [Int64] = [.min, -1, 0, 1_772_445_600, .max]
    for jump in jumps {
      var chat = Chat(book, at: "tea#ask")
      for event in [
        Event.text("My line."), .text("yes"), .reminder(ID("reminder:talk")), .text("repeat"), .text("im 15"),
      ] {
        chat.now = chat.state.asked.place.offer % 2 == 0 ? moment : jump
        let input = Input(event, now: chat.now, utcOffset: 840)
        chat.state = Interpreter.advance(chat.state, input, in: book).state
        chat.state = StateCodec.decode(StateCodec.encode(chat.state), now: chat.now).state
      }
      #expect(chat.state.record.lockedUntil != nil, "\(moment), \(jump)")
    }
  }

  @Test(arguments: ["tea#nudge", "tea#cups"])
  func `a count that stands at its end is no trap`(place: String) throws {
    let cups = #""cups": { "text": "Cups?", "slot": { "set": "count", "tries": 2 }, "next": "ask" },"#
    let script = Self.tea.replacing(#""first": {"#, with: cups + #""first": {"#)
      .replacing(#""text": "On", "next": "ask""#, with: #""text": "On", "next": "cups""#)
      .replacing(#""line": { "type""#, with: #""count": { "type": "number" }, "line": { "type""#)
    var chat = Chat(try Books.mini(Self.files().merging(["scripts/tea.json": script]) { $1 }), at: place)
    chat.state.asked.place.misses = .max
    chat.state.asked.place.tries = .max
    let saved = StateCodec.decode(StateCodec.encode(chat.state))
    #expect(saved.state == chat.state)

    chat.say("zzz qqq")

    #expect(!chat.reply.bubbles.isEmpty)
  }

  @Test func `a clock that once ran years ahead does not silence nudges for years`() {
    var chat = Chat(book, at: "tea#nudge")
    let now = chat.now
    chat.now += 10 * 365 * 86_400
    chat.say("repeat")
    chat.now = now
    chat.tap("yes")

    chat.now = now + 1_200
    chat.ring("talk")

    #expect((chat.state.record.reminders.first?.due ?? 0) <= now + 86_400)
  }

  @Test func `a nudge that was planned anew does not ring at its old time`() {
    var chat = Chat(book, at: "tea#nudge")
    chat.tap("yes")
    chat.tap("sooner")
    chat.now += 3_600

    chat.ring("talk")

    #expect(chat.reply.bubbles == [])
    #expect(chat.state.record.reminders.count == 1)
  }

  @Test func `later keeps one nudge where the same was planned anew`() {
    var chat = Chat(book, at: "tea#nudge")
    chat.tap("yes")
    chat.now += 3_600
    chat.ring("talk")
    chat.tap("later")
    chat.wait(hours: 25)
    chat.ring("talk")
    #expect(chat.state.record.nudge != nil)
    chat.state.record.nudge?.wasMoved = false
    let more = chat.book.node(named: "tea#more")
    #expect(more != nil)
    chat.send(.tap(offer: chat.state.asked.place.offer, choice: ID("tea#more.sooner")))
    chat.say("later")

    #expect(chat.state.record.reminders.count == 1)
  }

  @Test func `fear takes an open nudge away`() {
    var chat = Chat(book, at: "tea#nudge")
    chat.tap("yes")
    chat.now += 3_600
    chat.ring("talk")
    chat.send(.tap(offer: chat.state.asked.place.offer, choice: ID("tea#more.fear")))
    #expect(chat.state.record.fear)

    chat.say("later")

    #expect(chat.state.record.reminders == [])
    #expect(!chat.reply.has(.remind))
  }

  @Test func `own items are counted over all groups of a set`() {
    var chat = Chat(book, at: "tea#first")
    chat.say("red wine")
    chat.say("a long bath")
    chat.say("done")
    #expect(chat.place == "tea#second")

    chat.say("a third thing")

    #expect(chat.reply.bubbles.first == "[tooMany] 2")
  }

  @Test(arguments: ["stop", "forget me", "help"])
  func `a message edited into a word that always wins is that word`(words: String) {
    for isLast in [true, false] {
      var chat = Chat(book, at: "tea#ask")
      chat.say("My line.")

      chat.send(.edited(words, isLast: isLast))

      #expect(chat.value("tea.line") != .text(words))
      let answer = ["stop": "[stopped] ", "forget me": "[forgotten] "][words] ?? "Call your local emergency number."
      #expect(chat.reply.bubbles.first == answer)
    }
  }

  @Test func `an edit that misses is no new step back, and its question has a new number`() throws {
    var chat = Chat(book, at: "tea#nudge")
    chat.say("no")
    chat.say("sooner")
    let offer = try #require(chat.reply.question?.offer)

    chat.send(.edited("qwertyuiop", isLast: true))
    #expect(chat.place == "tea#more")
    #expect(chat.reply.question.map { $0.offer > offer } == true)
    chat.send(.edited("asdfghjkl", isLast: true))

    #expect(chat.place == "tea#more")
  }

  @Test func `a question left for the menu never gets another one's number`() throws {
    var chat = Chat(book, at: "tea#nudge")
    var nodes: [UInt32: ID] = [:]
    func note() {
      guard let question = chat.reply.question, question.offer != 0 else { return }
      let known = nodes[question.offer]
      #expect(known == nil || known == question.node, "offer \(question.offer)")
      nodes[question.offer] = question.node
    }
    for words in ["menu", "some tea", "menu", "some tea", "My line.", "back", "back", "back", "back", "back", "back"] {
      chat.say(words)
      note()
    }
  }

  @Test func `a line that came early is added only to the answer just given`() {
    var chat = Chat(book, at: "tea#ask")
    chat.send(.text("My line."), sequence: 1, highest: 1)
    chat.send(.text("no"), sequence: 2, highest: 3)

    chat.send(.text("no thanks"), sequence: 3, highest: 3)

    #expect(chat.value("tea.line") == .text("My line."))
    #expect(chat.reply.bubbles.first == "[early] ")
  }

  @Test func `many scripts full of words stay within the limit, and the present one keeps its own`() throws {
    var files = Self.files()
    let names = (1...12).map { "room_\($0)" }
    for name in names {
      files["scripts/\(name).json"] = MiniBook.script(
        """
        "line": { "text": "Line?", "slot": { "set": "line" }, "next": "pick" },
        "pick": { "text": "Items?", "choices": { "pick": { "into": "box", "own": true } }, "next": "rest" },
        "rest": { "text": { "vary": "cycle", "of": ["One?", "Two?"] }, "choices": [ { "id": "on", "text": "On", "next": "rest" } ] }
        """, id: name, start: "line",
        variables: """
          "line": { "type": "text", "maxLength": 300 },
          "box": { "type": "set", "of": { "nap": { "text": "A nap" } }, "own": { "max": 8, "maxLength": 60 } }
          """)
    }
    let book = try Books.mini(files)
    var chat = Chat(book)
    for (index, name) in names.enumerated() {
      chat.send(.start(at: ID("\(name)#line"), passGate: true))
      let line = String(repeating: "\u{1F44D}", count: 250) + "\(index)"
      chat.say(line)
      for item in 1...8 { chat.say(String(repeating: "\u{1F33B}", count: 55) + " \(item)") }
      chat.say("done")

      #expect(StateCodec.encode(chat.state).count <= Limits.stateBytes, "\(name)")
      #expect(chat.value("\(name).line") == .text(line))
    }
  }
}
