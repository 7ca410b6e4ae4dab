import TestSupport

/// Random strings of the kinds that break text code: controls, joiners, bidi marks, long runs, lone pieces of emoji.
enum OddText {
  static func make(with generator: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      switch Int.random(in: 0...9, using: &generator) {
      case 0...3: text.append(contentsOf: (words.randomElement(using: &generator) ?? "").unicodeScalars)
      case 4: text.append(contentsOf: (odd.randomElement(using: &generator) ?? "").unicodeScalars)
      case 5:
        let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) ?? "x"
        for _ in 0..<Int.random(in: 1...40, using: &generator) { text.append(scalar) }
      case 6: text.append(Unicode.Scalar(UInt8.random(in: 0...255, using: &generator)))
      case 7: text.append(contentsOf: String(Int.random(in: 0...99_999_999, using: &generator)).unicodeScalars)
      default: text.append(Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator)) ?? "y")
      }
      if Bool.random(using: &generator) { text.append(" ") }
    }
    return String(text)
  }

  private static let words = [
    "I'm", "not", "the", "second", "one", "my wife", "15", "years old", "in 2 hours", "tomorrow", "7.30 pm", "18:30",
    "don't",
    "know", "no idea", "half", "an hour", "and a half", "all", "except", "born in", "2010", "grade", "year",
    "/help@bot",
    "next", "fri", "can't", "yes", "no", "maybe", "under", "18", "two hundred", "h", "1h30", "option", "b", ",", "and",
    "?",
  ]
  private static let odd = [
    "\u{0}", "\u{202E}", "\u{200D}", "👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "é", "e\u{301}\u{301}", "İ", "ß", "ﷺ", "'", "’’", "n't", "'s", "-", "٣",
    "½", "\u{FEFF}",
    "2️⃣", "👍🏿", "\r\n", "\u{115F}", "𝓪𝓫𝓬", "ŉ", "ǅ", "Σς", "\u{111C2}n't", "aa'a", "ſ", "K",
  ]
}
