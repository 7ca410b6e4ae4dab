/// One pass over UTF-8 that folds scalars and cuts words; bytes below 0x80 never leave the short path.
struct TokenScanner {
  private let limit: Int
  private var tokens: [String] = []
  private var joinedScalars = 0
  private var isFull = false
  private var mayNotKnow = false

  private var word: [UInt8] = []
  /// Where in `word` the last apostrophe stood; the apostrophe itself is not kept.
  private var apostrophe: Int?
  private var last: UInt32 = 0
  private var beforeLast: UInt32 = 0

  init(limit: Int) {
    self.limit = limit
    word.reserveCapacity(24)
    tokens.reserveCapacity(16)
  }

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var read = 0
    while index < bytes.count, read < limit, !isFull {
      let byte = bytes[index]
      read += 1
      if byte < 0x80 {
        index += 1
        take(ascii: byte, next: index < bytes.count ? bytes[index] : 0)
      } else {
        let (scalar, length) = Self.decode(bytes, at: index)
        index += length
        take(scalar, next: index < bytes.count ? bytes[index] : 0)
      }
    }
  }

  mutating func finish() -> [String] {
    finishWord()
    return mayNotKnow ? UncertaintyPhrases.folded(tokens) : tokens
  }

  private mutating func take(ascii byte: UInt8, next: UInt8) {
    switch byte {
    case 0x61...0x7A: appendLetter(byte)
    case 0x41...0x5A: appendLetter(byte + 32)
    case 0x30...0x39: appendDigit(byte)
    case 0x27, 0x60: takeApostrophe(next: next)
    case 0x09...0x0D, 0x20: finishWord()
    case 0..<0x20, 0x7F: break
    default: finishWord()
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar, next: UInt8) {
    switch scalar.value {
    case 0x2018, 0x2019, 0x201B, 0x2032, 0x02BC, 0xB4, 0xFF07: takeApostrophe(next: next)
    case 0xFF01...0xFF5E: take(ascii: UInt8(scalar.value - 0xFEE0), next: next)
    case 0x1D400...0x1D6A3: appendLetter(0x61 + UInt8((scalar.value - 0x1D400) % 26))
    case 0x2460...0x2473: takeWhole(String(scalar.value - 0x245F))
    case 0x20E3: finishWord()
    default:
      if let meaning = EmojiMeaning.word(for: scalar) {
        takeWhole(meaning)
      } else {
        takeFolded(scalar)
      }
    }
  }

  private mutating func takeFolded(_ scalar: Unicode.Scalar) {
    if let letters = LetterFolding.ascii(for: scalar) {
      for letter in letters { appendLetter(letter) }
      return
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      for lower in properties.lowercaseMapping.unicodeScalars { appendLower(lower) }
    case .decimalNumber:
      if let value = properties.numericValue, value >= 0, value <= 9 { appendDigit(0x30 + UInt8(value)) }
    case .nonspacingMark, .spacingMark, .enclosingMark:
      // Vowel signs belong to their word; accents do not.
      if !word.isEmpty, !LetterFolding.isAccent(scalar) { append(scalar) }
    case .format: break
    case .control where scalar.value != 0x85: break
    default: finishWord()
    }
  }

  private mutating func appendLower(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      appendLetter(UInt8(scalar.value))
    } else if let letters = LetterFolding.ascii(for: scalar) {
      for letter in letters { appendLetter(letter) }
    } else if !LetterFolding.isAccent(scalar) {
      append(LetterFolding.withoutAccent(scalar))
    }
  }

  private mutating func appendLetter(_ letter: UInt8) {
    let value = UInt32(letter)
    if value == last, value == beforeLast { return }
    beforeLast = last
    last = value
    word.append(letter)
  }

  private mutating func appendDigit(_ digit: UInt8) {
    beforeLast = 0
    last = 0
    word.append(digit)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value == last, scalar.value == beforeLast { return }
    beforeLast = last
    last = scalar.value
    word.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// An apostrophe holds letters together and parts everything else, so that 5'4 stays two numbers.
  private mutating func takeApostrophe(next: UInt8) {
    let nextIsLetter = (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7A || next >= 0x80
    guard let end = word.last, !(0x30...0x39).contains(end), nextIsLetter else { return finishWord() }
    apostrophe = word.count
  }

  private mutating func takeWhole(_ token: String) {
    finishWord()
    append(token: token)
  }

  private mutating func finishWord() {
    if word.isEmpty { return }
    if let apostrophe, apostrophe > 0, apostrophe < word.count {
      let head = String(decoding: word[..<apostrophe], as: UTF8.self)
      let tail = String(decoding: word[apostrophe...], as: UTF8.self)
      if let expanded = Contractions.expand(head: head, tail: tail) {
        for token in expanded { appendExpanded(token) }
      } else {
        appendExpanded(String(decoding: word, as: UTF8.self))
      }
    } else {
      appendExpanded(String(decoding: word, as: UTF8.self))
    }
    word.removeAll(keepingCapacity: true)
    apostrophe = nil
    last = 0
    beforeLast = 0
  }

  private mutating func appendExpanded(_ token: String) {
    if token.utf8.count <= Contractions.longestKey, let expansion = Contractions.words[token] {
      for word in expansion { append(token: word) }
    } else {
      append(token: token)
    }
  }

  private mutating func append(token: String) {
    if isFull { return }
    let added = token.unicodeScalars.count + (tokens.isEmpty ? 0 : 1)
    guard added <= limit - joinedScalars else {
      isFull = true
      return
    }
    joinedScalars += added
    if UncertaintyPhrases.endings.contains(token) { mayNotKnow = true }
    tokens.append(token)
  }

  /// Strings are always valid UTF-8, so the lead byte tells the length; the bounds are checked all the same.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (Unicode.Scalar, Int) {
    let lead = bytes[start]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard start + length <= bytes.count else { return ("\u{FFFD}", bytes.count - start) }
    var value = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<length { value = value << 6 | UInt32(bytes[start + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
