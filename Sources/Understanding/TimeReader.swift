/// Every word must be a day, a time, or from a closed list of fillers; anything else makes the text unreadable.
struct TimeReader {
  private let lexemes: [Lexeme]
  private var index = 0
  private var day: Day?
  private var clock: Clock?
  private var part: DayPart?
  private var span: Double?
  /// "Noon" and "midnight" say when; "morning" only about when.
  private var namesHour = false

  private enum Day {
    case inDays(Int)
    case weekday(Int)
  }

  private struct Clock {
    var minuteOfDay: Int
    /// Whether "7" could still be seven in the evening.
    var isOpen: Bool
  }

  private enum DayPart: Int {
    case morning = 540
    case noon = 720
    case afternoon = 900
    case evening = 1_110
    case night = 1_200
    case midnight = 1_440
  }

  init(_ lexemes: [Lexeme]) {
    self.lexemes = lexemes
  }

  mutating func read(now: LocalTime) -> LocalTime? {
    while index < lexemes.count {
      let isRead =
        switch lexemes[index] {
        case .clock(let hour, let minute, let isPadded): takeClock(hour: hour, minute: minute, isPadded: isPadded)
        case .number(let number): takeNumber(number)
        case .word("in"): takeSpan()
        case .word(let word): take(word)
        }
      if !isRead { return nil }
    }
    return resolve(now: now)
  }

  /// Minutes of the day, where a clock was named that cannot be twelve hours off.
  mutating func readClock() -> Int? {
    while index < lexemes.count {
      let isRead =
        switch lexemes[index] {
        case .clock(let hour, let minute, let isPadded): takeClock(hour: hour, minute: minute, isPadded: isPadded)
        case .number(let number): takeClockDigits(number) || takeNumber(number)
        case .word("in"): skipIn()
        case .word(let word): Self.clockFillers.contains(word) ? skip() : take(word)
        }
      if !isRead { return nil }
    }
    if case .inDays(let days) = day, days > 0 { return nil }
    guard clock.map({ !$0.isOpen || part != nil }) ?? namesHour else { return nil }
    return minuteOfDay.map { $0 % 1_440 }
  }

  private mutating func skip() -> Bool {
    index += 1
    return true
  }

  /// "8 in the evening"; "in 2 hours" is not now.
  private mutating func skipIn() -> Bool {
    index += 1
    guard index < lexemes.count, case .number = lexemes[index] else { return true }
    return false
  }

  /// "1830", as far as it is surely a time.
  private mutating func takeClockDigits(_ number: Double) -> Bool {
    guard number >= 1_300, number < 2_400, number == Double(Int(number)), Int(number) % 100 < 60 else { return false }
    index += 1
    return setClock(hour: Int(number) / 100, minute: Int(number) % 100, isLiteral: true)
  }

  private mutating func take(_ word: String) -> Bool {
    index += 1
    switch word {
    case "today": return set(.inDays(0))
    case "tonight":
      part = part ?? .night
      return set(.inDays(0))
    case "tomorrow":
      // "the day after tomorrow"
      let isAfter = index >= 2 && lexemes[index - 2] == .word("after")
      return set(.inDays(isAfter ? 2 : 1))
    case "after": return index < lexemes.count && lexemes[index] == .word("tomorrow")
    default: break
    }
    if let weekday = Self.weekdays[word] { return set(.weekday(weekday)) }
    if let named = Self.parts[word] {
      if part != nil { return false }
      part = named
      namesHour = word == "noon" || word == "midday" || word == "midnight"
      return true
    }
    return Self.fillers.contains(word)
  }

  private mutating func set(_ day: Day) -> Bool {
    if self.day != nil || span != nil { return false }
    self.day = day
    return true
  }

  private mutating func takeClock(hour: Int, minute: Int, isPadded: Bool) -> Bool {
    index += 1
    // "07:30" is morning to whoever wrote the zero.
    return setClock(hour: hour, minute: minute, isLiteral: isPadded && hour < 10)
  }

  private mutating func takeNumber(_ number: Double) -> Bool {
    index += 1
    guard number >= 0, number <= 24, number == Double(Int(number)) else { return false }
    if index < lexemes.count, lexemes[index] == .word("h") {
      index += 1
      var minute = 0
      if index < lexemes.count, case .number(let value) = lexemes[index], value >= 0, value < 60 {
        minute = Int(value)
        index += 1
      }
      return setClock(hour: Int(number), minute: minute, isLiteral: true)
    }
    return setClock(hour: Int(number), minute: 0)
  }

  private mutating func setClock(hour: Int, minute: Int, isLiteral: Bool = false) -> Bool {
    if clock != nil || hour > 24 || hour == 24 && minute > 0 { return false }
    guard let half = takeHalf() else {
      clock = Clock(minuteOfDay: hour * 60 + minute, isOpen: !isLiteral && (1...12).contains(hour))
      return true
    }
    guard (1...12).contains(hour) else { return false }
    clock = Clock(minuteOfDay: (hour % 12 + (half == "pm" ? 12 : 0)) * 60 + minute, isOpen: false)
    return true
  }

  /// "am", "pm", and the "p m" that dots leave.
  private mutating func takeHalf() -> String? {
    guard index < lexemes.count, case .word(let word) = lexemes[index] else { return nil }
    switch word {
    case "am", "pm":
      index += 1
      return word
    case "a", "p":
      guard index + 1 < lexemes.count, lexemes[index + 1] == .word("m") else { return nil }
      index += 2
      return word + "m"
    default: return nil
    }
  }

  /// "in 2 hours", "in half an hour"; "in the evening" is no span.
  private mutating func takeSpan() -> Bool {
    var end = index + 1
    while end < lexemes.count, isSpanPart(lexemes[end]) { end += 1 }
    guard end > index + 1, let minutes = SpanReader.minutes(Array(lexemes[(index + 1)..<end])) else {
      index += 1
      return true
    }
    if span != nil || day != nil || !hasUnit(in: (index + 1)..<end) { return false }
    span = minutes
    index = end
    return true
  }

  private func isSpanPart(_ lexeme: Lexeme) -> Bool {
    switch lexeme {
    case .number: true
    case .clock: false
    case .word(let word): Self.spanWords.contains(word)
    }
  }

  private func hasUnit(in range: Range<Int>) -> Bool {
    lexemes[range].contains {
      if case .word(let word) = $0 { !["a", "an", "half", "and"].contains(word) } else { false }
    }
  }

  private func resolve(now: LocalTime) -> LocalTime? {
    if let span {
      guard span > 0, span <= 527_040 else { return nil }
      if clock == nil, part == nil { return now.adding(minutes: Int(span) + (span > Double(Int(span)) ? 1 : 0)) }
      guard span >= 1_440, let minute = minuteOfDay else { return nil }
      return now.adding(days: Int(span) / 1_440).at(minuteOfDay: minute)
    }
    if day == nil, clock == nil, part == nil { return nil }
    let minute = minuteOfDay ?? DayPart.evening.rawValue
    switch day {
    case .inDays(let days) where days > 0: return now.adding(days: days).at(minuteOfDay: minute)
    case .weekday(let weekday):
      let ahead = (weekday - now.weekday + 7) % 7
      let moment = now.adding(days: ahead).at(minuteOfDay: minute)
      return moment.secondsSince1970 > now.secondsSince1970 ? moment : moment.adding(days: 7)
    case .inDays, nil:
      let moment = now.at(minuteOfDay: minute)
      return moment.secondsSince1970 > now.secondsSince1970 ? moment : moment.adding(days: 1)
    }
  }

  private var minuteOfDay: Int? {
    guard let clock else { return part?.rawValue }
    guard clock.isOpen else { return clock.minuteOfDay }
    let hour = clock.minuteOfDay / 60
    switch part {
    case .morning: return hour == 12 ? clock.minuteOfDay - 720 : clock.minuteOfDay
    case .afternoon, .evening: return hour == 12 ? clock.minuteOfDay : clock.minuteOfDay + 720
    case .night, .midnight: return clock.minuteOfDay + 720
    case .noon, nil: return hour <= 7 ? clock.minuteOfDay + 720 : clock.minuteOfDay
    }
  }

  private static let weekdays = [
    "monday": 1, "mon": 1, "tuesday": 2, "tue": 2, "tues": 2, "wednesday": 3, "wed": 3, "weds": 3, "thursday": 4,
    "thu": 4,
    "thur": 4, "thurs": 4, "friday": 5, "fri": 5, "saturday": 6, "sat": 6, "sunday": 7, "sun": 7,
  ]
  private static let parts: [String: DayPart] = [
    "morning": .morning, "noon": .noon, "midday": .noon, "lunchtime": .noon, "lunch": .noon, "afternoon": .afternoon,
    "evening": .evening, "eve": .evening, "night": .night, "midnight": .midnight,
  ]
  private static let fillers: Set<String> = [
    "at", "on", "the", "please", "around", "about", "maybe", "say", "ok", "this", "a", "of", "day", "remind", "me",
    "um",
    "like", "oclock", "o", "clock", "sharp", "thanks", "i", "think", "would", "let", "us", "how", "for", "and",
    "probably",
    "is", "good", "fine", "works", "do", "next", "coming", "ish", "just", "it", "then", "well", "so", "yes", "yeah",
    "sure",
  ]
  /// Besides the others, around the time it is now.
  private static let clockFillers: Set<String> = [
    "it", "now", "right", "here", "where", "am", "live", "with", "my", "time", "currently", "almost", "nearly", "local",
    "exactly",
  ]
  private static let spanWords: Set<String> = [
    "a", "an", "half", "quarter", "of", "and", "sec", "secs", "second", "seconds", "m", "min", "mins", "minute",
    "minutes",
    "h", "hr", "hrs", "hour", "hours", "d", "day", "days", "week", "weeks",
  ]
}
