import Understanding

extension Turn {
  /// What a slot made of a text.
  enum SlotReading {
    case value(Value)
    /// Said why not; ask again.
    case refused(Phrase, [String: String])
  }

  func readLine(_ text: String, maxLength: Int) -> LineReading {
    SlotParser.line(text, maxLength: maxLength)
  }

  func read(_ text: String, for slot: Slot) -> SlotReading {
    let variable = book.variables[slot.variable]
    switch (slot.reading, variable.kind) {
    case (.line, .text(let maxLength)): return readText(text, maxLength)
    case (.name, .text(let maxLength)):
      return SlotParser.name(text, maxLength: maxLength).map { .value(.text($0)) } ?? .refused(.notAName, [:])
    case (.number, .number(let low, let high)):
      return readNumber(SlotParser.number(text, min: low, max: high), low, high)
    case (.minutes, .number(let low, let high)):
      return readNumber(SlotParser.minutes(text, min: low, max: high), low, high)
    case (.yesNo, _): return SlotParser.yesNo(text).map { .value(.bool($0)) } ?? .refused(.notYesNo, [:])
    case (.time, _):
      if case .moment(let seconds) = SlotParser.time(text, now: clock) { return .value(.moment(seconds)) }
      return .refused(.notATime, [:])
    case (.clock, _): return readClock(text)
    case (.option, .options(let list)):
      let options = list.options.map { ChoiceOption(label: $0.text, match: [$0.name]) }
      if case .chosen(let positions) = ChoiceMatcher.match(text, options: options, many: false),
        let first = positions.first
      {
        return .value(.option(list.options[first].id))
      }
      return .refused(.miss, [:])
    default: return .refused(.miss, [:])
    }
  }

  private func readText(_ text: String, _ maxLength: Int) -> SlotReading {
    switch readLine(text, maxLength: maxLength) {
    case .value(let line): .value(.text(line))
    case .tooLong(let limit): .refused(.lineTooLong, ["max": String(limit)])
    case .empty: .refused(.emptyLine, [:])
    }
  }

  /// What time it is where the person is tells how far their clock is from ours, to the quarter of an hour.
  private func readClock(_ text: String) -> SlotReading {
    guard let theirs = SlotParser.clock(text) else { return .refused(.notATime, [:]) }
    let ours = LocalTime(secondsSince1970: input.now, utcOffsetMinutes: 0)
    // Clocks are at most twelve hours behind and fourteen ahead.
    let ahead = ((theirs - ours.minuteOfDay) % 1_440 + 1_440) % 1_440
    let quarters = (ahead + 7) / 15 * 15
    return .value(.number(Double(quarters > 14 * 60 ? quarters - 1_440 : quarters)))
  }

  private func readNumber(_ reading: NumberReading, _ low: Double?, _ high: Double?) -> SlotReading {
    func shown(_ number: Double?) -> String { number.flatMap { Int(exactly: $0) }.map(String.init) ?? "" }
    switch reading {
    case .value(let number): return .value(.number(number))
    case .outOfRange: return .refused(.outOfRange, ["min": shown(low), "max": shown(high)])
    case .unreadable: return .refused(.notANumber, [:])
    }
  }

  /// Fills a slot and goes on.
  mutating func fill(_ slot: Slot, with value: Value, next: Jump?) {
    accept {
      $0.setValue(value, of: slot.variable)
      if slot.reading == .clock, case .number(let offset) = value { $0.record.utcOffset = Int(offset) }
      $0.forgetYes(to: $0.book.variables[slot.variable].id)
      if case .text(let line) = value {
        $0.assess(line, slot.assess)
        if slot.reading == .line { $0.story.lastSlot = $0.book.variables[slot.variable].id }
      }
      if let next, let target = $0.branch(of: next) { $0.go(to: target) }
    }
  }

  /// Keeps what a rubric found in a line: marks, never the words.
  mutating func assess(_ line: String, _ rule: AssessRule?) {
    guard let rule, rule.rubric < book.rubrics.count else { return }
    let rubric = book.rubrics[rule.rubric]
    let found = rubric.assess(line)
    setValue(
      .marks(
        Marks(
          met: found.met.map { ID("\(rubric.id):\($0)") }, missing: found.missing.map { ID("\(rubric.id):\($0)") })),
      of: rule.into)
  }

  /// A text that a slot could not read: its own tries and way out come before the usual misses.
  mutating func refuse(_ slot: Slot, _ phrase: Phrase, _ given: [String: String], at node: Node) {
    asked.place.tries = min(asked.place.tries, 249) + 1
    if let tries = slot.tries, asked.place.tries > tries {
      if let otherwise = slot.otherwise {
        return accept { $0.go(to: otherwise) }
      }
    } else if let retry = slot.retry {
      // A second time the reason comes first: never the same reply twice.
      if asked.place.tries > 1 { say(phrase, given) }
      say(bubbles(of: retry))
      return showAgain()
    }
    if slot.otherwise != nil || slot.tries == nil && slot.retry != nil {
      say(phrase, given)
      return showAgain()
    }
    miss(at: node, because: phrase, given)
  }
}
