/// Adds up "an hour and a half", "1h30", "90 seconds", "two hours 15".
enum SpanReader {
  private enum Unit: Double {
    case second = 0.016666666666666666
    case minute = 1
    case hour = 60
    case day = 1_440
    case week = 10_080
  }

  static func minutes(_ lexemes: [Lexeme]) -> Double? {
    var total = 0.0
    var isRead = false
    var pending: Double?
    var lastUnit: Unit?
    for (index, lexeme) in lexemes.enumerated() {
      switch lexeme {
      case .clock: return nil
      case .number(let number):
        if pending != nil || number < 0 { return nil }
        pending = number
      case .word(let word):
        if SlotParser.refusals.contains(word) || word == "quarter" && lastUnit != nil { return nil }
        if let unit = units[word] {
          if lastUnit != nil, pending == nil, !isHalf(lexemes, before: index) { return nil }
          total += (pending ?? implied(lexemes, before: index)) * unit.rawValue
          (pending, lastUnit, isRead) = (nil, unit, true)
        } else if word == "half", isAndAHalf(lexemes, at: index) {
          if let number = pending { pending = number + 0.5 } else if let lastUnit { total += lastUnit.rawValue / 2 }
        }
      }
    }
    if let pending {
      // "1h30" ends in minutes; any other second number belongs to nothing.
      if isRead, lastUnit != .hour || pending >= 60 { return nil }
      total += pending
      isRead = true
    }
    return isRead ? total : nil
  }

  /// "an hour", "half an hour", "a quarter of an hour".
  private static func implied(_ lexemes: [Lexeme], before index: Int) -> Double {
    let before = lexemes[..<index].suffix(3)
    if before.contains(.word("half")) { return 0.5 }
    return before.contains(.word("quarter")) ? 0.25 : 1
  }

  private static func isHalf(_ lexemes: [Lexeme], before index: Int) -> Bool {
    lexemes[..<index].suffix(2).contains(.word("half"))
  }

  private static func isAndAHalf(_ lexemes: [Lexeme], at index: Int) -> Bool {
    index >= 2 && lexemes[index - 1] == .word("a") && lexemes[index - 2] == .word("and")
  }

  private static let units: [String: Unit] = [
    "s": .second, "sec": .second, "secs": .second, "second": .second, "seconds": .second, "m": .minute, "min": .minute,
    "mins": .minute, "minute": .minute, "minutes": .minute, "h": .hour, "hr": .hour, "hrs": .hour, "hour": .hour,
    "hours": .hour, "d": .day, "day": .day, "days": .day, "week": .week, "weeks": .week,
  ]
}
