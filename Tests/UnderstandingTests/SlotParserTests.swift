import Testing

@testable import Understanding

struct SlotParserTests {
  @Test(
    arguments: [
      ("15", 15), ("about 15", 15), ("1.5", 1.5), ("1,5", 1.5), ("1,000", 1_000), ("fifteen", 15), ("twenty five", 25),
      ("twenty-five", 25), ("a hundred", 100), ("two hundred and six", 206), ("nine hundred ninety nine", 999),
      ("two and a half", 2.5), ("maybe 6 years", 6), ("-3", -3), ("٣", 3), ("zero", 0), ("15!", 15),
    ] as [(String, Double)])
  func `one number in a short answer is read`(text: String, expected: Double) {
    #expect(SlotParser.number(text, min: nil, max: nil) == .value(expected))
  }

  @Test(arguments: [
    "", "lots", "between 5 and 10", "5 or 6", "10-15", "not 5", "this one", "a15", "18:30", "12345678901234",
  ])
  func `no number or more than one is unreadable`(text: String) {
    #expect(SlotParser.number(text, min: nil, max: nil) == .unreadable)
  }

  @Test func `a number outside the bounds is told apart`() {
    #expect(SlotParser.number("61", min: 1, max: 60) == .outOfRange)
    #expect(SlotParser.number("0", min: 1, max: 60) == .outOfRange)
    #expect(SlotParser.number("60", min: 1, max: 60) == .value(60))
  }

  @Test(
    arguments: [
      ("15", 15), ("15 min", 15), ("15m", 15), ("an hour", 60), ("half an hour", 30), ("1h30", 90), ("1h", 60),
      ("1.5 hours", 90), ("two hours", 120), ("an hour and a half", 90), ("one and a half hours", 90),
      ("1 hour 15 minutes", 75), ("quarter of an hour", 15), ("twenty minutes of cuddling", 20),
      ("ten minutes or so", -1),
      ("10-15 minutes", -1), ("a while", -1), ("", -1), ("idk", -1), ("90 seconds", 1.5),
    ] as [(String, Double)])
  func `a span is read in minutes`(text: String, expected: Double) {
    #expect(SlotParser.minutes(text, min: nil, max: nil) == (expected < 0 ? .unreadable : .value(expected)))
  }

  @Test(
    arguments: [
      ("yes", true), ("yep", true), ("nah", false), ("no thanks", false), ("i don't know", nil), ("maybe", nil),
      ("purple", nil), ("", nil), ("👍", true),
    ] as [(String, Bool?)])
  func `yes and no are read and doubt is neither`(text: String, expected: Bool?) {
    #expect(SlotParser.yesNo(text) == expected)
  }

  @Test(arguments: [
    ("Sam", "Sam"), ("sam", "Sam"), ("my name is sam", "Sam"), ("My name's Sam.", "Sam"), ("call her Ana", "Ana"),
    ("she's called Ana-Lucía!", "Ana-Lucía"), ("it's \"Jo\"", "Jo"), ("“Max”", "Max"), ("McKenzie", "McKenzie"),
    ("J.", "J."), ("mary ann", "mary ann"), ("their name is Kit", "Kit"), ("Лена", "Лена"), ("лена", "Лена"),
    ("明", "明"),
    ("I'm Alex", "Alex"), ("sam please", "Sam"), ("O'Neil", "O'Neil"), ("🦊", "🦊"), ("his name is sam", "Sam"),
  ])
  func `a name is taken out of its sentence`(text: String, expected: String) {
    #expect(SlotParser.name(text, maxLength: 40) == expected)
  }

  @Test(arguments: [
    "", "   ", "...", "my name is", "I don't know", "one two three four five", "\u{202E}",
    "Bartholomew the Very Longwinded",
  ])
  func `what is no name is refused`(text: String) {
    #expect(SlotParser.name(text, maxLength: 20) == nil)
  }

  @Test func `a line keeps its words and emoji and loses what cannot be seen`() {
    #expect(SlotParser.line("  I'd \n love\u{0} that \u{202E}❤️ 👩‍👩‍👧 ", maxLength: 100) == .value("I'd love that ❤️ 👩‍👩‍👧"))
    #expect(SlotParser.line("今夜 話そう", maxLength: 6) == .value("今夜 話そう"))
    #expect(SlotParser.line("今夜 話そうよ", maxLength: 7) == .value("今夜 話そうよ"))
    #expect(SlotParser.line("今夜 話そうよ", maxLength: 6) == .tooLong(limit: 6))
    #expect(SlotParser.line("\u{200B}\n\t", maxLength: 5) == .empty)
    #expect(SlotParser.line("abc", maxLength: .max) == .value("abc"))
    #expect(SlotParser.line("abc", maxLength: -1) == .tooLong(limit: -1))
  }

  @Test(arguments: [
    ("more like me: i love lying there", "i love lying there"), ("I'd say: stay close?", "stay close?"),
    ("how about:  ten minutes?", "ten minutes?"),
    ("Random question: talk or cuddle?", "Random question: talk or cuddle?"),
    ("maybe:", "maybe:"), ("at 18:30, by the sea", "at 18:30, by the sea"), (": yes", ": yes"),
  ])
  func `what only leads in to a line is no part of it`(text: String, line: String) {
    #expect(SlotParser.line(text, maxLength: 200) == .value(line))
  }
}
