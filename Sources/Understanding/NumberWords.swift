/// English number words up to 999, merged into numbers.
enum NumberWords {
  static func merged(_ lexemes: [Lexeme]) -> [Lexeme] {
    var merged: [Lexeme] = []
    var index = 0
    while index < lexemes.count {
      if let (value, length) = number(in: lexemes[index...]) {
        let pointsElsewhere = value == 1 && length == 1 && merged.last.map(isPointer) ?? false
        merged.append(pointsElsewhere ? lexemes[index] : .number(value))
        index += length
      } else {
        merged.append(lexemes[index])
        index += 1
      }
    }
    return merged
  }

  /// "this one" counts nothing.
  private static func isPointer(_ lexeme: Lexeme) -> Bool {
    guard case .word(let word) = lexeme else { return false }
    return ["this", "that", "the", "which", "no", "any", "some", "every", "last", "first"].contains(word)
  }

  private static func number(in lexemes: ArraySlice<Lexeme>) -> (Double, Int)? {
    var index = lexemes.startIndex
    func word(_ index: Int) -> String {
      guard index < lexemes.endIndex, case .word(let word) = lexemes[index] else { return "" }
      return word
    }
    var total = 0.0
    var isRead = false
    let startsHundred = word(index) == "a" && word(index + 1) == "hundred"
    if word(index + 1) == "hundred", let hundreds = startsHundred ? 1 : units[word(index)], (1...9).contains(hundreds) {
      total = Double(hundreds) * 100
      index += 2
      isRead = true
      let next = word(index) == "and" ? index + 1 : index
      if tens[word(next)] == nil, units[word(next)] == nil { return (total, index - lexemes.startIndex) }
      index = next
    }
    if let ten = tens[word(index)] {
      total += Double(ten)
      index += 1
      isRead = true
      if let unit = units[word(index)], (1...9).contains(unit) {
        total += Double(unit)
        index += 1
      }
    } else if let unit = units[word(index)] {
      total += Double(unit)
      index += 1
      isRead = true
    }
    return isRead ? (total, index - lexemes.startIndex) : nil
  }

  private static let units = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
  ]
  private static let tens = [
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
  ]
}
