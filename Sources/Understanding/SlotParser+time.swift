extension SlotParser {
  /// A coming moment out of "18:30", "tomorrow evening", "fri 7pm", "in 2 hours".
  ///
  /// A day without a time means 18:30; a bare 1 to 7 means the afternoon; a time already past today means tomorrow.
  package static func time(_ text: String, now: LocalTime) -> MomentReading {
    guard let lexemes = Lexeme.lex(text, clocks: true).map(NumberWords.merged), !lexemes.isEmpty else {
      return .unreadable
    }
    var reader = TimeReader(lexemes)
    guard let moment = reader.read(now: now), moment.secondsSince1970 > now.secondsSince1970 else { return .unreadable }
    return .moment(moment.secondsSince1970)
  }
}
