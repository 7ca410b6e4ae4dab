/// One word or sign of an expression, with its byte offset in the expression's text.
struct ExpressionToken: Equatable {
  enum Kind: Equatable {
    case name(String)
    case number(Double)
    case text(String)
    case sign(String)
    case end
  }

  var kind: Kind
  var start: Int
  var end: Int
}

/// Cuts an expression into tokens; nil with the offset of the first letter that belongs to none.
struct ExpressionLexer {
  private(set) var tokens: [ExpressionToken] = []
  private(set) var failure: (offset: Int, message: String)?

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count, failure == nil {
      let byte = bytes[at]
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        at += 1
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
    tokens.append(ExpressionToken(kind: .end, start: bytes.count, end: bytes.count))
  }

  private mutating func word(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < bytes.count, Self.isLetter(bytes[at]) || Self.isDigit(bytes[at]) || bytes[at] == 0x2E { at += 1 }
    tokens.append(
      ExpressionToken(kind: .name(String(decoding: bytes[start..<at], as: UTF8.self)), start: start, end: at))
    return at
  }

  private mutating func number(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < bytes.count, Self.isDigit(bytes[at]) || bytes[at] == 0x2E { at += 1 }
    guard let value = Double(String(decoding: bytes[start..<at], as: UTF8.self)) else {
      failure = (start, "this is no number")
      return at
    }
    tokens.append(ExpressionToken(kind: .number(value), start: start, end: at))
    return at
  }

  private mutating func quoted(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start + 1
    while at < bytes.count, bytes[at] != bytes[start] { at += 1 }
    guard at < bytes.count else {
      failure = (start, "the quote that opens here is never closed")
      return at
    }
    let text = String(decoding: bytes[(start + 1)..<at], as: UTF8.self)
    tokens.append(ExpressionToken(kind: .text(text), start: start, end: at + 1))
    return at + 1
  }

  private mutating func sign(_ bytes: [UInt8], _ start: Int) -> Int {
    for sign in ["==", "!=", "<=", ">=", "=", "<", ">", "(", ")", "+", "-", ","]
    where bytes[start...].starts(with: sign.utf8) {
      let end = start + sign.utf8.count
      tokens.append(ExpressionToken(kind: .sign(sign == "==" ? "=" : sign), start: start, end: end))
      return end
    }
    failure = (start, "this sign means nothing here")
    return bytes.count
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A) || byte == 0x5F || byte >= 0x80
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
