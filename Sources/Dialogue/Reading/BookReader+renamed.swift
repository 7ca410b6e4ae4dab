/// Variables that are declared and used nowhere: what is left behind when one is renamed in a single place.
extension BookReader {
  /// What to write for a variable that was probably renamed where it is declared, and nowhere else.
  ///
  /// Nil where no unused variable stands out, and where one slip is more likely.
  mutating func renamedMeant(variable name: String, isOften: Bool, at place: Place) -> String? {
    guard !findings.isFull(place.file) else { return nil }
    let old = String(name.prefix { $0 != "." })
    guard symbols.variable(old, script: script) == nil, let index = unusedVariable(insteadOf: old) else { return nil }
    let variable = symbols.variables[index]
    if !isOften, Suggestion.nearest(old, among: symbols.variableNames(script: script)) == variable.name { return nil }
    let line = findings.line(of: variable.place, seenFrom: place)
    return
      "“\(variable.name)” is declared on \(line) and used nowhere. If it is “\(old)” renamed: "
      + steps(
        backTo: old, on: line, "rename variable \(symbols.prefix(variable.script)).\(old) \(variable.name)")
  }

  /// A rename by hand undone, and done by the program, which finds every place and keeps what people said.
  func steps(backTo old: String, on line: String, _ command: String) -> String {
    "1. change the name back to “\(old)” on \(line); 2. run “afterword \(command) --write”."
  }

  /// The only variable that nothing names, or the only one of those that is like this name; the script's own first.
  private mutating func unusedVariable(insteadOf name: String) -> Int? {
    let all = unusedVariables
    let own = all.filter { symbols.variables[$0].script == script }
    let unused = own.isEmpty ? all.filter { symbols.variables[$0].script == nil } : own
    if unused.count == 1 { return unused[0] }
    let names = unused.map { symbols.variables[$0].name }
    let alike = Suggestion.nearest(name, among: names) ?? Suggestion.sharingStart(name, among: names)
    return unused.first { symbols.variables[$0].name == alike }
  }

  /// Indices of the variables that no file sets, reads or shows.
  func findUnusedVariables() -> [Int] {
    var byScript: [Set<String>] = []
    var everywhere: Set<String> = []
    for script in symbols.scripts {
      byScript.append(NamedVariables(in: script.object).names)
      everywhere.formUnion(byScript[byScript.count - 1])
    }
    for root in documents.values { everywhere.formUnion(NamedVariables(in: root).names) }
    return symbols.variables.indices.filter { index in
      let variable = symbols.variables[index]
      guard variable.part != .pronouns else { return false }
      return !(variable.script.map { byScript[$0] } ?? everywhere).contains(variable.name)
    }
  }
}

/// Every name in a file that may be one of a variable; rather too many than too few.
private struct NamedVariables {
  private(set) var names: Set<String> = []

  /// Keys whose texts name something else, or nothing.
  private static let others: Set<String> = [
    "id", "next", "to", "start", "call", "entry", "type", "note", "default", "card", "match", "examples", "title",
  ]

  init(in root: JSONValue) {
    var open: [(value: JSONValue, key: String)] = root.members.map { ($0.value, $0.key) }
    while let (value, key) = open.popLast() {
      if let text = value.text {
        add(text, of: key)
      } else {
        for child in value.children {
          // Names that are given a value; those that are declared stand below another key.
          if key == "set" { names.insert(String(child.key.prefix { $0 != "." })) }
          open.append((child, child.hasKey ? child.key : key))
        }
      }
    }
  }

  private mutating func add(_ text: ArraySlice<UInt8>, of key: String) {
    if key == "when" || text.first == UInt8(ascii: "=") { return addWords(of: text) }
    var depth = 0
    var isPlain = true
    var start = text.startIndex
    for (index, byte) in zip(text.indices, text) {
      if byte == UInt8(ascii: "{") {
        if depth == 0 { start = index }
        depth += 1
      } else if byte == UInt8(ascii: "}"), depth > 0 {
        depth -= 1
        if depth == 0 { addWords(of: text[start..<index]) }
      }
      if byte == UInt8(ascii: " ") { isPlain = false }
    }
    if isPlain, !Self.others.contains(key) { names.insert(String(decoding: text.prefix { $0 != 0x2E }, as: UTF8.self)) }
  }

  private mutating func addWords(of text: ArraySlice<UInt8>) {
    for word in text.split(whereSeparator: { !Self.isPart($0) }) { names.insert(String(decoding: word, as: UTF8.self)) }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F
  }
}
