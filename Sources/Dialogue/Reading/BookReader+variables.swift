extension BookReader {
  /// All variables, in the order of the symbols.
  mutating func readVariables() -> [Variable] {
    symbols.variables.indices.map { index in readVariable(index) }
  }

  private mutating func readVariable(_ index: Int) -> Variable {
    let symbol = symbols.variables[index]
    let fullName = "\(symbols.prefix(symbol.script)).\(symbol.name)"
    guard symbol.object.kind == .object else {
      findings.wrongType(expected: "an object with a type", found: symbol.object, what: "a variable")
      return plain(symbol, ID(fullName))
    }
    var fields = Fields(symbol.object)
    let isFirst = symbol.part != .pronouns
    guard let typeValue = fields.take("type") else {
      if isFirst {
        findings.missingKey("type", in: "the variable “\(symbol.name)”", fix: withType(symbol), at: symbol.place)
      }
      return plain(symbol, ID(fullName))
    }
    guard let type = symbol.type else {
      let called = ["boolean": "bool", "string": "text", "integer": "number", "int": "number", "list": "set"]
      if let meant = typeValue.string.flatMap({ called[$0.lowercased()] }) {
        findings.invalidValue(
          "there is no type of variable “\(typeValue.string ?? "")”", fix: "Write \"\(meant)\".", at: typeValue.place)
      } else {
        findings.unknownOption(
          typeValue, what: "type of variable", known: Symbols.VariableType.allCases.map(\.rawValue))
      }
      return plain(symbol, ID(fullName))
    }
    let kind = readKind(type, symbol, fullName, &fields)
    let initial = readDefault(kind, type, index, &fields)
    let sensitive = bool(fields.take("sensitive"), "sensitive") ?? false
    let retention = duration(fields.take("retain"))
    let isKept = bool(fields.take("keep"), "keep") ?? false
    let isRecord = readRecordMark(symbol, &fields)
    if let was = fields.take("was"), isFirst { readWas(was, fullName, kind) }
    if isFirst { fields.finish("a variable of type \(type.rawValue)", &findings) }
    return Variable(
      id: ID(fullName), name: symbol.name, script: symbol.script, kind: kind, initial: initial,
      isSensitive: sensitive, retention: retention, isKeptOnEntry: isKept, isRecord: isRecord, place: symbol.place)
  }

  private mutating func readRecordMark(_ symbol: Symbols.VariableSymbol, _ fields: inout Fields) -> Bool {
    guard let value = fields.take("record") else { return false }
    if symbol.script != nil {
      findings.misplacedKey(
        "record", why: "only variables in book.json can belong to the record",
        fix: "Move the variable to book.json, or leave record out.", at: value.keyPlace)
    }
    return bool(value, "record") ?? false
  }

  private func plain(_ symbol: Symbols.VariableSymbol, _ id: ID) -> Variable {
    Variable(
      id: id, name: symbol.name, script: symbol.script, kind: .text(maxLength: Limits.defaultTextScalars),
      initial: nil, isSensitive: false, retention: nil, isKeptOnEntry: false, isRecord: false, place: symbol.place)
  }

  private mutating func readKind(
    _ type: Symbols.VariableType, _ symbol: Symbols.VariableSymbol, _ fullName: String, _ fields: inout Fields
  ) -> Variable.Kind {
    switch type {
    case .bool: return .bool
    case .number: return readRange(&fields)
    case .text: return .text(maxLength: textLength(fields.take("maxLength")))
    case .enum: return .options(readOptions(fields.take("of"), symbol, fullName, isSet: false))
    case .set:
      let options = readOptions(fields.take("of"), symbol, fullName, isSet: true)
      return .set(options, own: readOwn(fields.take("own")))
    case .time: return .moment
    case .clock: return .clock
    case .member: return readMemberOf(fields.take("of"), symbol)
    case .assessment: return .marks(rubric: rubricIndex(fields.take("rubric"), in: symbol.place))
    case .person:
      guard symbol.part == .pronouns else { return .text(maxLength: textLength(fields.take("maxLength"))) }
      let options = Pronouns.allCases.map { pronouns in
        OptionList.Option(
          id: ID("\(fullName):\(pronouns.rawValue)"), name: pronouns.rawValue, text: pronouns.rawValue, group: nil,
          place: symbol.place)
      }
      return .options(OptionList(options: options))
    }
  }

  private mutating func readRange(_ fields: inout Fields) -> Variable.Kind {
    let min = number(fields.take("min"), "min")
    let maxValue = fields.take("max")
    let max = number(maxValue, "max")
    if let min, let max, let maxValue, min > max {
      findings.invalidValue("min is larger than max", fix: "Make min the smaller one.", at: maxValue.place)
    }
    return .number(min: min, max: max)
  }

  private mutating func textLength(_ value: JSONValue?) -> Int {
    guard let value else { return Limits.defaultTextScalars }
    return whole(value, "maxLength", in: 1...Limits.textScalars) ?? Limits.defaultTextScalars
  }

  private mutating func readOwn(_ value: JSONValue?) -> Variable.OwnItems? {
    guard let value else { return nil }
    guard value.kind == .object else {
      findings.wrongType(expected: "an object with max and maxLength", found: value, what: "own")
      return nil
    }
    var fields = Fields(value)
    let max = fields.take("max").flatMap { whole($0, "max", in: 1...Limits.ownItems) } ?? 5
    let length = fields.take("maxLength").flatMap { whole($0, "maxLength", in: 1...Limits.ownItemScalars) } ?? 40
    fields.finish("own", &findings)
    return Variable.OwnItems(max: max, maxLength: length)
  }

  private mutating func readMemberOf(_ value: JSONValue?, _ symbol: Symbols.VariableSymbol) -> Variable.Kind {
    guard let value, let name = value.string else {
      findings.missingKey("of", in: "the member variable “\(symbol.name)”", at: symbol.place)
      return .text(maxLength: Limits.defaultTextScalars)
    }
    guard let index = symbols.variable(name, script: symbol.script), symbols.variables[index].type == .set else {
      script = symbol.script
      missing(variable: name, at: value.place)
      script = nil
      return .text(maxLength: Limits.defaultTextScalars)
    }
    mention(symbols.prefix(symbols.variables[index].script), ".", name, in: value.place)
    return .member(ofSet: index)
  }

  private mutating func readOptions(
    _ value: JSONValue?, _ symbol: Symbols.VariableSymbol, _ fullName: String, isSet: Bool
  ) -> OptionList {
    guard let value else {
      findings.missingKey("of", in: "the variable “\(symbol.name)”", at: symbol.place)
      return OptionList(options: [])
    }
    var options: [OptionList.Option] = []
    let members: [(String, JSONValue)] =
      switch value.kind {
      case .array: value.elements.compactMap { element in element.string.map { ($0, element) } }
      case .object: value.members.filter { $0.key != "note" }.map { ($0.key, $0.value) }
      default: []
      }
    for (name, member) in members {
      let place = value.kind == .array ? member.place : member.keyPlace
      if !Names.isMember(name) { findings.invalidID(name, kind: .member, at: place) }
      if let first = options.first(where: { $0.name == name })?.place {
        findings.duplicateID(name, kind: isSet ? "member" : "value", first: first, at: place)
      }
      options.append(readOption(name, member, fullName, place, isSet: isSet, isList: value.kind == .array))
    }
    if options.isEmpty {
      findings.wrongType(expected: "at least one member", found: value, what: "of")
    } else if isSet, value.kind == .array {
      findings.wrongType(
        expected: "an object such as { \"water\": { \"text\": \"Water\" } }", found: value, what: "of in a set")
    }
    return OptionList(options: options)
  }

  private mutating func readOption(
    _ name: String, _ member: JSONValue, _ fullName: String, _ place: Place, isSet: Bool, isList: Bool
  ) -> OptionList.Option {
    let id = ID("\(fullName):\(name)")
    mention(member: id, name, in: place)
    let spoken = name.map { $0 == "-" || $0 == "_" ? " " : String($0) }.joined()
    if isList { return OptionList.Option(id: id, name: name, text: spoken, group: nil, place: place) }
    if let text = member.string {
      checkNoBraces(text, of: "a member's text", at: member.place)
      return OptionList.Option(id: id, name: name, text: text, group: nil, place: place)
    }
    guard member.kind == .object else {
      findings.wrongType(expected: "the text people see", found: member, what: "the member “\(name)”")
      return OptionList.Option(id: id, name: name, text: spoken, group: nil, place: place)
    }
    var fields = Fields(member)
    let text = string(fields.take("text"), "text")
    if let text { checkNoBraces(text, of: "a member's text", at: member["text"]?.place ?? place) }
    if text == nil, !fields.has("text") {
      findings.missingKey("text", in: "the member “\(name)”", at: place)
    }
    let group = string(fields.take("group"), "group")
    if let was = fields.take("was"), let old = string(was, "was") {
      symbols.renames.append(.init(old: "\(fullName):\(old)", new: "\(fullName):\(name)", place: was.place))
    }
    fields.finish("a member", &findings)
    return OptionList.Option(id: id, name: name, text: text ?? spoken, group: group, place: place)
  }

  private mutating func readDefault(
    _ kind: Variable.Kind, _ type: Symbols.VariableType, _ index: Int, _ fields: inout Fields
  ) -> Value? {
    guard type == .bool || type == .number || type == .text || type == .enum, let value = fields.take("default") else {
      return nil
    }
    return literal(value, for: kind, of: index, what: "default")
  }

  private mutating func readWas(_ value: JSONValue, _ fullName: String, _ kind: Variable.Kind) {
    let parts = value.kind == .array ? Array(value.elements) : [value]
    let scope = fullName.prefix { $0 != "." }
    for part in parts {
      if let old = part.string {
        symbols.renames.append(.init(old: "\(scope).\(old)", new: fullName, place: part.place))
      } else if part.kind == .object {
        for (old, new) in part.members {
          guard let name = string(new, "was") else { continue }
          mention(fullName, ":", name, in: new.place)
          symbols.renames.append(.init(old: "\(fullName):\(old)", new: "\(fullName):\(name)", place: new.place))
        }
      } else {
        findings.wrongType(expected: "an old name, or { \"old\": \"new\" }", found: part, what: "was")
      }
    }
  }
}
