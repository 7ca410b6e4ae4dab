extension BookReader {
  mutating func readNode(_ index: Int) -> Node {
    let symbol = symbols.nodes[index]
    let isSafety = symbols.scripts[symbol.script].isSafety
    nodeName = "\(symbols.scripts[symbol.script].id)#\(symbol.name)"
    let body = nodeBody(symbol, isStart: startNode(of: symbol.script) == index, isSafety: isSafety)
    return Node(id: ID(nodeName), name: symbol.name, script: symbol.script, place: symbol.place, body: body)
  }

  private mutating func nodeBody(_ symbol: Symbols.NodeSymbol, isStart: Bool, isSafety: Bool) -> Node.Body {
    var body = Node.Body()
    if symbol.object.kind == .object {
      var fields = Fields(symbol.object)
      readSpeech(&body, &fields)
      readMarks(&body, &fields, symbol, isSafety: isSafety)
      body.exit = readExit(&body, &fields, symbol, isSafety: isSafety)
      readSilence(fields.take("silence"), within: .node(symbol.place, symbol.object.place))
      fields.finish("a node", &findings)
    } else {
      if Self.nodeKeys.contains(symbol.name) {
        findings.misplacedKey(
          symbol.name, why: "it stands among the nodes, and in none of them",
          fix: "Move it into the braces of the node it belongs to.", at: symbol.place)
      } else {
        findings.wrongType(
          expected: "an object such as { \"text\": \"…\", \"next\": \"…\" }", found: symbol.object,
          what: "the node “\(symbol.name)”")
      }
    }
    body.isCheckpoint = body.isCheckpoint || isStart
    return body
  }

  private mutating func readSpeech(_ body: inout Node.Body, _ fields: inout Fields) {
    body.sets = assignments(fields.take("set"))
    body.text = textBlock(fields.take("text"))
    body.reask = textBlock(fields.take("reask"))
    body.actions = actions(&fields)
    body.onReturn = onReturn(fields.take("onReturn"))
    body.assess = assessRule(fields.take("assess"))
  }

  private mutating func readMarks(
    _ body: inout Node.Body, _ fields: inout Fields, _ symbol: Symbols.NodeSymbol, isSafety: Bool
  ) {
    body.isCheckpoint = bool(fields.take("checkpoint"), "checkpoint") ?? false
    body.isForPartner = bool(fields.take("partner"), "partner") ?? false
    body.blocked = target(fields.take("blocked"), "blocked")
    body.exercise = target(fields.take("exercise"), "exercise")
    for key in ["fear", "unlock"] {
      guard let value = fields.take(key) else { continue }
      guard isSafety else {
        findings.misplacedKey(
          key, why: "it belongs to safety scripts", fix: "Move the node to a script in safety/.", at: value.keyPlace)
        continue
      }
      let isSet = bool(value, key) ?? false
      if key == "fear" { body.marksFear = isSet } else { body.unlocks = isSet }
    }
  }

  mutating func onReturn(_ value: JSONValue?) -> OnReturn? {
    guard let value else { return nil }
    guard value.kind == .object else {
      findings.wrongType(expected: "an object with after and text", found: value, what: "onReturn")
      return nil
    }
    var fields = Fields(value)
    let after = duration(fields.take("after"))
    let text = textBlock(fields.take("text"))
    if !fields.has("after") { findings.missingKey("after", in: "onReturn", at: value.place) }
    if !fields.has("text") { findings.missingKey("text", in: "onReturn", at: value.place) }
    fields.finish("onReturn", &findings)
    guard let after, let text else { return nil }
    return OnReturn(after: after, text: text)
  }

  mutating func assessRule(_ value: JSONValue?) -> AssessRule? {
    guard let value else { return nil }
    guard value.kind == .object else {
      findings.wrongType(expected: "an object with rubric and into", found: value, what: "assess")
      return nil
    }
    var fields = Fields(value)
    let rubric = rubricIndex(fields.take("rubric"), in: value.place)
    let into = fields.take("into")
    fields.finish("assess", &findings)
    guard let into, let name = string(into, "into") else {
      if into == nil { findings.missingKey("into", in: "assess", at: value.place) }
      return nil
    }
    guard let index = variable(name, at: into.place) else { return nil }
    guard symbols.variables[index].type == .assessment else {
      findings.expressionType(
        "“\(name)” holds no assessment", fix: "Name a variable of type assessment.", at: into.place)
      return nil
    }
    if rubricOfAssessment(index) != rubric {
      findings.expressionType(
        "“\(name)” is an assessment by another rubric", fix: "Use the same rubric in both places.", at: into.place)
    }
    return AssessRule(rubric: rubric, into: index)
  }

  /// `card`, `keep`, `remind` and `cancel` of a node or a choice.
  mutating func actions(_ fields: inout Fields) -> Actions {
    var actions = Actions()
    if let value = fields.take("card"), let name = string(value, "card") { actions.card = card(name, at: value.place) }
    if let value = fields.take("keep") {
      for entry in value.kind == .array ? Array(value.elements) : [value] {
        if let keep = keep(entry) { actions.keeps.append(keep) }
      }
    }
    actions.remind = reminder(fields.take("remind"))
    if let value = fields.take("cancel"), let name = string(value, "cancel") {
      actions.cancels = ID("reminder:\(name)")
      cancelledNudges.append(value)
    }
    return actions
  }

  private mutating func card(_ name: String, at place: Place) -> Int? {
    if let index = symbols.card(name, script: script) {
      mention(symbols.prefix(symbols.cards[index].script), "/card/", name, in: place)
      return index
    }
    missingCards.append(MissingCard(name: name, script: script, orVariable: false, place: place))
    return nil
  }

  private mutating func keep(_ value: JSONValue) -> Actions.Keep? {
    guard let name = string(value, "keep") else { return nil }
    if symbols.card(name, script: script) != nil { return card(name, at: value.place).map(Actions.Keep.card) }
    if symbols.variable(name, script: script) != nil {
      return variable(name, at: value.place).map(Actions.Keep.variable)
    }
    missingCards.append(MissingCard(name: name, script: script, orVariable: true, place: value.place))
    return nil
  }

  /// A nudge may be planned in one script and dropped in another, so all must be read before.
  mutating func checkCancels() {
    for value in cancelledNudges {
      guard let name = value.string, !plannedNudges.contains(name) else { continue }
      findings.invalidValue(
        "no node or choice plans a nudge “\(name)”",
        fix: findings.didYouMean(name, plannedNudges.sorted(), otherwise: "Write the id of a remind."),
        at: value.place)
    }
  }

  private mutating func reminder(_ value: JSONValue?) -> ReminderPlan? {
    guard let value else { return nil }
    guard value.kind == .object else {
      findings.wrongType(expected: "an object with id, entry and a time", found: value, what: "remind")
      return nil
    }
    var fields = Fields(value)
    let name = string(fields.take("id"), "id")
    if let name { plannedNudges.insert(name) }
    let entry = target(fields.take("entry"), "entry")
    let text = fields.take("text").flatMap { template($0) }
    let after = duration(fields.take("in"))
    let at = minuteOfDay(fields.take("at"))
    let when = fields.take("when")
    for key in ["id", "entry"] where !fields.has(key) { findings.missingKey(key, in: "remind", at: value.place) }
    if !fields.has("in"), !fields.has("when") {
      findings.missingKey("in", in: "remind", at: value.place)
    }
    if let when, fields.has("in") {
      findings.invalidValue("a nudge has one time, and this has two", fix: "Keep in, or keep when.", at: when.keyPlace)
    }
    fields.finish("remind", &findings)
    var moment = ReminderPlan.Moment.after(seconds: after ?? 86_400, minuteOfDay: at)
    if let when, let variableName = string(when, "when"), let index = variable(variableName, at: when.place) {
      if symbols.variables[index].type != .time {
        findings.expressionType("“\(variableName)” holds no time", fix: "Name a variable of type time.", at: when.place)
      }
      moment = .variable(index)
    }
    guard let name, let entry else { return nil }
    if !Names.isKebabCase(name) {
      findings.invalidID(name, kind: .reminder, at: value["id"]?.place ?? value.place)
    }
    return ReminderPlan(id: ID("reminder:\(name)"), name: name, moment: moment, entry: entry, text: text)
  }

  /// `set`: values and expressions.
  mutating func assignments(_ value: JSONValue?) -> [Assignment] {
    guard let value else { return [] }
    guard value.kind == .object else {
      findings.wrongType(expected: "an object such as { \"stage\": \"before\" }", found: value, what: "set")
      return []
    }
    var assignments: [Assignment] = []
    assignments.reserveCapacity(value.count)
    let slipped = slippedKeys(in: value)
    for member in value.children where !member.keyEquals("note") && !slipped.contains(member.key) {
      if let assignment = assignment(member.key, member) { assignments.append(assignment) }
    }
    return assignments
  }

  /// Keys of nodes and choices: within set they slipped behind a brace that should have closed it.
  private static let keysBesideSet = [
    "next", "call", "end", "return", "text", "choices", "examples", "match", "when", "slot", "card", "remind", "keep",
    "once", "set",
  ]

  /// Tells of keys that stand behind the variables of a set, and gives them back.
  private mutating func slippedKeys(in set: JSONValue) -> [String] {
    let members = Array(set.children)
    let slipped = members.filter {
      Self.keysBesideSet.contains($0.key) && symbols.variable($0.key, script: script) == nil
    }
    guard let first = slipped.first else { return [] }
    let before = members.prefix { $0.key != first.key }
    let isEnd = members.count == before.count + slipped.count
    let words = (before.suffix(1) + slipped).map { "\"\($0.key)\": \($0.rawText)" }
    let whole =
      before.isEmpty ? words.joined(separator: ", ") : words[0] + " }, " + words.dropFirst().joined(separator: ", ")
    let isShown = isEnd && whole.utf8.count <= 120 && !whole.contains(where: \.isNewline)
    let fix =
      isShown
      ? before.isEmpty ? "Write \(whole) instead of the whole set." : "Put the } of set before it: \(whole)."
      : "Move it out of set, behind the } that closes it and a comma."
    for key in slipped.prefix(isShown ? 1 : slipped.count) {
      findings.misplacedKey(key.key, why: "set holds variables only", fix: fix, at: key.keyPlace)
    }
    return slipped.map(\.key)
  }

  private mutating func assignment(_ name: String, _ value: JSONValue) -> Assignment? {
    guard let index = variable(name, at: value.keyPlace) else { return nil }
    // The variable's own type has been told of.
    guard symbols.variables[index].type != nil else { return nil }
    if value.kind == .null { return Assignment(variable: index, source: .unset, place: value.place) }
    if symbols.variables[index].part == .name, value.string == "new", name == symbols.variables[index].name {
      return Assignment(
        variable: index, source: .newPerson(name: index, pronouns: index + 1), place: value.place)
    }
    if symbols.variables[index].part == .name, name == symbols.variables[index].name, value.text?.first != 0x3D {
      findings.invalidValue(
        "“\(name)” is a person, and cannot be given a value",
        fix: "Write \"new\" for another person, or null for nobody; a slot asks for the name.", at: value.place)
      return nil
    }
    if let text = value.text, text.first == 0x3D {
      guard let typed = expression(text, in: value, isCalculated: true) else { return nil }
      let wanted = type(ofVariable: index)
      let resolved = typed.type == .text ? requote(typed, as: wanted, at: value.place) : typed
      if resolved.type != wanted, resolved.type != .broken, wanted != .broken {
        findings.expressionType(
          "“\(name)” holds \(wanted.words), and this is \(resolved.type.words)",
          fix: "Give a value of the variable's type.", at: value.place)
      }
      if case .constant(.number(let number)) = resolved.expression,
        case .number(let min, let max) = kind(ofVariable: index)
      {
        checkRange(number, min, max, name, at: value.place)
      }
      return Assignment(
        variable: index, source: .value(resolved.expression), place: value.place)
    }
    guard let literal = literal(value, for: kind(ofVariable: index), of: index, what: name) else { return nil }
    return Assignment(variable: index, source: .value(.constant(literal)), place: value.place)
  }

  /// A lone word in quotes, or a choice between words, takes the type of what it is given to.
  private mutating func requote(
    _ typed: ExpressionParser.Typed, as wanted: ExpressionType, at place: Place
  ) -> ExpressionParser.Typed {
    switch typed.expression {
    case .constant(.text(let word)):
      return resolveQuoted((typed.expression, .quoted(word, at: -1)), as: wanted, at: place)
    case .choose(let condition, let then, let otherwise):
      let first = requote((then, typed.type), as: wanted, at: place)
      let second = requote((otherwise, typed.type), as: wanted, at: place)
      let type = first.type == second.type ? first.type : .broken
      return (.choose(condition: condition, then: first.expression, otherwise: second.expression), type)
    default: return typed
    }
  }

  func kind(ofVariable index: Int) -> Variable.Kind { variables[index].kind }
}
