extension BookReader {
  /// A text with `{…}` in it.
  mutating func template(_ value: JSONValue, given: [String] = []) -> Template? {
    guard let text = value.text else {
      findings.wrongType(expected: "a text in quotes", found: value, what: "text")
      return nil
    }
    if text.count > Limits.bubbleScalars {
      let count = String(decoding: text, as: UTF8.self).unicodeScalars.count
      if count > Limits.bubbleScalars {
        findings.textTooLong("a bubble", count, limit: Limits.bubbleScalars, at: value.place)
      }
    }
    if !avoided.isEmpty { checkAvoided(String(decoding: text, as: UTF8.self), at: value.place) }
    if !text.contains(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 }) {
      findings.invalidValue("this text is empty", fix: "Write some words, or take it out.", at: value.place)
    }
    return template(text, at: value.place, given: given)
  }

  private mutating func template(_ bytes: ArraySlice<UInt8>, at place: Place, given: [String]) -> Template {
    let braces = bytes.reduce(0) { $0 + ($1 == 0x7B || $1 == 0x7D ? 1 : 0) }
    // Most texts are plain.
    guard braces > 0 else {
      return Template(parts: bytes.isEmpty ? [] : [.literal(String(decoding: bytes, as: UTF8.self))], place: place)
    }
    var parts: [Template.Part] = []
    parts.reserveCapacity(braces + 1)
    var literal = ""
    var at = bytes.startIndex
    while let brace = bytes[at...].firstIndex(where: { $0 == 0x7B || $0 == 0x7D }) {
      literal += String(decoding: bytes[at..<brace], as: UTF8.self)
      at = brace + 1
      if at < bytes.endIndex, bytes[at] == bytes[brace] {
        checkDoubled(bytes[brace...], at: spot(bytes, brace, place, length: 2))
        literal += bytes[brace] == 0x7B ? "{" : "}"
        at += 1
      } else if bytes[brace] == 0x7B {
        guard let close = closingBrace(in: bytes, openedAt: brace) else {
          findings.templateSyntax(
            "a “{” is opened and never closed", fix: "Write } after the name, or {{ for a brace to be seen.",
            at: spot(bytes, brace, place))
          let rest = String(decoding: bytes[brace...], as: UTF8.self)
          return Template(parts: parts + [.literal(literal + rest)], place: place)
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        let spot = spot(bytes, brace, place, length: close + 1 - brace)
        if let placeholder = placeholder(bytes[at..<close], at: spot, given: given) {
          parts.append(.value(placeholder))
          mention(placeholder.source, bytes[at..<close], of: bytes, in: place)
        }
        at = close + 1
      } else {
        findings.templateSyntax(
          "a “}” closes nothing", fix: "Write { before the name, or }} for a brace to be seen.",
          at: spot(bytes, brace, place))
      }
    }
    literal += String(decoding: bytes[at...], as: UTF8.self)
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return Template(parts: parts, place: place)
  }

  /// The brace that closes this one; `plural` has braces within.
  private func closingBrace(in bytes: ArraySlice<UInt8>, openedAt brace: Int) -> Int? {
    var depth = 0
    for index in brace..<bytes.endIndex {
      if bytes[index] == 0x7B { depth += 1 }
      if bytes[index] == 0x7D {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// A place within a string that has no escapes before it; the whole string's place otherwise.
  private func spot(_ text: ArraySlice<UInt8>, _ index: Int, _ place: Place, length: Int = 1) -> Place {
    guard Int(place.end) - Int(place.start) == text.count + 2 else { return place }
    let start = place.start + 1 + UInt32(index - text.startIndex)
    return Place(file: place.file, start: start, end: start + UInt32(length))
  }

  private mutating func placeholder(_ inner: ArraySlice<UInt8>, at place: Place, given: [String]) -> Placeholder? {
    var rest = inner
    let name = trimmed(cutForm(&rest))
    var forms: [Placeholder.Form] = []
    var fallback: String?
    while !rest.isEmpty {
      rest.removeFirst()
      let (key, argument) = splitForm(cutForm(&rest))
      if key == "else" {
        if argument == nil { elseNeedsWords(at: place) }
        fallback = trimmed(argument ?? [])
      } else if let form = form(key, argument, at: place) {
        forms.append(form)
      }
    }
    guard let source = source(name, at: place, given: given) else { return nil }
    let placeholder = Placeholder(source: source, forms: forms, fallback: fallback, place: place)
    checkForms(placeholder, name, at: place)
    return placeholder
  }

  /// Takes what stands before the next bar, and leaves the bar.
  private func cutForm(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var depth = 0
    let start = text.startIndex
    var at = start
    while at < text.endIndex {
      let byte = text[at]
      if byte == 0x7C, depth == 0 { break }
      if byte == 0x7B { depth += 1 } else if byte == 0x7D { depth -= 1 }
      at += 1
    }
    defer { text = text[at...] }
    return text[start..<at]
  }

  private func splitForm(_ piece: ArraySlice<UInt8>) -> (key: String, argument: ArraySlice<UInt8>?) {
    guard let colon = piece.firstIndex(of: 0x3A) else { return (trimmed(piece), nil) }
    return (trimmed(piece[..<colon]), piece[(colon + 1)...])
  }

  func trimmed(_ text: ArraySlice<UInt8>) -> String {
    var text = text
    while text.first == 0x20 { text.removeFirst() }
    while text.last == 0x20 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func verbNeedsTwo(at place: Place) {
    findings.templateSyntax(
      "“verb” takes two words with a space between",
      fix: "Write the form after she or he, then the one after they: verb: wants want.", at: place)
  }

  private mutating func elseNeedsWords(at place: Place) {
    findings.templateSyntax(
      "“else” stands here without its words", fix: "Put a colon after else, and then the words: “else: them”.",
      at: place)
  }

  private mutating func pluralNeedsTwo(at place: Place) {
    findings.templateSyntax(
      "“plural” needs a form for one and a form for others",
      fix: "Write it as in plural: one {# minute} other {# minutes}.", at: place)
  }

  private mutating func form(_ key: String, _ argument: ArraySlice<UInt8>?, at place: Place) -> Placeholder.Form? {
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
      let both = words.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
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

  private func plural(_ text: ArraySlice<UInt8>) -> Placeholder.Form? {
    var found: [String: String] = [:]
    var rest = text
    while let open = rest.firstIndex(of: 0x7B) {
      guard let close = rest[open...].firstIndex(of: 0x7D) else { return nil }
      found[trimmed(rest[..<open])] = String(decoding: rest[(open + 1)..<close], as: UTF8.self)
      rest = rest[(close + 1)...]
    }
    guard let one = found["one"], let other = found["other"], found.count == 2 else { return nil }
    return .plural(one: one, other: other)
  }

  private mutating func source(_ name: String, at place: Place, given: [String]) -> Placeholder.Source? {
    if given.contains(name) { return .given(name) }
    switch name {
    case "operator.name": return .operatorName
    case "operator.contact": return .operatorContact
    case "stored.days": return .storedDays
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
    if let dot = name.utf8.lastIndex(of: 0x2E), let part = part(name[..<dot], name[name.utf8.index(after: dot)...]) {
      return part
    }
    guard let index = symbols.variable(name, script: script) else {
      let near = Suggestion.nearest(name, among: given + ["operator.name", "operator.contact", "stored.days", "today"])
      if let fix = placeholderMeant(by: name) ?? near.map({ "Did you mean “\($0)”?" }) {
        findings.unknownPlaceholder(name, fix: fix, at: place)
      } else if name.split(separator: ".").allSatisfy({ Names.isSnakeCase(String($0)) }), !name.isEmpty {
        missing(variable: name, isPlaceholder: true, at: place)
      } else {
        findings.unknownPlaceholder(
          name, fix: "Write the name of a variable, or {{ and }} for braces to be seen.", at: place)
      }
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
      case .storedDays: .number
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
