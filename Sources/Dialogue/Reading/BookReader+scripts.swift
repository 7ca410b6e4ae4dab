extension BookReader {
  mutating func readScript(_ index: Int) -> Script {
    let symbol = symbols.scripts[index]
    script = index
    defer { script = nil }
    var fields = Fields(symbol.object)
    readHead(&fields, what: "a script", place: symbol.place)
    _ = string(fields.take("id"), "id")
    for key in ["id", "title", "start", "nodes"] where !fields.has(key) {
      findings.missingKey(key, in: "a script", at: symbol.object.place)
    }
    let title = string(fields.take("title"), "title") ?? symbol.id
    let startValue = fields.take("start")
    _ = string(startValue, "start")
    if let startValue, let name = startValue.string, startNode(of: index) == nil {
      missing(node: name, of: index, at: startValue.place)
    }
    if let startValue, let name = startValue.string {
      mention(symbol.id, "#", name, in: startValue.place)
    }
    readSilence(fields.take("silence"), within: .file(symbol.object.place.file))
    for key in ["variables", "nodes", "cards", "choiceSets"] {
      if let value = fields.take(key), value.kind != .object {
        findings.wrongType(expected: "an object", found: value, what: key)
      }
    }
    _ = strings(fields.take("covers"), "covers")
    let blocked = target(fields.take("blocked"), "blocked")
    let allowsTopics = readTopicsSwitch(fields.take("topics"))
    readRenamed(fields.take("renamed"), script: symbol.id)
    fields.finish("a script", &findings)
    for node in symbol.nodes { nodes[node] = readNode(node) }
    return Script(
      id: symbol.id, hash: ID(symbol.id), title: title, isSafety: symbol.isSafety,
      start: startNode(of: index) ?? symbol.nodes.lowerBound, nodes: symbol.nodes, allowsTopics: allowsTopics,
      blocked: blocked, path: symbol.path, place: symbol.place)
  }

  private mutating func readTopicsSwitch(_ value: JSONValue?) -> Bool {
    guard let value else { return true }
    if value.string != "off" { findings.unknownOption(value, what: "setting of topics", known: ["off"]) }
    return false
  }

  mutating func readHead(_ fields: inout Fields, what: String, place: Place) {
    if let format = fields.take("format") {
      if format.number != 1 {
        findings.invalidValue("this format is not known here", fix: "Write 1.", at: format.place)
      }
    } else {
      findings.missingKey("format", in: what, at: fields.object.place)
    }
    _ = string(fields.take("locale"), "locale")
  }

  private mutating func readRenamed(_ value: JSONValue?, script id: String) {
    guard let value else { return }
    guard value.kind == .object else {
      findings.wrongType(expected: "an object such as { \"old\": \"new\" }", found: value, what: "renamed")
      return
    }
    for (old, new) in value.members where old != "note" {
      guard let name = string(new, "renamed") else { continue }
      mentionLevels(name, script: id, in: new.place)
      symbols.renames.append(
        .init(old: full(old, script: id), new: full(name, script: id), place: new.place))
    }
  }

  /// `node`, `node.choice` or `script#node` as a full name.
  private func full(_ name: String, script id: String) -> String {
    name.contains("#") ? name : "\(id)#\(name)"
  }

  mutating func collectRenames(_ book: JSONValue) {
    guard let renamed = book["renamed"], renamed.kind == .object else { return }
    for (old, new) in renamed.members where old != "note" {
      guard let name = string(new, "renamed") else { continue }
      if !Names.isSnakeCase(name) { findings.invalidID(name, kind: .script, at: new.place) }
      mention("", "", name, in: new.place)
      symbols.renames.append(.init(old: old, new: name, place: new.place))
    }
  }

  /// All cards, shared ones and those of scripts.
  mutating func readCards() {
    for index in symbols.cards.indices {
      let symbol = symbols.cards[index]
      script = symbol.script
      nodeName = "\(symbols.prefix(symbol.script))/card/\(symbol.name)"
      cards[index] = card(symbol)
    }
    script = nil
  }

  private mutating func card(_ symbol: Symbols.CardSymbol) -> CardTemplate? {
    guard symbol.object.kind == .object else {
      findings.wrongType(expected: "an object with title and text", found: symbol.object, what: "a card")
      return nil
    }
    var fields = Fields(symbol.object)
    let title = fields.take("title").flatMap { template($0) }
    let text = textBlock(fields.take("text"))
    for key in ["title", "text"] where !fields.has(key) {
      findings.missingKey(key, in: "the card “\(symbol.name)”", at: symbol.place)
    }
    let retention = duration(fields.take("retain"))
    if let was = fields.take("was") { readCardNames(was, symbol) }
    fields.finish("a card", &findings)
    guard let title, let text else { return nil }
    return CardTemplate(
      id: ID("\(symbols.prefix(symbol.script))/card/\(symbol.name)"), name: symbol.name, title: title, text: text,
      retention: retention, variables: text.variables.sorted(), place: symbol.place)
  }
}

extension BookReader {
  /// Earlier names of a card: one, or a list.
  private mutating func readCardNames(_ value: JSONValue, _ symbol: Symbols.CardSymbol) {
    let prefix = "\(symbols.prefix(symbol.script))/card/"
    for entry in value.kind == .array ? Array(value.elements) : [value] {
      guard let old = string(entry, "was") else { continue }
      symbols.renames.append(.init(old: prefix + old, new: prefix + symbol.name, place: entry.place))
    }
  }
}

extension TextBlock {
  /// Indices of all variables a text shows.
  package var variables: Set<Int> {
    var found: Set<Int> = []
    for item in items {
      switch item {
      case .bubble(let bubble): found.formUnion(bubble.template.variables)
      case .vary(let variation): for option in variation.options { found.formUnion(option.variables) }
      }
    }
    return found
  }
}

extension Template {
  package var variables: Set<Int> {
    var found: Set<Int> = []
    for case .value(let placeholder) in parts {
      switch placeholder.source {
      case .variable(let index), .landed(let index), .tryNext(let index): found.insert(index)
      case .pronoun(_, let pronouns, let name): found.formUnion([pronouns, name])
      case .resource, .operatorName, .operatorContact, .storedDays, .today, .given: break
      }
    }
    return found
  }
}
