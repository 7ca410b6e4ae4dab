import Understanding

extension BookReader {
  mutating func readSafety(_ object: JSONValue) -> SafetyPages {
    var fields = Fields(object)
    readHead(&fields, what: "safety.json", place: object.place)
    let orderValue = fields.take("order")
    let order = strings(orderValue, "order")
    let signals = fields.take("signals")
    let scan = fields.take("scan")
    for key in ["order", "signals", "scan"] where !fields.has(key) {
      findings.missingKey(key, in: "safety.json", at: object.place)
    }
    fields.finish("safety.json", &findings)
    var pages = SafetyPages()
    if let signals, signals.kind == .object {
      for (name, value) in signals.members where name != "note" {
        if !Names.isSnakeCase(name) { findings.invalidID(name, kind: .signal, at: value.keyPlace) }
        if !order.contains(name) {
          findings.invalidValue(
            "the signal “\(name)” has no place in order", fix: "Add it to order, where the most urgent comes first.",
            at: value.keyPlace)
        }
        if let signal = signal(name, value, rank: order.firstIndex(of: name) ?? order.count) {
          pages.signals.append(signal)
        }
      }
    } else if let signals {
      findings.wrongType(expected: "an object", found: signals, what: "signals")
    }
    if let scan { pages.scan = SafetyScan(scanRules(scan, signals: pages.signals)) }
    return pages
  }

  private mutating func signal(_ name: String, _ value: JSONValue, rank: Int) -> SafetyPages.Signal? {
    guard value.kind == .object else {
      findings.wrongType(expected: "an object with act", found: value, what: "a signal")
      return nil
    }
    var fields = Fields(value)
    let act = pages(fields.take("act"), "act")
    let ask = pages(fields.take("ask"), "ask")
    let line = plainText(fields.take("line"), "line")
    if !fields.has("act") { findings.missingKey("act", in: "the signal “\(name)”", at: value.place) }
    fields.finish("a signal", &findings)
    return SafetyPages.Signal(
      name: name, id: ID("signal:\(name)"), act: act, ask: ask, line: line, rank: rank, place: value.keyPlace)
  }

  /// A page, or one for each variant.
  private mutating func pages(_ value: JSONValue?, _ what: String) -> [String: Target] {
    guard let value else { return [:] }
    var pages: [String: Target] = [:]
    let entries: [(String, JSONValue)] =
      value.kind == .object ? value.members.filter { $0.key != "note" }.map { ($0.key, $0.value) } : [("self", value)]
    for (variant, page) in entries {
      guard let target = target(page, what) else { continue }
      if !symbols.scripts[symbols.nodes[target.node].script].isSafety {
        findings.misplacedKey(
          what, why: "a signal leads to a safety script", fix: "Move the page to safety/.", at: page.place)
      }
      pages[variant] = target
    }
    return pages
  }

  private mutating func scanRules(_ value: JSONValue, signals: [SafetyPages.Signal]) -> SafetyRules {
    guard value.kind == .object else {
      findings.wrongType(expected: "an object with ages and phrases", found: value, what: "scan")
      return SafetyRules(ages: true, phrases: [])
    }
    var fields = Fields(value)
    let ages = bool(fields.take("ages"), "ages") ?? true
    let phrases = fields.take("phrases")
    fields.finish("scan", &findings)
    if ages, !signals.contains(where: { $0.name == "under_18" }) {
      findings.wordNotHeard("a stated age under 18 has no page", fix: "Add the signal under_18.", at: value.place)
    }
    var rules: [SafetyPhrase] = []
    for element in phrases.map({ Array($0.elements) }) ?? [] {
      guard element.kind == .object else {
        findings.wrongType(expected: "an object with signal, level and phrase", found: element, what: "a phrase")
        continue
      }
      var fields = Fields(element)
      let signalValue = fields.take("signal")
      let signal = string(signalValue, "signal")
      let variant = string(fields.take("variant"), "variant") ?? "self"
      let levelValue = fields.take("level")
      let level = string(levelValue, "level")
      let phrase = string(fields.take("phrase"), "phrase")
      fields.finish("a phrase", &findings)
      if let signal, let signalValue {
        checkPage(signal, signalValue, signals, isAsk: level == "ask", levelValue)
      }
      if let levelValue, level != "act", level != "ask" {
        findings.unknownOption(levelValue, what: "level", known: ["act", "ask"])
      }
      guard let signal, let phrase else {
        findings.missingKey(signal == nil ? "signal" : "phrase", in: "a phrase", at: element.place)
        continue
      }
      rules.append(
        SafetyPhrase(signal: signal, variant: variant, level: level == "ask" ? .ask : .act, phrase: phrase))
    }
    return SafetyRules(ages: ages, phrases: rules)
  }

  /// A phrase is heard only where its signal has a page of its level.
  private mutating func checkPage(
    _ name: String, _ value: JSONValue, _ signals: [SafetyPages.Signal], isAsk: Bool, _ level: JSONValue?
  ) {
    guard let signal = signals.first(where: { $0.name == name }) else {
      return findings.unknownMember(name, near: signals.map(\.name), kind: "signal", quote: "\"", at: value.place)
    }
    guard isAsk, signal.ask["self"] == nil else { return }
    findings.wordNotHeard(
      "the signal “\(name)” has no page to ask with", fix: "Add ask to the signal, or write act.",
      at: (level ?? value).place)
  }

  mutating func readRubrics(_ object: JSONValue) {
    var fields = Fields(object)
    readHead(&fields, what: "rubrics.json", place: object.place)
    guard let list = fields.take("rubrics"), list.kind == .object else {
      findings.missingKey("rubrics", in: "rubrics.json", at: object.place)
      return
    }
    fields.finish("rubrics.json", &findings)
    for (name, value) in list.members where name != "note" {
      if !Names.isKebabCase(name) { findings.invalidID(name, kind: .rubric, at: value.keyPlace) }
      guard value.kind == .object else {
        findings.wrongType(expected: "an object with checks", found: value, what: "a rubric")
        continue
      }
      var inner = Fields(value)
      let checks = inner.take("checks")
      inner.finish("a rubric", &findings)
      guard let checks, checks.kind == .array else {
        findings.missingKey("checks", in: "the rubric “\(name)”", at: value.place)
        continue
      }
      rubrics.append(Rubric(id: name, checks: checks.elements.compactMap { check($0) }))
    }
  }

  private mutating func check(_ value: JSONValue) -> Rubric.Check? {
    guard value.kind == .object else {
      findings.wrongType(expected: "an object with id", found: value, what: "a check")
      return nil
    }
    var fields = Fields(value)
    let id = string(fields.take("id"), "id")
    let landed = plainText(fields.take("landed"), "landed")
    let tryLine = plainText(fields.take("try"), "try")
    var tests: [Rubric.Test] = []
    let within = fields.take("within").flatMap { whole($0, "within", in: 1...20) } ?? 1
    if let any = fields.take("any") { tests.append(.anyOf(strings(any, "any"))) }
    if let none = fields.take("none") { tests.append(.noneOf(strings(none, "none"))) }
    if let starts = fields.take("startsWith") {
      tests.append(.starts(with: strings(starts, "startsWith"), within: within))
    }
    if bool(fields.take("question"), "question") == true { tests.append(.asks) }
    if let limit = fields.take("maxWords").flatMap({ whole($0, "maxWords", in: 1...200) }) {
      tests.append(.atMost(words: limit))
    }
    for key in ["id", "landed", "try"] where !fields.has(key) {
      findings.missingKey(key, in: "a check", at: value.place)
    }
    fields.finish("a check", &findings)
    if tests.isEmpty {
      findings.missingKey("any", in: "a check, which needs at least one test", at: value.place)
    }
    guard let id else { return nil }
    if !Names.isKebabCase(id) { findings.invalidID(id, kind: .check, at: value["id"]?.place ?? value.place) }
    return Rubric.Check(id: id, landed: landed ?? "", tryLine: tryLine ?? "", test: .all(tests))
  }
}
