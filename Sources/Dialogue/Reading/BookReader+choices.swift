import Understanding

extension BookReader {
  mutating func menuItem(_ value: JSONValue) -> Menu.Item? {
    guard value.kind == .object else {
      findings.wrongType(expected: "an object with id and text", found: value, what: "a choice")
      return nil
    }
    if value["each"] != nil { return eachMember(value).map(Menu.Item.each) }
    return choice(value, next: nil, set: nil).map(Menu.Item.choice)
  }

  private static let choiceKeys = [
    "id", "text", "match", "examples", "when", "once", "set", "card", "keep", "remind", "cancel", "line", "meets",
    "mute", "next", "call", "return", "end", "resume", "command",
  ]

  /// One choice.
  ///
  /// `next` and `set` come from where a shared choice is used.
  private mutating func choice(_ value: JSONValue, next given: JSONValue?, set givenSet: JSONValue?) -> Choice? {
    var fields = Fields(value)
    guard let id = fields.take("id"), let name = string(id, "id") else {
      if value["id"] == nil, !fields.reportSlip(of: "id", "a choice", besides: Self.choiceKeys, &findings) {
        findings.missingKey("id", in: "a choice", at: value.place)
      }
      return nil
    }
    if !Names.isKebabCase(name) { findings.invalidID(name, kind: .choice, at: id.place) }
    mention(nodeName, ".", name, in: id.place)
    guard let text = fields.take("text"), let label = template(text) else {
      if value["text"] == nil, !fields.reportSlip(of: "text", "a choice", besides: Self.choiceKeys, &findings) {
        findings.missingKey("text", in: "the choice “\(name)”", at: id.place)
      }
      return nil
    }
    if let literal = label.literal, literal.utf8.count > Limits.labelScalars {
      let count = literal.unicodeScalars.count
      if count > Limits.labelScalars {
        findings.textTooLong("a choice's label", count, limit: Limits.labelScalars, at: text.place)
      }
    }
    let body = choiceBody(label, name, &fields, next: given, set: givenSet)
    fields.finish("a choice", &findings)
    return Choice(id: ID(nodeName, ".", name), name: name, place: value.place, body: body)
  }

  private mutating func choiceBody(
    _ label: Template, _ name: String, _ fields: inout Fields, next given: JSONValue?, set givenSet: JSONValue?
  ) -> Choice.Body {
    var body = Choice.Body(label: label, exit: .missing)
    body.match = strings(fields.take("match"), "match")
    body.examples = strings(fields.take("examples"), "examples")
    body.condition = formula(fields.take("when"))
    body.isOnce = bool(fields.take("once"), "once") ?? false
    body.sets = assignments(fields.take("set"))
    if let givenSet { body.sets += assignments(givenSet) }
    body.actions = actions(&fields)
    body.line = fields.take("line").flatMap { template($0) }
    body.meets = meets(fields.take("meets"))
    readMute(&body, &fields)
    body.exit = choiceExit(&fields, given, name: name)
    return body
  }

  private mutating func readMute(_ body: inout Choice.Body, _ fields: inout Fields) {
    guard let value = fields.take("mute") else { return }
    guard let mute = value.string.flatMap(Choice.Mute.init) else {
      findings.unknownOption(value, what: "thing to mute", known: Choice.Mute.allCases.map(\.rawValue))
      return
    }
    if !isSafetyScript {
      findings.misplacedKey(
        "mute", why: "it belongs to safety scripts", fix: "Leave mute out.", at: value.keyPlace)
    }
    body.mute = mute
  }

  var isSafetyScript: Bool { script.map { symbols.scripts[$0].isSafety } ?? false }

  private mutating func meets(_ value: JSONValue?) -> [ID] {
    guard let value else { return [] }
    let node = script.flatMap { script in
      symbols.nodeIndex[.init(script: script, name: String(nodeName.drop { $0 != "#" }.dropFirst()))]
    }
    guard let node, let rubricName = symbols.nodes[node].object["assess"]?["rubric"]?.string,
      let rubric = rubrics.first(where: { $0.id == rubricName })
    else {
      findings.missingKey("assess", in: "a node whose choices have meets", at: value.place)
      return []
    }
    return value.elements.compactMap { element in
      guard let name = string(element, "meets") else { return nil }
      guard rubric.checks.contains(where: { $0.id == name }) else {
        findings.unknownMember(name, near: rubric.checks.map(\.id), kind: "check", at: element.place)
        return nil
      }
      return ID("\(rubric.id):\(name)")
    }
  }

  private mutating func choiceExit(
    _ fields: inout Fields, _ given: JSONValue?, name: String
  ) -> Choice.Exit {
    let ownNext = fields.take("next")
    let next = given ?? ownNext
    var found: [(key: String, value: JSONValue)] = []
    for key in ["call", "return", "end", "resume", "command"] {
      if let value = fields.take(key) { found.append((key, value)) }
    }
    if found.count > 1 || (found.count == 1 && next != nil && found[0].key != "call") {
      let keys = found.map(\.key) + (next == nil ? [] : ["next"])
      findings.exitConflict(keys, choice: name, at: (next ?? found[1].value).keyPlace)
    }
    guard let (key, value) = found.first else {
      guard let next else {
        // A slip is said of the key itself, and so is one that stands inside set.
        if !fields.hasSlip(of: ["next"]), fields.object["set"]?["next"] == nil {
          let place = fields.object["id"]?.place ?? fields.object.place
          findings.missingKey(
            "next", in: "the choice “\(name)”", likely: likelyNode(choice: name, at: place), at: place)
        }
        return .missing
      }
      return jump(next, "next").map(Choice.Exit.next) ?? .missing
    }
    if key != "call", key != "command", bool(value, key) == false {
      findings.invalidValue("\(key) is true or not there at all", fix: "Write true, or leave it out.", at: value.place)
    }
    switch key {
    case "call": return target(value, "call").map { .call($0, next: jump(next, "next")) } ?? .missing
    case "return": return .goBack
    case "end": return .end
    case "resume":
      if !isSafetyScript {
        findings.misplacedKey(
          "resume", why: "it belongs to safety scripts", fix: "Use next or return.", at: value.keyPlace)
      }
      return .resume
    default:
      guard let name = string(value, "command") else { return .missing }
      if let command = Command(rawValue: name) { return .command(command) }
      findings.unknownCommand(name, near: Command.allCases.map(\.rawValue), at: value.place)
      return .missing
    }
  }

  private mutating func eachMember(_ value: JSONValue) -> EachMember? {
    var fields = Fields(value)
    let id = string(fields.take("id"), "id")
    let each = fields.take("each")
    let into = fields.take("into")
    let group = fields.take("group")
    let next = fields.take("next")
    fields.finish("a choice for each member", &findings)
    for (key, isThere) in [("id", id != nil), ("into", into != nil), ("next", next != nil)] where !isThere {
      findings.missingKey(key, in: "a choice for each member", at: value.place)
    }
    if let id, !Names.isKebabCase(id) { findings.invalidID(id, kind: .choice, at: value["id"]?.place ?? value.place) }
    if let id { mention(nodeName, ".", id, in: value["id"]?.place ?? value.place) }
    guard let id, let each, let setName = string(each, "each"), let set = setVariable(setName, at: each.place),
      let into, let intoName = string(into, "into"), let member = variable(intoName, at: into.place),
      let jump = jump(next, "next")
    else { return nil }
    if case .member(ofSet: set) = variables[member].kind {
    } else {
      findings.expressionType(
        "“\(intoName)” cannot hold a member of “\(setName)”",
        fix: "Name a variable of type member, of this set.", at: into.place)
    }
    return EachMember(
      name: id, set: set, group: self.group(group, of: set), into: member, next: jump, place: value.place)
  }

  /// Choices that stand once and are used in several nodes.
  ///
  ///     { "use": "yes-no", "next": { "yes": "good" }, "set": { "yes": { "sure": true } } }
  mutating func sharedChoices(_ value: JSONValue) -> [Menu.Item] {
    var fields = Fields(value)
    guard let use = fields.take("use"), let name = string(use, "use") else {
      findings.wrongType(
        expected: "a list of choices in square brackets, or an object with pick or use", found: value, what: "choices")
      return []
    }
    let next = fields.take("next")
    let sets = fields.take("set")
    fields.finish("shared choices", &findings)
    let own = script.flatMap { symbols.choiceSets[.init(script: $0, name: name)] }
    guard let list = own ?? symbols.choiceSets[.init(script: nil, name: name)] else {
      findings.unknownSet(name, near: symbols.choiceSets.keys.map(\.name).sorted(), at: use.place)
      return []
    }
    guard list.kind == .array else {
      findings.wrongType(expected: "a list of choices", found: list, what: "a choice set")
      return []
    }
    let known = list.elements.compactMap { $0["id"]?.string }
    for map in [next, sets].compactMap({ $0 }) where map.kind == .object {
      for (key, entry) in map.members where key != "note" {
        if !known.contains(key) { findings.unknownChoice(key, near: known, at: entry.keyPlace) }
        mention(nodeName, ".", key, in: entry.keyPlace)
      }
    }
    return list.elements.compactMap { element in
      guard element.kind == .object, let id = element["id"]?.string else {
        findings.wrongType(expected: "an object with id and text", found: element, what: "a choice")
        return nil
      }
      let own = next?.kind == .object ? next?[id] : next
      if own == nil, element["next"] == nil, element["command"] == nil, element["return"] == nil, element["end"] == nil
      {
        findings.missingKey(id, in: "next of the shared choices “\(name)”", at: (next ?? value).place)
        return nil
      }
      return choice(element, next: own, set: sets?[id]).map(Menu.Item.choice)
    }
  }
}
