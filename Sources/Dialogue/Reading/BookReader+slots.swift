extension BookReader {
  /// A slot, or `typed` beside choices.
  mutating func slot(_ value: JSONValue, assess given: AssessRule?) -> Slot? {
    guard value.kind == .object else {
      findings.wrongType(expected: "an object with set", found: value, what: "slot")
      return nil
    }
    var fields = Fields(value)
    // Read by the caller where it is `typed`.
    if nodeHasTyped(value) { _ = fields.take("next") }
    let set = fields.take("set")
    let type = fields.take("type")
    let assess = assessRule(fields.take("assess")) ?? given
    let skip = target(fields.take("skip"), "skip")
    let retry = textBlock(fields.take("retry"))
    let tries = fields.take("tries").flatMap { whole($0, "tries", in: 1...5) }
    let otherwise = target(fields.take("else"), "else")
    fields.finish("a slot", &findings)
    guard let set, let name = string(set, "set") else {
      if set == nil { findings.missingKey("set", in: "a slot", at: value.place) }
      return nil
    }
    guard let index = variable(name, at: set.place) else { return nil }
    guard let reading = reading(type, of: index, at: set.place) else { return nil }
    if assess != nil, reading != .line {
      findings.expressionType("only a line can be assessed", fix: "Use a text variable.", at: set.place)
    }
    return Slot(
      variable: index, reading: reading, assess: assess, skip: skip, retry: retry, tries: tries,
      otherwise: otherwise, place: value.place)
  }

  private func nodeHasTyped(_ value: JSONValue) -> Bool { value.key == "typed" }

  private mutating func reading(_ type: JSONValue?, of index: Int, at place: Place) -> Slot.Reading? {
    let symbol = symbols.variables[index]
    let natural: Slot.Reading
    switch symbol.type {
    case .text: natural = .line
    case .number: natural = .number
    case .bool: natural = .yesNo
    case .enum: natural = .option
    case .time: natural = .time
    case .clock: natural = .clock
    case .person: natural = symbol.part == .pronouns ? .option : .name
    case .set, .member, .assessment, nil:
      findings.expressionType(
        "a slot cannot fill “\(symbol.name)”", fix: "Use a text, number, bool, enum, time or person variable.",
        at: place)
      return nil
    }
    guard let type, let name = string(type, "type") else { return natural }
    let allowed: [String: Slot.Reading] =
      switch natural {
      case .line: ["text": .line, "line": .line, "name": .name]
      case .number: ["number": .number, "minutes": .minutes]
      case .yesNo: ["bool": .yesNo, "yes-no": .yesNo]
      case .time: ["time": .time]
      case .clock: ["clock": .clock]
      case .name: ["name": .name, "person": .name]
      case .option, .minutes: ["enum": .option]
      }
    if let reading = allowed[name] { return reading }
    findings.unknownOption(type, what: "type of slot for “\(symbol.name)”", known: allowed.keys.sorted())
    return natural
  }
}
