/// Reads typed values out of short answers.
///
/// Two values, or none, are unreadable: better to ask again than to guess.
package enum SlotParser {
  package static func number(_ text: String, min: Double? = nil, max: Double? = nil) -> NumberReading {
    guard let lexemes = Lexeme.lex(text, clocks: false).map(NumberWords.merged) else { return .unreadable }
    var found: Double?
    for (index, lexeme) in lexemes.enumerated() {
      switch lexeme {
      case .number(let value):
        if found != nil { return .unreadable }
        found = value
      case .clock: return .unreadable
      case .word("half") where index >= 2 && lexemes[index - 1] == .word("a") && lexemes[index - 2] == .word("and"):
        found = found.map { $0 + 0.5 }
      case .word(let word) where refusals.contains(word): return .unreadable
      case .word: continue
      }
    }
    guard let found else { return .unreadable }
    return bounded(found, min: min, max: max)
  }

  /// A span in minutes; a bare number counts minutes, and "1h30", "half an hour" and "two hours" are understood.
  package static func minutes(_ text: String, min: Double? = nil, max: Double? = nil) -> NumberReading {
    guard let lexemes = Lexeme.lex(text, clocks: false).map(NumberWords.merged) else { return .unreadable }
    guard let span = SpanReader.minutes(lexemes) else { return .unreadable }
    return bounded(span, min: min, max: max)
  }

  /// Nil when the answer takes no side, "I don't know" included.
  package static func yesNo(_ text: String) -> Bool? {
    switch Polarity.ofAnswer(Normalizer.normalize(text).tokens) {
    case .yes: true
    case .no: false
    case .unsure, nil: nil
    }
  }

  /// A line as the person wrote it, cleaned; its length counts Unicode scalars.
  ///
  /// What only leads in to it is left out: “more like me: i love …” is the line “i love …”.
  package static func line(_ text: String, maxLength: Int) -> LineReading {
    if TextCleaner.isBlank(text) { return .empty }
    let cleaned = withoutLeadIn(TextCleaner.clean(text))
    return cleaned.unicodeScalars.count > maxLength ? .tooLong(limit: maxLength) : .value(cleaned)
  }

  private static func withoutLeadIn(_ line: String) -> String {
    guard let colon = line.utf8.prefix(40).firstIndex(of: 0x3A) else { return line }
    let rest = TextCleaner.clean(String(line[line.utf8.index(after: colon)...]))
    guard !rest.isEmpty, leadIns.contains(Normalizer.normalize(String(line[..<colon])).joined) else { return line }
    return rest
  }

  /// As normalising leaves them.
  ///
  /// “Random question:” is none: it belongs to the line.
  private static let leadIns = Set(
    [
      "more like me", "more like", "something like", "something like this", "maybe", "maybe something like", "mine",
      "my line", "my version", "i'd say", "i would say", "i'd rather say", "i'd put it like this", "how about",
      "what about", "rather", "or", "like this", "ok", "okay",
    ].map { Normalizer.normalize($0).joined })

  private static func bounded(_ value: Double, min: Double?, max: Double?) -> NumberReading {
    if let min, value < min { return .outOfRange }
    if let max, value > max { return .outOfRange }
    return .value(value)
  }

  static let refusals: Set<String> = ["not", "never", "idk", "or", "between", "without"]
}
