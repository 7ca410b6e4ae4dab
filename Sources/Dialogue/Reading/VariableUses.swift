/// What a variable that is declared nowhere must be, by all that is done with it.
struct VariableUses {
  private struct Use {
    var isPerson = false
    var isSet = false
    var isNumber = false
    var isBool = false
    var isTime = false
    var isClock = false
    var isShown = false
    /// Something asks whether it has a value.
    var isAskedFor = false
    /// A slot asks people for it.
    var isFilled = false
    var isGiven = false
    /// Shown without words for where it has no value.
    var isShownBare = false
    var rubric: String?
    /// The set it is a member of.
    var setOfMember: String?
    var words: [String] = []
    var given: Set<String> = []
    var compared: Set<String> = []

    /// Whether it may have no value before something gives it one.
    var mayBeUnset: Bool { isAskedFor || isFilled && !isGiven }

    mutating func add(word: String) { if !words.contains(word) { words.append(word) } }
  }

  private var uses: [String: Use] = [:]

  init(of names: Set<String>, in roots: [JSONValue]) {
    guard !names.isEmpty else { return }
    for name in names { uses[name] = Use() }
    for root in roots {
      var open: [(value: JSONValue, key: String)] = [(root, "")]
      while let (value, key) = open.popLast() {
        if let text = value.text {
          read(text, of: key)
          continue
        }
        open += value.children.reversed().map { ($0, $0.hasKey ? $0.key : key) }
        guard value.kind == .object else { continue }
        if key == "set" { for member in value.members { note(member.value, givenTo: member.key) } }
        note(object: value, key)
      }
    }
  }

  /// As it is declared: `{ "type": "bool", "default": false }`.
  func shape(of name: String) -> String {
    guard let use = uses[name] else { return Self.shape("bool", #""default": false"#) }
    if use.isPerson { return Self.shape("person") }
    if let rubric = use.rubric { return Self.shape("assessment", "\"rubric\": \"\(rubric)\"") }
    if let set = use.setOfMember { return Self.shape("member", "\"of\": \"\(set)\"") }
    if use.isSet {
      let members = (use.words.isEmpty ? ["a-member"] : use.words).map { "\"\($0)\": \"\(Self.spoken($0))\"" }
      return Self.shape("set", "\"of\": { \(members.joined(separator: ", ")) }")
    }
    if use.isClock { return Self.shape("clock") }
    if use.isTime { return Self.shape("time") }
    if use.isNumber { return Self.shape("number", use.mayBeUnset ? nil : #""default": 0"#) }
    if !use.words.isEmpty { return Self.words(use) }
    if use.isBool || !use.isShown && !use.isAskedFor {
      return Self.shape("bool", use.mayBeUnset ? nil : #""default": false"#)
    }
    return Self.shape("text", use.mayBeUnset || !use.isShownBare ? nil : #""default": "…""#)
  }

  private static func words(_ use: Use) -> String {
    guard use.words.allSatisfy(Names.isMember) else {
      let example = use.words[0].contains { $0 == "\"" || $0 == "\\" || $0.isNewline } ? "…" : use.words[0]
      return shape("text", use.mayBeUnset ? nil : "\"default\": \"\(example)\"")
    }
    // What it held before anything was given is asked for only, or never asked for.
    let first =
      use.words.first { !use.given.contains($0) } ?? use.words.first { !use.compared.contains($0) } ?? use.words[0]
    let list = use.words.map { "\"\($0)\"" }.joined(separator: ", ")
    return shape("enum", "\"of\": [\(list)]", use.mayBeUnset ? nil : "\"default\": \"\(first)\"")
  }

  private static func shape(_ type: String, _ more: String?...) -> String {
    "{ \((["\"type\": \"\(type)\""] + more.compactMap(\.self)).joined(separator: ", ")) }"
  }

  private static func spoken(_ name: String) -> String {
    name.map { $0 == "-" || $0 == "_" ? " " : String($0) }.joined()
  }

  private mutating func change(_ name: String, _ body: (inout Use) -> Void) {
    let base = String(name.prefix { $0 != "." })
    guard var use = uses[base] else { return }
    body(&use)
    uses[base] = use
  }
}

/// Keys that name a variable, and what they do with it.
extension VariableUses {
  private mutating func note(object: JSONValue, _ key: String) {
    if key == "slot" || key == "typed", let name = object["set"]?.string {
      let type = object["type"]?.string ?? ""
      change(name) { use in
        use.isFilled = true
        switch type {
        case "number", "minutes": use.isNumber = true
        case "bool", "yes-no": use.isBool = true
        case "time": use.isTime = true
        case "clock": use.isClock = true
        case "person": use.isPerson = true
        default: use.isShown = true
        }
      }
    }
    if key == "pick", let name = object["into"]?.string { change(name) { $0.isSet = true } }
    if key == "assess", let name = object["into"]?.string {
      let rubric = object["rubric"]?.string
      change(name) { $0.rubric = rubric }
    }
    if let set = object["each"]?.string {
      change(set) { $0.isSet = true }
      if let name = object["into"]?.string { change(name) { $0.setOfMember = set } }
    }
    if key == "remind", let name = object["when"]?.string { change(name) { $0.isTime = true } }
    if object["type"]?.string == "member", let set = object["of"]?.string { change(set) { $0.isSet = true } }
  }

  /// An assignment.
  private mutating func note(_ value: JSONValue, givenTo name: String) {
    change(name) { use in
      use.isGiven = use.isGiven || value.kind != .null
      switch value.kind {
      case .bool: use.isBool = true
      case .number: use.isNumber = true
      case .array:
        use.isSet = true
        for element in value.elements { if let word = element.string { use.add(word: word) } }
      case .string:
        guard let word = value.string, !word.hasPrefix("=") else { return }
        use.add(word: word)
        use.given.insert(word)
      case .object, .null, .unreadable: break
      }
    }
    guard let text = value.text, text.first == UInt8(ascii: "=") else { return }
    for token in ExpressionLexer(text.dropFirst()).tokens {
      switch token.kind {
      case .number: change(name) { $0.isNumber = true }
      case .name("true"), .name("false"): change(name) { $0.isBool = true }
      case .text(let word):
        change(name) { use in
          use.add(word: word)
          use.given.insert(word)
        }
      case .name, .sign, .end: break
      }
    }
  }
}

/// Expressions and placeholders.
extension VariableUses {
  private mutating func read(_ text: ArraySlice<UInt8>, of key: String) {
    if key == "when" || text.first == UInt8(ascii: "=") {
      return readExpression(text.first == UInt8(ascii: "=") ? text.dropFirst() : text)
    }
    var rest = text
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      rest = rest[(open + 1)...]
      guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { return }
      readPlaceholder(String(decoding: rest[..<close], as: UTF8.self))
    }
  }

  private mutating func readPlaceholder(_ inner: String) {
    let parts = inner.split(separator: "|").map { part in
      String(part.drop { $0 == " " }.prefix { $0 != ":" && $0 != " " })
    }
    guard let name = parts.first else { return }
    let dot = name.firstIndex(of: ".").map { String(name[name.index(after: $0)...]) }
    change(name) { use in
      use.isShown = true
      if let dot, dot == "name" || Pronouns.Form(rawValue: dot) != nil { use.isPerson = true }
      for form in parts.dropFirst() {
        switch form {
        case "list", "group", "first": use.isSet = true
        case "plural": use.isNumber = true
        case "day", "time", "weekday": use.isTime = true
        default: break
        }
      }
      if !parts.dropFirst().contains("else") { use.isShownBare = true }
    }
  }

  private mutating func readExpression(_ text: ArraySlice<UInt8>) {
    let tokens = ExpressionLexer(text).tokens
    func kind(_ index: Int) -> ExpressionToken.Kind { tokens.indices.contains(index) ? tokens[index].kind : .end }
    for (index, token) in tokens.enumerated() {
      guard case .name(let name) = token.kind else { continue }
      var other: ExpressionToken.Kind?
      if case .sign(let sign) = kind(index + 1), sign.comparison != nil { other = kind(index + 2) }
      if case .sign(let sign) = kind(index - 1), sign.comparison != nil { other = kind(index - 2) }
      let before = kind(index - 1)
      let function: String? = if before == .sign(.open), case .name(let name) = kind(index - 2) { name } else { nil }
      let signs: [ExpressionToken.Kind] = [.sign(.plus), .sign(.minus)]
      let isCalculated = signs.contains(before) || signs.contains(kind(index + 1))
      change(name) { use in
        switch (other, function) {
        case (.number?, _): use.isNumber = true
        case (.text(let word)?, _):
          use.add(word: word)
          use.compared.insert(word)
        case (.name("true")?, _), (.name("false")?, _): use.isBool = true
        case (.name?, _): break
        case _ where kind(index + 1) == .name("in"): break
        case (_, "known"?): use.isAskedFor = true
        case (_, "count"?): use.isSet = true
        default:
          if before == .name("in") {
            use.isSet = true
            let item = kind(index - 2) == .name("not") ? kind(index - 3) : kind(index - 2)
            if case .text(let word) = item { use.add(word: word) }
          } else if isCalculated {
            use.isNumber = true
          } else {
            use.isBool = true
          }
        }
      }
    }
  }
}
