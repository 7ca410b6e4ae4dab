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

  /// What time it is now, in minutes of the day: "18:30", "half 6" not, "8 in the evening".
  ///
  /// Nil for a day or a part of it without a clock, and for "7:15", which may be twelve hours off.
  package static func clock(_ text: String) -> Int? {
    guard let lexemes = Lexeme.lex(text, clocks: true).map(NumberWords.merged), !lexemes.isEmpty else { return nil }
    var reader = TimeReader(lexemes)
    return reader.readClock()
  }
}
