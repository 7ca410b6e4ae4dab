import Testing
import TestSupport

@testable import Understanding

struct OddTextTests {
  static let options = ChoiceMatcher(
    ChoiceMatcherTests.partner + ChoiceMatcherTests.sides + ChoiceMatcherTests.comforts)

  @Test func `no text breaks any reading, and each reads the same twice`() {
    let seed: UInt64 = 20_261_122
    var generator = SeededGenerator(seed: seed)
    for round in 0..<20_000 {
      let text = OddText.make(with: &generator)
      let normalized = Normalizer.normalize(text)
      if Normalizer.normalize(normalized.joined) != normalized {
        Issue.record("normalising twice differs, seed \(seed), round \(round): \(text.unicodeScalars.map(\.value))")
      }
      for many in [false, true] where Self.options.match(text, many: many) != Self.options.match(text, many: many) {
        Issue.record("two matches differ, seed \(seed), round \(round)")
      }
      let now = LocalTime(
        secondsSince1970: Int64(truncatingIfNeeded: generator.next()),
        utcOffsetMinutes: Int(truncatingIfNeeded: generator.next()))
      _ = SlotParser.time(text, now: now)
      _ = SlotParser.number(text, min: 1, max: 9)
      _ = SlotParser.minutes(text, min: nil, max: nil)
      _ = SlotParser.name(text, maxLength: 20)
      _ = SlotParser.line(text, maxLength: 50)
      _ = SafetyScanTests.scan.signals(in: text, year: Int(truncatingIfNeeded: generator.next()))
      _ = RubricTests.opener.assess(text)
      let words = CommandWordsTests.words
      for message in [text, "help" + text, text + " stop", "forget" + text + "me"]
      where words.command(in: message) != words.slowCommand(in: message) {
        Issue.record("the filter on first words differs, seed \(seed), round \(round)")
      }
      let options = [ChoiceOption(label: text, examples: [text, "x"]), ChoiceOption(label: String(text.reversed()))]
      _ = ChoiceMatcher.match(text, options: options, many: round.isMultiple(of: 2))
    }
  }

  @Test func `cleaning keeps to its limit and cleaning twice changes nothing`() {
    let seed: UInt64 = 7
    var generator = SeededGenerator(seed: seed)
    for round in 0..<5_000 {
      let text = OddText.make(with: &generator)
      let cleaned = TextCleaner.clean(text, maxScalars: 30)
      if cleaned.unicodeScalars.count > 30 || TextCleaner.clean(cleaned) != cleaned {
        Issue.record("seed \(seed), round \(round)")
      }
    }
  }

  @Test(arguments: [
    "a", "I'm ", "not ", "15 ", "\u{0}", "👍", "'", "é", "1 and ", "in 2 hours ", "don't know ", "me and ",
  ])
  func `a hundred kilobytes of one thing are read without harm`(piece: String) {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)

    _ = Normalizer.normalize(text, limit: .max)
    _ = SafetyScanTests.scan.signals(in: text, year: 2026)
    _ = Self.options.match(text, many: true)
    _ = Self.options.match(text, many: false)
    _ = SlotParser.number(text)
    _ = SlotParser.name(text, maxLength: 20)
    _ = SlotParser.time(text, now: LocalTimeTests.now)
    _ = CommandWordsTests.words.command(in: text)
    #expect(SlotParser.line(text, maxLength: 300) != .value(text))
  }
}
