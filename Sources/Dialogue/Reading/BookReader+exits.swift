extension BookReader {
  /// The one exit of a node.
  mutating func readExit(
    _ body: inout Node.Body, _ fields: inout Fields, _ symbol: Symbols.NodeSymbol, isSafety: Bool
  ) -> Exit {
    let next = fields.take("next")
    let typed = fields.take("typed")
    if let typed, !fields.has("choices") {
      findings.misplacedKey(
        "typed", why: "it stands beside choices", fix: "Use slot where nothing can be chosen.", at: typed.keyPlace)
    }
    var found: [(key: String, value: JSONValue)] = []
    for kind in Exit.Kind.allCases where kind != .next {
      if let value = fields.take(kind.rawValue) { found.append((kind.rawValue, value)) }
    }
    if found.count > 1 {
      found.sort { $0.value.place.start < $1.value.place.start }
      findings.exitConflict(found.map(\.key), node: symbol.name, at: found[1].value.keyPlace)
    }
    guard let first = found.first else {
      guard let next else {
        // Said of the key itself.
        if !fields.hasSlip(of: Exit.Kind.allCases.map(\.rawValue)) {
          findings.deadEnd(symbol.name, likely: likelyNode(at: symbol.place), at: symbol.place)
        }
        return .missing
      }
      return jump(next, "next").map(Exit.next) ?? .missing
    }
    let takesNext = ["choices", "slot", "call"].contains(first.key)
    if let next, !takesNext {
      findings.exitConflict([first.key, "next"], node: symbol.name, at: next.keyPlace)
    }
    if first.key == "resume" || first.key == "lock", !isSafety {
      findings.misplacedKey(
        first.key, why: "it belongs to safety scripts", fix: "Move the node to a script in safety/.",
        at: first.value.keyPlace)
    }
    if first.key == "choices" { return choicesExit(first.value, next, typed: typed, body) }
    return exit(first.key, first.value, next, symbol)
  }

  private mutating func exit(
    _ key: String, _ value: JSONValue, _ next: JSONValue?, _ symbol: Symbols.NodeSymbol
  ) -> Exit {
    switch key {
    case "slot":
      guard let slot = slot(value, assess: nil) else { return .missing }
      return requiredNext(next, symbol, "slot").map { .slot(slot, next: $0) } ?? .missing
    case "call":
      let target = target(value, "call")
      guard let jump = requiredNext(next, symbol, "call"), let target else { return .missing }
      return .call(target, next: jump)
    case "lock": return lock(value)
    default:
      guard bool(value, key) != false else {
        findings.invalidValue(
          "\(key) is true or not there at all", fix: "Write true, or leave it out.", at: value.place)
        return .missing
      }
      return key == "return" ? .goBack : key == "end" ? .end : .resume
    }
  }

  private mutating func requiredNext(_ next: JSONValue?, _ symbol: Symbols.NodeSymbol, _ key: String) -> Jump? {
    guard let next else {
      findings.missingKey("next", in: "a node with \(key)", likely: likelyNode(at: symbol.place), at: symbol.place)
      return nil
    }
    return jump(next, "next")
  }

  private mutating func lock(_ value: JSONValue) -> Exit {
    guard value.kind == .object else {
      findings.wrongType(expected: "an object such as { \"for\": \"365d\" }", found: value, what: "lock")
      return .missing
    }
    var fields = Fields(value)
    let span = fields.take("for")
    if span == nil { findings.missingKey("for", in: "lock", at: value.place) }
    let duration = duration(span)
    let correction = target(fields.take("correction"), "correction")
    fields.finish("lock", &findings)
    return .lock(Lock(duration: duration ?? 365 * 86_400, correction: correction))
  }

  private mutating func choicesExit(
    _ value: JSONValue, _ next: JSONValue?, typed: JSONValue?, _ body: Node.Body
  ) -> Exit {
    if value.kind == .object, value["pick"] != nil { return pickExit(value, next) }
    if let next {
      findings.misplacedKey(
        "next", why: "each choice says where it leads; a next for all belongs to pick",
        fix: "Give every choice its own next.", at: next.keyPlace)
    }
    var items: [Menu.Item] = []
    if value.kind == .object {
      items = sharedChoices(value)
    } else if value.kind == .array {
      items.reserveCapacity(value.count)
      for element in value.elements {
        if let item = menuItem(element) { items.append(item) }
      }
    } else {
      findings.wrongType(expected: "a list of choices", found: value, what: "choices")
      return .missing
    }
    if value.kind == .array, value.count == 0 {
      findings.invalidValue("there is no choice to take", fix: "Write at least one choice.", at: value.place)
    }
    if items.count > Limits.choices {
      findings.invalidValue(
        "\(items.count) choices are too many for one menu", fix: "Split the menu in two nodes.", at: value.place)
    }
    checkDuplicates(items, in: value)
    guard let typed else { return .choices(Menu(items: items)) }
    return .choices(readTyped(typed, beside: items, body))
  }

  private mutating func checkDuplicates(_ items: [Menu.Item], in value: JSONValue) {
    var names = Seen(capacity: items.count)
    for item in items where !names.insert(item.name) {
      guard let first = items.first(where: { $0.name == item.name }) else { continue }
      findings.duplicateID(
        item.name, kind: "choice", first: idPlace(of: first, in: value), at: idPlace(of: item, in: value))
    }
    var labels = Seen(capacity: items.count)
    for case .choice(let choice) in items where choice.body.condition == nil {
      guard let label = choice.body.label.literal, !labels.insert(label.lowercased()) else { continue }
      findings.duplicateID(label: label, at: choice.body.label.place)
    }
  }

  /// Where the item's id stands: in the node's own list, or in the shared one it uses.
  private func idPlace(of item: Menu.Item, in value: JSONValue) -> Place {
    let lists = value.kind == .array ? [value] : Array(symbols.choiceSets.values)
    for list in lists {
      for element in list.elements where element.place == item.place { return element["id"]?.place ?? item.place }
    }
    return item.place
  }

  private mutating func readTyped(_ typed: JSONValue, beside items: [Menu.Item], _ body: Node.Body) -> Menu {
    guard typed.kind == .object else {
      findings.wrongType(expected: "an object with set and next", found: typed, what: "typed")
      return Menu(items: items)
    }
    let slot = slot(typed, assess: body.assess)
    guard let next = typed["next"] else {
      findings.missingKey("next", in: "typed", at: typed.place)
      return Menu(items: items, typed: slot)
    }
    return Menu(items: items, typed: slot, typedNext: jump(next, "next"))
  }

  private mutating func pickExit(_ value: JSONValue, _ next: JSONValue?) -> Exit {
    var outer = Fields(value)
    guard let object = outer.take("pick"), object.kind == .object else {
      findings.wrongType(expected: "an object with into", found: value, what: "pick")
      return .missing
    }
    outer.finish("choices with pick", &findings)
    var fields = Fields(object)
    let into = fields.take("into")
    let group = fields.take("group")
    let min = fields.take("min").flatMap { whole($0, "min", in: 0...Limits.choices) } ?? 0
    let max = fields.take("max").flatMap { whole($0, "max", in: 1...Limits.choices) } ?? Limits.choices
    let own = bool(fields.take("own"), "own") ?? false
    let done = plainText(fields.take("done"), "done")
    let alone = plainText(fields.take("alone"), "alone")
    fields.finish("pick", &findings)
    guard let next else {
      findings.missingKey("next", in: "a node with pick", at: value.place)
      return .missing
    }
    let jump = jump(next, "next")
    guard let into, let name = string(into, "into") else {
      if into == nil { findings.missingKey("into", in: "pick", at: object.place) }
      return .missing
    }
    guard let index = setVariable(name, at: into.place), let jump else { return .missing }
    let groupName = self.group(group, of: index)
    if min > max {
      findings.invalidValue("min is larger than max", fix: "Make min the smaller one.", at: object.place)
    }
    checkOwn(own, index, at: object.place)
    return .pick(
      Pick(
        into: index, group: groupName, min: min, max: max, takesOwn: own, doneLabel: done, aloneLabel: alone,
        next: jump, place: object.place))
  }

  private mutating func checkOwn(_ own: Bool, _ index: Int, at place: Place) {
    guard own, case .set(_, own: nil) = variables[index].kind else { return }
    findings.invalidValue(
      "“\(variables[index].name)” takes no items of the person's own",
      fix: "Give the variable an own, or leave own out.",
      at: place)
  }

  mutating func setVariable(_ name: String, at place: Place) -> Int? {
    guard let index = variable(name, at: place) else { return nil }
    guard symbols.variables[index].type == .set else {
      findings.expressionType("“\(name)” is no set", fix: "Name a variable of type set.", at: place)
      return nil
    }
    return index
  }

  mutating func group(_ value: JSONValue?, of variable: Int) -> String? {
    guard let value, let name = string(value, "group") else { return nil }
    let groups = Set(variables[variable].options?.options.compactMap(\.group) ?? [])
    if !groups.contains(name) {
      findings.unknownMember(name, near: groups.sorted(), kind: "group", quote: "\"", at: value.place)
    }
    return name
  }
}

extension Menu.Item {
  fileprivate var name: String {
    switch self {
    case .choice(let choice): choice.name
    case .each(let each): each.name
    }
  }

  fileprivate var place: Place {
    switch self {
    case .choice(let choice): choice.place
    case .each(let each): each.place
    }
  }
}

/// Texts that were there before: a few, as a menu has, are compared one by one, which is quicker than hashing them.
private struct Seen {
  private static let few = 16

  private var list: [String] = []
  private var set: Set<String> = []

  init(capacity: Int) {
    if capacity <= Self.few { list.reserveCapacity(capacity) } else { set.reserveCapacity(capacity) }
  }

  /// Whether the text is there for the first time.
  mutating func insert(_ text: String) -> Bool {
    if set.isEmpty, list.count < Self.few {
      if list.contains(text) { return false }
      list.append(text)
      return true
    }
    if set.isEmpty { set.formUnion(list) }
    return set.insert(text).inserted
  }
}
