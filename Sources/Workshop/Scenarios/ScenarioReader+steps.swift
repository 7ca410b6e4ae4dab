import Dialogue

extension ScenarioReader {
  mutating func readSteps(_ value: JSONValue) -> [Scenario.Step] {
    guard value.kind == .array else {
      findings.wrongType(expected: "a list of steps in square brackets", found: value, what: "steps")
      return []
    }
    if value.count == 0 {
      findings.add(.invalidValue, at: value.place, "this scenario has no step", fix: "Write at least one.")
    }
    return value.elements.enumerated().compactMap { number, element in
      log?.step = number
      guard element.kind == .object else {
        findings.wrongType(expected: "an object such as { \"say\": \"hello\" }", found: element, what: "a step")
        return nil
      }
      return readStep(element)
    }
  }

  private mutating func readStep(_ object: JSONValue) -> Scenario.Step {
    var members = Fields(object)
    let action = readAction(&members)
    var expectations: [Scenario.Expectation] = []
    func expect(_ kind: Scenario.Kind, at value: JSONValue) {
      expectations.append(.init(line: findings.line(of: value.place), kind: kind))
    }
    if let value = members.take("expect") {
      for (texts, entry) in readExpected(value) { expect(.says(texts), at: entry) }
    }
    if let value = members.take("never") {
      for (text, entry) in findings.strings(value, "never") { expect(.neverSays(text), at: entry) }
    }
    if let value = members.take("choices") { expect(.offers(readChoices(value)), at: value) }
    if let value = members.take("at"), let node = node(value, "at") {
      checkWaits(node, value)
      expect(.waits(book.fullName(node)), at: value)
    }
    if let value = members.take("variables") {
      for (held, entry) in readHeld(value) { expect(held, at: entry) }
    }
    if let value = members.take("card") { expect(.shows(readCards(value)), at: value) }
    if let value = members.take("reminders") {
      let entries = findings.strings(value, "reminders")
      for (name, entry) in entries { checkReminder(name, entry) }
      expect(.plans(entries.map(\.text)), at: value)
    }
    if let value = members.take("ended"), let flag = findings.bool(value, "ended") { expect(.ends(flag), at: value) }
    members.finish("a step", &findings)
    return Scenario.Step(line: findings.line(of: object.place), action: action, expectations: expectations)
  }

  private mutating func readAction(_ members: inout Fields) -> Scenario.Action {
    let keys = ["say", "pick", "wait", "nudge"]
    let given = keys.compactMap { key in members.take(key).map { (key, $0) } }
    guard let (key, value) = given.first else { return .look }
    if given.count > 1 {
      let list = given.map { "“\($0.0)”" }.joined(separator: " and ")
      findings.add(
        .exitConflict, at: given[1].1.keyPlace, "a step does one thing, and this has \(list)",
        fix: "Make a step of each.")
    }
    guard let text = findings.string(value, key) else { return .look }
    switch key {
    case "say": return .say(text)
    case "pick":
      checkChoice(text, value)
      note(text, at: value.place, isPick: true)
      return .pick(text)
    case "wait": return .wait(seconds: seconds(text, value), told: text)
    default:
      checkReminder(text, value)
      return .nudge(text)
    }
  }

  /// The seconds of `30m`, `2h`, `1d` or `1w`.
  private mutating func seconds(_ text: String, _ value: JSONValue) -> Int64 {
    if let seconds = BookReader.seconds(in: text) { return seconds }
    findings.add(
      .invalidValue, at: value.place, "“\(text)” is no time span", fix: "Write a number and m, h, d or w: 30m, 2h, 1d.")
    return 0
  }

  private mutating func readExpected(_ value: JSONValue) -> [(texts: [String], entry: JSONValue)] {
    guard value.kind == .array else {
      findings.wrongType(expected: "a list of texts in square brackets", found: value, what: "expect")
      return []
    }
    return value.elements.compactMap { entry in
      let texts =
        entry.kind == .array
        ? findings.strings(entry, "expect").map(\.text)
        : findings.string(entry, "an entry of expect").map { [$0] } ?? []
      return texts.isEmpty ? nil : (texts, entry)
    }
  }

  private mutating func readChoices(_ value: JSONValue) -> [String] {
    findings.strings(value, "choices").map { name, entry in
      checkChoice(name, entry)
      note(name, at: entry.place)
      return name
    }
  }

  private mutating func checkChoice(_ name: String, _ value: JSONValue) {
    guard !names.knowsChoice(name) else { return }
    findings.add(
      .unknownChoice, at: value.place, "there is no choice “\(name)”",
      fix: Findings.didYouMean(name, names.choices, otherwise: "Write the id of a choice, not its text."))
  }

  /// A place where nobody ever waits can never be reached.
  private mutating func checkWaits(_ node: Node, _ value: JSONValue) {
    guard !node.body.exit.isWaiting else { return }
    findings.add(
      .invalidValue, at: value.place, "nobody ever waits at “\(node.name)”: it goes on at once",
      fix: "Name the node that asks, or write \"ended\": true.")
  }

  private mutating func checkReminder(_ name: String, _ value: JSONValue) {
    guard !names.reminders.values.contains(name) else { return }
    findings.add(
      .invalidValue, at: value.place, "no node or choice plans a nudge “\(name)”",
      fix: Findings.didYouMean(name, names.reminders.values, otherwise: "Write the id of a remind."))
  }

  /// One name, or a list.
  private mutating func readCards(_ value: JSONValue) -> [String] {
    let entries = value.string.map { [(text: $0, value: value)] } ?? findings.strings(value, "card")
    for (name, entry) in entries where !names.cards.contains(name) {
      findings.add(
        .unknownCard, at: entry.place, "there is no card “\(name)”",
        fix: Findings.didYouMean(
          name, names.cards, otherwise: "Name a card of the script or of book.json, or take it out here."))
    }
    for (name, entry) in entries { note(name, at: entry.place) }
    return entries.map(\.text)
  }

  private mutating func readHeld(_ value: JSONValue) -> [(Scenario.Kind, JSONValue)] {
    guard value.kind == .object else {
      findings.wrongType(expected: "an object such as { \"drink\": \"tea\" }", found: value, what: "variables")
      return []
    }
    var held: [(Scenario.Kind, JSONValue)] = []
    for (name, json) in value.members where name != "note" {
      guard let index = variable(name, json) else { continue }
      if json.kind == .null {
        held.append((.holds(variable: index, nil), json))
      } else if let literal = literals.value(json, for: book.variables[index], &findings) {
        mention(membersIn: json, of: book.variables[index])
        held.append((.holds(variable: index, literal), json))
      }
    }
    return held
  }
}
