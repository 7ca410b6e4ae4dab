/// Numbers and lowercase words of a text in order, decimals and clock times kept whole.
enum Lexeme: Hashable {
  case number(Double)
  /// "18:30" and "7.30"; the second only where the caller asks for clocks.
  case clock(hour: Int, minute: Int, isPadded: Bool)
  case word(String)

  /// More than anyone answers a slot with; what lies beyond makes the text unreadable.
  static let limit = 24

  /// Nil when the text is too long, or a number in it has more digits than a slot can mean.
  static func lex(_ text: String, clocks: Bool) -> [Lexeme]? {
    var lexer = LexemeScanner(text, clocks: clocks)
    return lexer.scan()
  }
}

struct LexemeScanner {
  private let scalars: [Unicode.Scalar]
  private let clocks: Bool
  private var index = 0
  private var lexemes: [Lexeme] = []

  init(_ text: String, clocks: Bool) {
    scalars = Array(text.unicodeScalars.prefix(400))
    self.clocks = clocks
  }

  mutating func scan() -> [Lexeme]? {
    var word = String.UnicodeScalarView()
    while index < scalars.count {
      if digit(at: index) != nil {
        // "a15" is a name, not a number.
        if !word.isEmpty, !Self.mayTouchDigits(word) { return nil }
        flush(&word)
        guard let number = takeNumber() else { return nil }
        lexemes.append(number)
      } else if isWordPart(at: index) {
        word.append(scalars[index])
        index += 1
      } else {
        flush(&word)
        index += 1
      }
      if lexemes.count > Lexeme.limit { return nil }
    }
    flush(&word)
    return lexemes.count > Lexeme.limit || scalars.count == 400 ? nil : lexemes
  }

  private mutating func flush(_ word: inout String.UnicodeScalarView) {
    if word.isEmpty { return }
    lexemes += Normalizer.normalize(String(word)).tokens.map(Lexeme.word)
    word.removeAll()
  }

  private static func mayTouchDigits(_ word: String.UnicodeScalarView) -> Bool { String(word).lowercased() == "h" }

  private func isWordPart(at index: Int) -> Bool {
    let properties = scalars[index].properties
    return properties.isAlphabetic || properties.generalCategory == .nonspacingMark || scalars[index] == "'"
      || scalars[index] == "’"
  }

  private func digit(at index: Int) -> Int? {
    guard index < scalars.count else { return nil }
    let properties = scalars[index].properties
    guard properties.generalCategory == .decimalNumber, let value = properties.numericValue else { return nil }
    return Int(value)
  }

  private mutating func takeDigits() -> (value: Double, count: Int) {
    var value = 0.0
    var count = 0
    while let digit = digit(at: index) {
      value = value * 10 + Double(digit)
      count += 1
      index += 1
    }
    return (value, count)
  }

  private mutating func takeNumber() -> Lexeme? {
    let isNegative = index > 0 && "-−".unicodeScalars.contains(scalars[index - 1]) && !follows(index - 1)
    let whole = takeDigits()
    if whole.count > 12 { return nil }
    var value = whole.value
    if index < scalars.count, digit(at: index + 1) != nil {
      let mark = scalars[index]
      if mark == ":" || mark == "：" || clocks && mark == "." {
        return takeClock(hour: whole.value, isPadded: whole.count > 1)
      }
      if mark == "." || mark == "," || mark == "٫" {
        index += 1
        let part = takeDigits()
        if part.count > 12 { return nil }
        if mark == ",", part.count == 3, whole.count <= 3 {
          value = value * 1_000 + part.value
        } else {
          var scale = 1.0
          for _ in 0..<part.count { scale *= 10 }
          value += part.value / scale
        }
      }
    }
    return .number(isNegative ? -value : value)
  }

  private func follows(_ index: Int) -> Bool { index > 0 && !scalars[index - 1].properties.isWhitespace }

  private mutating func takeClock(hour: Double, isPadded: Bool) -> Lexeme? {
    index += 1
    let minute = takeDigits()
    guard minute.count == 2, hour < 25, minute.value < 60 else { return nil }
    return .clock(hour: Int(hour), minute: Int(minute.value), isPadded: isPadded)
  }
}
