extension BookReader {
  /// A text with `{…}` in it.
  mutating func template(_ value: JSONValue, given: [String] = []) -> Template? {
    guard let text = string(value, "text") else { return nil }
    if text.utf8.count > Limits.bubbleScalars, text.unicodeScalars.count > Limits.bubbleScalars {
      findings.textTooLong("a bubble", limit: Limits.bubbleScalars, at: value.place)
    }
    checkAvoided(text, at: value.place)
    if !text.utf8.contains(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 }) {
      findings.invalidValue("this text is empty", fix: "Write some words, or take it out.", at: value.place)
    }
    return template(text, at: value.place, given: given)
  }

  mutating func template(_ text: String, at place: Place, given: [String] = []) -> Template {
    // Most texts are plain, and braces are ASCII: bytes are enough to find them.
    guard text.utf8.contains(where: { $0 == 0x7B || $0 == 0x7D }) else {
      return Template(parts: text.isEmpty ? [] : [.literal(text)], place: place)
    }
    var parts: [Template.Part] = []
    var literal = ""
    var rest = text[...]
    while let brace = rest.utf8.firstIndex(where: { $0 == 0x7B || $0 == 0x7D }) {
      literal += rest[..<brace]
      rest = rest[brace...]
      if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
        checkDoubled(rest, at: spot(text, rest.startIndex, place, length: 2))
        literal.append(rest.removeFirst())
        rest = rest.dropFirst()
      } else if rest.utf8.first == 0x7B {
        guard let close = closingBrace(in: rest) else {
          findings.templateSyntax(
            "a “{” is opened and never closed", fix: "Write } after the name, or {{ for a brace to be seen.",
            at: spot(text, rest.startIndex, place))
          return Template(parts: parts + [.literal(literal + rest)], place: place)
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        let inner = rest[rest.utf8.index(after: rest.startIndex)..<close]
        let at = spot(text, rest.startIndex, place, length: inner.utf8.count + 2)
        if let placeholder = placeholder(inner, at: at, given: given) {
          parts.append(.value(placeholder))
          mention(placeholder.source, inner, of: text, in: place)
        }
        rest = rest[rest.utf8.index(after: close)...]
      } else {
        findings.templateSyntax(
          "a “}” closes nothing", fix: "Write { before the name, or }} for a brace to be seen.",
          at: spot(text, rest.startIndex, place))
        rest = rest.dropFirst()
      }
    }
    literal += rest
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return Template(parts: parts, place: place)
  }

  /// The brace that closes the one `text` begins with; `plural` has braces within.
  private func closingBrace(in text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.utf8.indices {
      if text.utf8[index] == 0x7B { depth += 1 }
      if text.utf8[index] == 0x7D {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// A place within a string that has no escapes before it; the whole string's place otherwise.
  private func spot(_ text: String, _ index: String.Index, _ place: Place, length: Int = 1) -> Place {
    guard Int(place.end) - Int(place.start) == text.utf8.count + 2 else { return place }
    let start = place.start + 1 + UInt32(text.utf8.distance(from: text.startIndex, to: index))
    return Place(file: place.file, start: start, end: start + UInt32(length))
  }

  private mutating func placeholder(_ inner: Substring, at place: Place, given: [String]) -> Placeholder? {
    let pieces = splitForms(inner)
    let name = trimmed(pieces[0])
    var forms: [Placeholder.Form] = []
    var fallback: String?
    for piece in pieces.dropFirst() {
      let (key, argument) = splitForm(piece)
      if key == "else" {
        fallback = trimmed(argument ?? "")
      } else if let form = form(key, argument, at: place) {
        forms.append(form)
      }
    }
    guard let source = source(name, at: place, given: given) else { return nil }
    let placeholder = Placeholder(source: source, forms: forms, fallback: fallback, place: place)
    checkForms(placeholder, name, at: place)
    return placeholder
  }

  private func splitForms(_ text: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var depth = 0
    var start = text.startIndex
    for index in text.utf8.indices {
      switch text.utf8[index] {
      case 0x7B: depth += 1
      case 0x7D: depth -= 1
      case 0x7C where depth == 0:
        pieces.append(text[start..<index])
        start = text.utf8.index(after: index)
      default: break
      }
    }
    return pieces + [text[start...]]
  }

  private func splitForm(_ piece: Substring) -> (key: String, argument: Substring?) {
    guard let colon = piece.firstIndex(of: ":") else { return (trimmed(piece), nil) }
    return (trimmed(piece[..<colon]), piece[piece.index(after: colon)...])
  }

  func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private mutating func verbNeedsTwo(at place: Place) {
    findings.templateSyntax(
      "“verb” takes two words with a space between",
      fix: "Write the form after she or he, then the one after they: verb: wants want.", at: place)
  }

  private mutating func pluralNeedsTwo(at place: Place) {
    findings.templateSyntax(
      "“plural” needs a form for one and a form for others",
      fix: "Write it as in plural: one {# minute} other {# minutes}.", at: place)
  }

  private mutating func form(_ key: String, _ argument: Substring?, at place: Place) -> Placeholder.Form? {
    switch (key, argument) {
    case ("list", let joiner): return .list(joiner: joiner.map(trimmed) ?? "and")
    case ("group", let group?): return .group(trimmed(group))
    case ("cap", nil): return .capital
    case ("day", nil): return .day
    case ("time", nil): return .time
    case ("weekday", nil): return .weekday
    case ("first", let count?):
      if let number = Int(trimmed(count)), (1...20).contains(number) { return .first(number) }
      findings.templateSyntax("“first” takes a number from 1 to 20", fix: "Write it as in first: 2.", at: place)
    case ("verb", let words?):
      let both = words.split(separator: " ").map(String.init)
      if both.count == 2 { return .verb(singular: both[0], plural: both[1]) }
      verbNeedsTwo(at: place)
    case ("plural", let words?):
      if let plural = plural(words) { return plural }
      pluralNeedsTwo(at: place)
    case ("verb", nil): verbNeedsTwo(at: place)
    case ("plural", nil): pluralNeedsTwo(at: place)
    case ("first", nil), ("group", nil):
      let example = key == "first" ? "first: 2" : "group: comfort"
      findings.templateSyntax("“\(key)” stands here without its value", fix: "Write it as in \(example).", at: place)
    default:
      findings.unknownForm(key, at: place)
    }
    return nil
  }

  private func plural(_ text: Substring) -> Placeholder.Form? {
    var found: [String: String] = [:]
    var rest = text
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      found[trimmed(rest[..<open])] = String(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    guard let one = found["one"], let other = found["other"], found.count == 2 else { return nil }
    return .plural(one: one, other: other)
  }

  private mutating func source(_ name: String, at place: Place, given: [String]) -> Placeholder.Source? {
    if given.contains(name) { return .given(name) }
    switch name {
    case "operator.name": return .operatorName
    case "operator.contact": return .operatorContact
    case "today": return .today
    default: break
    }
    if name.hasPrefix("resource.") {
      guard let script, symbols.scripts[script].isSafety else {
        findings.misplacedKey(
          "{\(name)}", why: "resources stand in safety scripts only", fix: "Lead to a safety page instead.", at: place)
        return nil
      }
      return .resource(String(name.dropFirst("resource.".utf8.count)))
    }
    if let dot = name.lastIndex(of: "."), let part = part(name[..<dot], name[name.index(after: dot)...]) {
      return part
    }
    guard let index = symbols.variable(name, script: script) else {
      let known = symbols.variableNames(script: script) + given + ["operator.name", "operator.contact", "today"]
      findings.unknownPlaceholder(name, near: known, fix: placeholderMeant(by: name), at: place)
      return nil
    }
    return .variable(index)
  }

  private func part(_ base: Substring, _ part: Substring) -> Placeholder.Source? {
    guard let index = symbols.variable(String(base), script: script) else { return nil }
    switch symbols.variables[index].type {
    case .person:
      guard let form = Pronouns.Form(rawValue: String(part)) else { return nil }
      return .pronoun(form, pronouns: index + 1, name: index)
    case .assessment where part == "landed": return .landed(index)
    case .assessment where part == "try": return .tryNext(index)
    default: return nil
    }
  }

  private mutating func checkForms(_ placeholder: Placeholder, _ name: String, at place: Place) {
    let type: ExpressionType =
      switch placeholder.source {
      case .variable(let index): type(ofVariable: index)
      case .landed: .set(-1)
      case .today: .moment
      default: .text
      }
    for form in placeholder.forms {
      let isFine =
        switch (form, type) {
        case (.list, .set), (.group, .set), (.plural, .number), (.day, .moment), (.time, .moment), (.weekday, .moment):
          true
        case (.first, .set): true
        case (.capital, _), (_, .broken): true
        case (.verb, _): if case .pronoun = placeholder.source { true } else { false }
        default: false
        }
      if !isFine {
        findings.unfitForm(
          "“\(form.name)” does not fit {\(name)}, which is \(type.words)",
          fix: "Take it out, or look at the guide's table of forms.", at: place)
      }
    }
    if case .set = type, case .variable = placeholder.source, !placeholder.forms.contains(where: \.isList) {
      findings.unfitForm(
        "{\(name)} is a set, and nothing says how to show it", fix: "Write {\(name)|list}.", at: place)
    }
    if case .checks = type {
      findings.unfitForm(
        "{\(name)} is an assessment, and cannot be shown itself",
        fix: "Write {\(name).landed|list} or {\(name).try}.", at: place)
    }
  }
}

extension Placeholder.Form {
  var name: String {
    switch self {
    case .list: "list"
    case .group: "group"
    case .plural: "plural"
    case .verb: "verb"
    case .capital: "cap"
    case .day: "day"
    case .time: "time"
    case .weekday: "weekday"
    case .first: "first"
    }
  }

  var isList: Bool { if case .list = self { true } else { false } }
}
