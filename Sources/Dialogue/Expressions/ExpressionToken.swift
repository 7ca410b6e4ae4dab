/// One word or sign of an expression, with its place among the bytes it was read from.
struct ExpressionToken: Equatable {
  enum Kind: Equatable {
    case name(String)
    case number(Double)
    case text(String)
    case sign(Sign)
    case end
  }

  enum Sign {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case open, close, plus, minus, comma

    var comparison: Expression.Comparison? {
      switch self {
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .open, .close, .plus, .minus, .comma: nil
      }
    }
  }

  var kind: Kind
  var start: Int
  var end: Int
}

/// Cuts an expression into tokens, up to the first letter that belongs to none.
struct ExpressionLexer {
  struct Failure {
    var message: String
    var fix: String
    var start: Int
    var end: Int
  }

  private(set) var tokens: [ExpressionToken] = []
  private(set) var failure: Failure?

  init(_ bytes: ArraySlice<UInt8>) {
    // A name, a sign, a value and the end: what most conditions are.
    tokens.reserveCapacity(4)
    var at = bytes.startIndex
    while at < bytes.endIndex, failure == nil {
      let byte = bytes[at]
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        at += 1
      } else if Self.isCurlyQuote(bytes, at) {
        at = curly(bytes, at)
      } else if Self.isLetter(byte) {
        at = word(bytes, at)
      } else if Self.isDigit(byte) {
        at = number(bytes, at)
      } else if byte == 0x27 || byte == 0x22 {
        at = quoted(bytes, at)
      } else {
        at = sign(bytes, at)
      }
    }
    tokens.append(ExpressionToken(kind: .end, start: bytes.endIndex, end: bytes.endIndex))
  }

  private mutating func word(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < bytes.endIndex, Self.isLetter(bytes[at]) || Self.isDigit(bytes[at]) || bytes[at] == 0x2E { at += 1 }
    tokens.append(
      ExpressionToken(kind: .name(String(decoding: bytes[start..<at], as: UTF8.self)), start: start, end: at))
    return at
  }

  private mutating func number(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < bytes.endIndex, Self.isDigit(bytes[at]) || bytes[at] == 0x2E { at += 1 }
    let digits = bytes[start..<at]
    guard let value = JSONText.number(digits) ?? Double(String(decoding: digits, as: UTF8.self)) else {
      failure = Failure(
        message: "this is no number", fix: "Write a number such as 12 or 0.5.", start: start, end: at)
      return at
    }
    tokens.append(ExpressionToken(kind: .number(value), start: start, end: at))
    return at
  }

  private mutating func quoted(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
    var at = start + 1
    while at < bytes.endIndex, bytes[at] != bytes[start] { at += 1 }
    guard at < bytes.endIndex else {
      failure = Failure(
        message: "the quote that opens here is never closed", fix: "Write the same quote after the word.",
        start: start, end: start + 1)
      return at
    }
    let text = String(decoding: bytes[(start + 1)..<at], as: UTF8.self)
    tokens.append(ExpressionToken(kind: .text(text), start: start, end: at + 1))
    return at + 1
  }

  private mutating func sign(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
    if let (sign, length) = Self.sign(
      bytes[start], followedByEqual: start + 1 < bytes.endIndex && bytes[start + 1] == 0x3D)
    {
      tokens.append(ExpressionToken(kind: .sign(sign), start: start, end: start + length))
      return start + length
    }
    let foreign = Self.foreignSigns.first { bytes[start...].starts(with: $0.sign.utf8) }
    failure = Failure(
      message: foreign.map { "\($0.sign) means nothing here" } ?? "this sign means nothing here",
      fix: foreign?.fix ?? "Look at the guide's table of expressions.", start: start,
      end: start + (foreign?.sign.utf8.count ?? 1))
    return bytes.endIndex
  }

  private static func sign(_ byte: UInt8, followedByEqual isWide: Bool) -> (ExpressionToken.Sign, length: Int)? {
    switch byte {
    case 0x3D: (.equal, isWide ? 2 : 1)
    case 0x21: isWide ? (.notEqual, 2) : nil
    case 0x3C: isWide ? (.lessOrEqual, 2) : (.less, 1)
    case 0x3E: isWide ? (.greaterOrEqual, 2) : (.greater, 1)
    case 0x28: (.open, 1)
    case 0x29: (.close, 1)
    case 0x2B: (.plus, 1)
    case 0x2D: (.minus, 1)
    case 0x2C: (.comma, 1)
    default: nil
    }
  }

  /// What other languages write, and what is written here.
  private static let foreignSigns: [(sign: String, fix: String)] = [
    ("&&", "Write and instead."), ("&", "Write and instead."), ("||", "Write or instead."),
    ("|", "Write or instead."), ("!", "Write not instead."),
    ("{", "Write the variable's name without braces."), ("}", "Write the variable's name without braces."),
    ("*", "There are only + and - for numbers."), ("/", "There are only + and - for numbers."),
  ]

  /// ‘ ’ “ ” and their like, as editors of letters put them.
  private static func isCurlyQuote(_ bytes: ArraySlice<UInt8>, _ at: Int) -> Bool {
    at + 2 < bytes.endIndex && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && (0x98...0x9F).contains(bytes[at + 2])
  }

  private mutating func curly(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
    var close = start + 3
    while close < bytes.endIndex, !Self.isCurlyQuote(bytes, close) { close += 1 }
    let word = String(decoding: bytes[(start + 3)..<close], as: UTF8.self)
    failure = Failure(
      message: "there are curly quotes around this word", fix: "Write straight single quotes: '\(word)'.",
      start: start, end: min(close + 3, bytes.endIndex))
    return bytes.endIndex
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A) || byte == 0x5F || byte >= 0x80
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
