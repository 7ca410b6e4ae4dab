import Dialogue
import Understanding

/// What people may type at a book, plausible and not.
struct Vocabulary: Sendable {
  private(set) var commands: [[String]] = []
  private let byCommand: [Command: [String]]
  private(set) var safety: [String]
  private(set) var topics: [String] = []
  /// In which walks begin.
  static let year = LocalTime(secondsSince1970: Walk.beginning, utcOffsetMinutes: 0).civilDate.year
  let reminders: [ID: String]
  private let lines: [String]
  /// Numbers that some condition of the book compares with, with their neighbours.
  private let numbers: [Double]
  private let book: Book

  static let nonsense = [
    "purple monkeys", "zzz qqq xxx", "99", "hm", "🦔", "?!", "what", "asdf", "not the first, the second", "I don't know",
  ]
  /// What no answer should look like.
  static let odd = [
    "", " ", "{partner.name}", "{{", "}", "nil", "=1+1", "\u{202E}evil\u{202C}", "\u{0}\u{1B}[31m",
    "ÅÄÖ 東京 мир سلام", "👩‍👩‍👧‍👦👍🏽", String(repeating: "word ", count: 130), String(repeating: "\u{301}", count: 80),
  ]
  /// Nothing that a slot reads, and too long for a line.
  static let unreadable = String(repeating: "zzz qqq xxx ", count: 60)
  static let spans: [(seconds: Int64, told: String)] = [
    (1_800, "30m"), (25_200, "7h"), (90_000, "25h"), (259_200, "3d"), (2_764_800, "32d"), (34_560_000, "400d"),
  ]

  init(_ book: Book) {
    self.book = book
    var byCommand: [Command: [String]] = [:]
    for command in Command.allCases {
      let words = book.commandWords.words(of: command.rawValue)
      byCommand[command] = words
      if !words.isEmpty { commands.append(words) }
    }
    self.byCommand = byCommand
    safety = book.safety.scan.phrases.map(\.words)
    if book.safety.scan.findsAges { safety += ["i am 15", "I'm seventeen"] }
    reminders = BookNames(book).reminders
    topics = book.topics.flatMap { $0.match + $0.examples } + book.greetings
    lines = Self.lines(book)
    numbers = Self.numbers(book)
  }

  func words(of command: Command) -> [String] { byCommand[command] ?? [] }

  /// Lines of one's own: of several lengths, and some that the book's rubrics look for.
  private static func lines(_ book: Book) -> [String] {
    var lines = [
      "a walk on sunday", "I'd like to hold you for a while after. How would that be?", "lavender tea",
      "You always turn away and never ask me.", "We stay close, then you hold me and we talk a little about it.",
      String(repeating: "and then we could stay a little longer ", count: 7),
    ]
    for rubric in book.rubrics {
      lines += [LineMaker.line(for: rubric)] + rubric.checks.map { LineMaker.line(for: rubric, without: $0.id) }
    }
    for node in book.nodes {
      guard case .choices(let menu) = node.body.exit else { continue }
      for case .choice(let choice) in menu.items { if let line = choice.body.line?.literal { lines.append(line) } }
    }
    return lines
  }

  private static func numbers(_ book: Book) -> [Double] {
    var found: Set<Double> = []
    for formula in book.formulas { formula.addNumbers(to: &found) }
    // Years of birth, where somebody's age is worked out.
    found.formUnion(found.filter { (1...120).contains($0) }.map { Double(Self.year) - $0 })
    return found.flatMap { [$0 - 1, $0, $0 + 1] }.sorted()
  }

  /// A line of one's own, or what a question that reads something expects.
  func answer(at node: Node?, _ chance: inout Chance) -> String {
    guard let slot = node?.body.exit.slot else { return chance.one(of: lines) ?? "a line" }
    return chance.one(of: answers(for: slot)) ?? "a line"
  }

  /// What the slot can read, all kinds of it.
  func answers(for slot: Slot) -> [String] {
    switch slot.reading {
    case .line: return lines
    case .name: return ["Sam", "my partner is called Jo", "Alexandra", "they're Kim"]
    case .number, .minutes: return numbers(for: book.variables[slot.variable])
    case .yesNo: return ["yes", "no", "yeah", "nope"]
    case .time: return ["tomorrow evening", "in 2 hours", "friday at 19:30", "today at 23:00", "next week"]
    case .clock: return ["18:30", "9am", "noon", "23:15"]
    case .option: return book.variables[slot.variable].options?.options.map(\.text) ?? []
    }
  }

  private func numbers(for variable: Variable) -> [String] {
    var (low, high) = (0.0, 100.0)
    if case .number(let least, let most) = variable.kind {
      low = least ?? min(low, most ?? low)
      high = most ?? max(high, least ?? high)
    }
    let fitting = numbers.filter { (low...high).contains($0) }
    return ([low, high, ((low + high) / 2).rounded()] + fitting).map { number in
      Int(exactly: number).map(String.init) ?? "\(number)"
    } + ["ten", "half an hour"]
  }

  /// A value a writer could begin with.
  func value(for variable: Variable, _ chance: inout Chance) -> Value? {
    switch variable.kind {
    case .bool: return .bool(chance.happens(50))
    case .number(let low, let high):
      let known = numbers.filter { $0 >= low ?? $0 && $0 <= high ?? $0 } + [low, high].compactMap { $0 }
      return .number(chance.one(of: known) ?? 1)
    case .clock: return nil
    case .text(let maxLength):
      let line = chance.happens(20) ? "" : chance.one(of: lines) ?? "a line"
      return .text(String(line.prefix(maxLength)))
    case .options(let list): return chance.one(of: list.options).map { .option($0.id) }
    case .member(let set): return chance.one(of: book.variables[set].options?.options ?? []).map { .option($0.id) }
    case .set(let list, _):
      var set = SetValue()
      for option in list.options where chance.happens(30) { set.insert(option.id) }
      return .set(set)
    case .moment: return .moment(Walk.beginning + Int64(chance.below(20) - 10) * 40_000)
    case .marks(let index):
      let rubric = book.rubrics[index]
      let met = rubric.checks.map { _ in chance.happens(50) }
      let ids = rubric.checks.map { ID("\(rubric.id):\($0.id)") }
      return .marks(
        Marks(met: zip(ids, met).filter(\.1).map(\.0), missing: zip(ids, met).filter { !$0.1 }.map(\.0)))
    }
  }
}

extension Exit {
  /// What reads a typed line, beside choices too.
  var slot: Slot? {
    switch self {
    case .slot(let slot, _): slot
    case .choices(let menu): menu.typed
    default: nil
    }
  }
}
