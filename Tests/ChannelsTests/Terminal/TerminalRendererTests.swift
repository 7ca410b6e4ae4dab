import Conversation
import TestSupport
import Testing

@testable import Channels

struct TerminalRendererTests {
  static let opening = OutboundMessage(
    parts: [
      .bubble(
        .init("Hi, I'm Afterword. I help with one thing: looking after each other after sex, and how to bring it up.")),
      .bubble(.init("I'm a scripted coach, not a person. Nobody reads this.")), .bubble(.init("Are you 18 or over?")),
    ], question: .init(kind: .choice, options: [.init("Yes"), .init("No")]))

  static let menu = OutboundMessage(
    parts: [.bubble(.init("Good. What brings you here?"))],
    question: .init(
      kind: .choice,
      options: ["Find the words", "Make a plan", "Practise a talk", "Right now, after", "A hard one", "Just curious"]
        .map { .init($0) }))

  static let card = OutboundMessage(
    parts: [
      .bubble(.init("Here's a first version. Change any word.")),
      .card(
        .init(
          title: "Your line",
          text: "“Nothing's wrong, I just like us: I love it when we stay close for a few minutes after.”\nYour turn.")),
    ],
    question: .init(kind: .line, options: ["That's it", "Lighter", "Shorter"].map { .init($0) }, canSkip: true))

  private func lines(_ message: OutboundMessage, _ style: TerminalStyle, isPractice: Bool = false) -> [String] {
    TerminalRenderer(style: style).render(message, isPractice: isPractice)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  @Test(arguments: [80, 72])
  func `a wide window shows a few short choices on one line`(columns: Int) {
    #expect(
      lines(Self.opening, TerminalStyle(width: columns)) == [
        "  Hi, I'm Afterword. I help with one thing: looking after each other",
        "  after sex, and how to bring it up.",
        "",
        "  I'm a scripted coach, not a person. Nobody reads this.",
        "  Are you 18 or over?",
        "  1. Yes   2. No",
      ])
  }

  @Test func `a narrow window shows one choice per line`() {
    #expect(
      lines(Self.opening, TerminalStyle(width: 40)) == [
        "  Hi, I'm Afterword. I help with one",
        "  thing: looking after each other after",
        "  sex, and how to bring it up.",
        "",
        "  I'm a scripted coach, not a person.",
        "  Nobody reads this.",
        "  Are you 18 or over?",
        "  1. Yes",
        "  2. No",
      ])
  }

  @Test func `many short choices stand in columns, read row by row`() {
    #expect(
      lines(Self.menu, TerminalStyle(width: 80)) == [
        "  Good. What brings you here?",
        "  1. Find the words     2. Make a plan        3. Practise a talk",
        "  4. Right now, after   5. A hard one         6. Just curious",
      ])
  }

  @Test func `a card stands in a box that is open at its sides, so that copying takes the text alone`() {
    #expect(
      lines(Self.card, TerminalStyle(width: 80)) == [
        "  Here's a first version. Change any word.",
        "",
        "  ┌ Your line ───────────────────────────────────────────────┐",
        "    “Nothing's wrong, I just like us: I love it when we stay",
        "    close for a few minutes after.”",
        "    Your turn.",
        "  └──────────────────────────────────────────────────────────┘",
        "  1. That's it   2. Lighter   3. Shorter",
        "  (or type your own, or skip)",
      ])
  }

  @Test func `a card fits a narrow window`() {
    #expect(
      lines(Self.card, TerminalStyle(width: 40)).dropFirst(3) == [
        "  ┌ Your line ─────────────────────────┐",
        "    “Nothing's wrong, I just like us:",
        "    I love it when we stay close for a",
        "    few minutes after.”",
        "    Your turn.",
        "  └────────────────────────────────────┘",
        "  1. That's it",
        "  2. Lighter",
        "  3. Shorter",
        "  (or type your own, or skip)",
      ])
  }

  @Test func `plain lines need no eyes: words around a card, one choice per line, nothing drawn`() {
    #expect(
      lines(Self.card, .plain) == [
        "Here's a first version. Change any word.",
        "",
        "Card: Your line",
        "“Nothing's wrong, I just like us: I love it when we stay close for a few",
        "minutes after.”",
        "Your turn.",
        "End of card",
        "1. That's it",
        "2. Lighter",
        "3. Shorter",
        "(or type your own, or skip)",
      ])
  }

  @Test func `the practice partner is always named, and the coach beside it`() {
    let message = OutboundMessage(parts: [
      .bubble(.init("I'd like that more.", speaker: .person)),
      .bubble(.init("Oh. What would you want?", speaker: .practicePartner)), .bubble(.init("That was open.")),
      .bubble(.init("Again?")),
    ])
    let after = OutboundMessage(parts: [.bubble(.init("You took it, and thanked them."))])

    #expect(
      lines(message, TerminalStyle()) == [
        "    You: I'd like that more.", "", "    Practice partner: Oh. What would you want?", "",
        "  Coach: That was open.", "  Again?",
      ])
    #expect(lines(message, .plain).contains("Practice partner: Oh. What would you want?"))
    #expect(lines(after, TerminalStyle(), isPractice: true) == ["  Coach: You took it, and thanked them."])
    #expect(lines(after, TerminalStyle()) == ["  You took it, and thanked them."])
  }

  @Test func `ticks stand by what is picked, and what ends the question below`() {
    let message = OutboundMessage(
      parts: [.bubble(.init("What helps?"))],
      question: .init(
        kind: .several,
        options: [
          .init("Water", isTicked: true), .init("Cuddle", isTicked: false), .init("None of these"), .init("Done"),
        ]))

    #expect(
      lines(message, TerminalStyle()) == [
        "  What helps?", "  1. [x] Water   2. [ ] Cuddle", "  3. None of these   4. Done",
        "  (as many as you like: 1 3, then 4)",
      ])
  }

  @Test func `a person's own item behind Done does not change the number that is told for Done`() {
    let options: [OutboundMessage.Question.Option] = [
      .init("Water", isTicked: true), .init("Done"), .init("My own", isTicked: true),
    ]
    let message = OutboundMessage(question: .init(kind: .several, options: options))

    #expect(lines(message, TerminalStyle()).last == "  (as many as you like: 1 3, then 2)")
  }

  @Test func `a nudge is shown, and said to be only shown`() {
    let message = OutboundMessage(parts: [
      .reminder(.init(due: 0, dayAndTime: "tomorrow 18:30", text: "Your note is ready."))
    ])

    #expect(
      lines(message, TerminalStyle()) == [
        "  Nudge, tomorrow 18:30: “Your note is ready.” (shown here; a terminal", "  sends nothing)",
      ])
  }

  @Test func `colour comes only where it is wanted, and never into the text`() {
    let painted = TerminalRenderer(style: TerminalStyle(hasColour: true)).render(Self.card)
    let bare = TerminalRenderer(style: TerminalStyle()).render(Self.card)

    #expect(painted.contains("\u{1B}[1mYour line\u{1B}[0m"))
    #expect(!bare.contains("\u{1B}"))
    #expect(TerminalWindow.withoutColour(painted) == bare)
  }

  @Test func `what would steer the terminal is never printed`() {
    let evil = "a\u{1B}[31mb\u{1B}]0;title\u{07}c\u{9B}2Jd\u{202E}e\u{2066}f\u{7F}g\rh\r\ni\u{0}j\u{8}k"
    let message = OutboundMessage(
      parts: [
        .bubble(.init(evil)), .card(.init(title: evil, text: evil)), .kept(title: evil),
        .reminder(.init(due: 0, dayAndTime: "today 9:00", text: evil)), .bubble(.init(evil, speaker: .practicePartner)),
      ], question: .init(kind: .choice, options: [.init(evil), .init("fine")]))

    for style in [TerminalStyle(), .plain, TerminalStyle(width: 40)] {
      let text = TerminalRenderer(style: style).render(message)
      for scalar in text.unicodeScalars where scalar != "\n" {
        #expect(scalar.properties.generalCategory != .control, "U+\(String(scalar.value, radix: 16))")
        #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
      }
    }
  }

  @Test func `no line is wider than the window, whatever is said`() {
    let seed: UInt64 = 20_261_122
    var generator = SeededGenerator(seed: seed)

    for round in 0..<2_000 {
      let message = RandomMessage.make(&generator)
      let columns = Int.random(in: 20...100, using: &generator)
      let style = TerminalStyle(
        width: columns, isPlain: round % 4 == 0, hasColour: round % 3 == 0, hasBoxes: round % 5 != 0)
      let text = TerminalRenderer(style: style).render(message, isPractice: round % 2 == 0)
      for line in TerminalWindow.withoutColour(text).split(separator: "\n") {
        let width = DisplayWidth.of(line)
        guard width > min(columns, 72) else { continue }
        Issue.record(
          "seed \(seed), round \(round): \(width) columns in a window of \(columns): \(line.debugDescription)")
        return
      }
    }
  }
}
