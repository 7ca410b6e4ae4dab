import Understanding

extension BookReader {
  mutating func string(_ value: JSONValue?, _ what: String) -> String? {
    guard let value else { return nil }
    guard let text = value.string else {
      findings.wrongType(expected: "a text in quotes", found: value, what: what)
      return nil
    }
    return text
  }

  mutating func bool(_ value: JSONValue?, _ what: String) -> Bool? {
    guard let value else { return nil }
    guard let flag = value.bool else {
      findings.wrongType(expected: "true or false", found: value, what: what)
      return nil
    }
    return flag
  }

  mutating func number(_ value: JSONValue?, _ what: String) -> Double? {
    guard let value else { return nil }
    guard let number = value.number else {
      findings.wrongType(expected: "a number", found: value, what: what)
      return nil
    }
    return number
  }

  mutating func whole(_ value: JSONValue, _ what: String, in range: ClosedRange<Int>) -> Int? {
    guard let number = number(value, what) else { return nil }
    guard let whole = Int(exactly: number), range.contains(whole) else {
      findings.invalidValue(
        "\(what) is a whole number from \(range.lowerBound) to \(range.upperBound)",
        fix: "Write a number in that range.", at: value.place)
      return nil
    }
    return whole
  }

  mutating func strings(_ value: JSONValue?, _ what: String) -> [String] {
    guard let value else { return [] }
    guard value.kind == .array else {
      findings.wrongType(expected: "a list of texts in square brackets", found: value, what: what)
      return []
    }
    var texts: [String] = []
    texts.reserveCapacity(value.count)
    for element in value.elements {
      if let text = element.string {
        texts.append(text)
      } else {
        findings.wrongType(expected: "a text in quotes", found: element, what: "an entry of \(what)")
      }
    }
    return texts
  }

  /// `30m`, `2h`, `1d`, `1w` in seconds.
  mutating func duration(_ value: JSONValue?) -> Int64? {
    guard let value else { return nil }
    guard let text = value.string else {
      findings.wrongType(expected: "a text such as \"6h\"", found: value, what: "a time span")
      return nil
    }
    if let seconds = Self.seconds(in: text) { return seconds }
    findings.invalidValue(
      "“\(text)” is no time span", fix: "Write a number and m, h, d or w without a space: 30m, 2h, 1d, 1w.",
      at: value.place)
    return nil
  }

  /// The seconds of `30m`, `2h`, `1d` or `1w`, at most a thousand of one kind.
  package static func seconds(in text: String) -> Int64? {
    let units: [Character: Int64] = ["m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()), (1...1_000).contains(count)
    else { return nil }
    return count * unit
  }

  /// `18:30` in minutes of the day.
  mutating func minuteOfDay(_ value: JSONValue?) -> Int? {
    guard let value, let text = string(value, "at") else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), parts[1].count == 2,
      (0...23).contains(hour), (0...59).contains(minute)
    else {
      findings.invalidValue("“\(text)” is no time of day", fix: "Write hours and minutes: 18:30.", at: value.place)
      return nil
    }
    return hour * 60 + minute
  }

  /// A JSON value for a variable of this kind.
  ///
  /// `variable` is the index of the one that takes it.
  mutating func literal(_ value: JSONValue, for kind: Variable.Kind, of variable: Int, what: String) -> Value? {
    switch kind {
    case .bool: return bool(value, what).map(Value.bool)
    case .number(let min, let max):
      guard let number = number(value, what) else { return nil }
      checkRange(number, min, max, what, at: value.place)
      return .number(number)
    case .text(let maxLength):
      guard let text = string(value, what) else { return nil }
      checkLength(text, maxLength, what, at: value.place)
      checkNoBraces(text, of: what, at: value.place)
      return .text(text)
    case .options(let list):
      guard let name = string(value, what) else { return nil }
      return option(name, of: list, owner: variable, at: value.place).map { .option($0) }
    case .set(let list, _):
      guard value.kind == .array else {
        findings.wrongType(expected: "a list of members", found: value, what: what)
        return nil
      }
      var members: [ID] = []
      for element in value.elements {
        guard let name = string(element, "a member") else { continue }
        if let id = option(name, of: list, owner: variable, at: element.place) { members.append(id) }
      }
      return .set(SetValue(members: members))
    case .member, .moment, .clock, .marks:
      findings.invalidValue(
        "this variable cannot be given a value here", fix: "Let a choice, a slot or an assessment fill it.",
        at: value.place)
      return nil
    }
  }

  private mutating func option(_ name: String, of list: OptionList, owner: Int, at place: Place) -> ID? {
    if let option = list.option(named: name) {
      mention(member: option.id, name, in: place)
      return option.id
    }
    findings.unknownMember(
      name, near: list.options.map(\.name), of: memberOwner(owner), quote: "\"", at: place)
    return nil
  }

  mutating func rubricIndex(_ value: JSONValue?, in place: Place) -> Int {
    guard let value else {
      findings.missingKey("rubric", in: "an assessment", at: place)
      return 0
    }
    guard let name = string(value, "rubric") else { return 0 }
    if let index = rubrics.firstIndex(where: { $0.id == name }) { return index }
    findings.unknownRubric(name, near: rubrics.map(\.id), at: value.place)
    return 0
  }

  /// A variable by the name it has here, or a finding.
  mutating func variable(_ name: String, at place: Place) -> Int? {
    if let index = symbols.variable(name, script: script) {
      mentionVariable(name, in: place)
      return index
    }
    missing(variable: name, at: place)
    return nil
  }

  /// `node`, `script` or `script#node`.
  mutating func target(_ value: JSONValue?, _ what: String) -> Target? {
    guard let value, let name = string(value, what) else { return nil }
    guard let hash = name.utf8.firstIndex(of: 0x23) else {
      if let script, let node = symbols.nodeIndex[.init(script: script, name: name)] {
        mention(symbols.scripts[script].id, "#", name, in: value.place)
        return Target(node: node, beginsVisit: false, place: value.place)
      }
      if let other = symbols.scriptIndex[name] {
        mention("", "", name, in: value.place)
        guard let start = startNode(of: other) else { return nil }
        return Target(node: start, beginsVisit: true, place: value.place)
      }
      missing(node: name, of: script, at: value.place)
      return nil
    }
    let scriptName = String(name[..<hash])
    let nodeName = String(name[name.utf8.index(after: hash)...])
    guard let other = symbols.scriptIndex[scriptName] else {
      if scriptName.isEmpty, let script, symbols.nodeIndex[.init(script: script, name: nodeName)] != nil {
        findings.unknownNode(name, near: [], fix: "Did you mean “\(nodeName)”?", at: value.place)
        return nil
      }
      findings.unknownScript(scriptName, near: symbols.scriptIndex.keys.sorted(), at: value.place)
      return nil
    }
    guard let node = symbols.nodeIndex[.init(script: other, name: nodeName)] else {
      missing(node: nodeName, of: other, at: value.place)
      return nil
    }
    mentionLevels(name, script: scriptName, in: value.place)
    return Target(node: node, beginsVisit: false, place: value.place)
  }

  /// The node a script starts at, or nil where it names none; said when the script itself is read.
  func startNode(of script: Int) -> Int? { symbols.scripts[script].start }

  /// A node id, or an ordered list of `{when, to}` with a last default.
  mutating func jump(_ value: JSONValue?, _ what: String) -> Jump? {
    guard let value else { return nil }
    if value.kind == .string {
      guard let target = target(value, what) else { return nil }
      return Jump(branches: [.init(condition: nil, target: target)], place: value.place)
    }
    guard value.kind == .array else {
      findings.wrongType(
        expected: "a node's id in quotes, or a list [ { \"when\", \"to\" }, … ]", found: value, what: what)
      return nil
    }
    var branches: [Jump.Branch] = []
    for element in value.elements {
      guard element.kind == .object else {
        findings.wrongType(expected: "an object with when and to", found: element, what: "an entry of \(what)")
        continue
      }
      var fields = Fields(element)
      let condition = formula(fields.take("when"))
      let to = fields.take("to")
      // A slip is said of the key itself.
      if to == nil, !fields.hasSlip(of: ["to"]) {
        findings.missingKey("to", in: "an entry of \(what)", at: element.place)
      }
      if let target = target(to, "to") { branches.append(.init(condition: condition, target: target)) }
      fields.finish("an entry of \(what)", &findings)
    }
    checkDefault(Array(value.elements), at: value.place)
    return Jump(branches: branches, place: value.place)
  }

  /// The last branch, and only the last, has no condition.
  private mutating func checkDefault(_ elements: [JSONValue], at place: Place) {
    guard let last = elements.last else { return findings.missingDefault(at: place) }
    let early = elements.dropLast().filter {
      $0.kind == .object && $0["when"] == nil && !Fields($0).hasSlip(of: ["when"])
    }
    for element in early { findings.missingDefault(unreachableAfter: element.place) }
    if last["when"] != nil, early.isEmpty { findings.missingDefault(at: last.place) }
  }
}
