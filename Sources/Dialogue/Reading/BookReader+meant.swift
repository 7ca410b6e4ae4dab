/// What was probably meant by a name that names nothing here.
extension BookReader {
  private static let nodeKeys = ["text", "choices", "next", "slot", "call", "end", "return"]
  /// More names than these are no help in a fix.
  private static let few = 8

  /// What to write for a node that is not there; nil where nothing can be told but that.
  mutating func nodeMeant(by name: String) -> String? {
    if let full = fullNameMeant(by: name) { return "Did you mean “\(full)”?" }
    guard let script else { return nil }
    if let outside = symbols.scripts[script].object[name], Self.looksLikeNode(outside) {
      return "Move “\(name)” into the braces of nodes: it stands outside."
    }
    let here = symbols.nodeNames(script: script).filter(Names.isKebabCase)
    let words = name.split(separator: "-").sorted()
    if let turned = here.first(where: { words.count > 1 && $0.split(separator: "-").sorted() == words }) {
      return "Did you mean “\(turned)”?"
    }
    let named = namedNodes
    let free = here.filter { !named.contains("\(symbols.scripts[script].id)#\($0)") }
    // A name that is in use already must be very near: the renamed or missing one was meant more probably.
    let near =
      Suggestion.nearest(name, among: free)
      ?? Suggestion.nearest(name, among: here + symbols.scriptIndex.keys.sorted(), atMost: 2)
    if let near { return "Did you mean “\(near)”?" }
    if free.count == 1 {
      return "Nothing leads to “\(free[0])”: write that if it was “\(name)” before, or add a node “\(name)”."
    }
    let alike = here.filter { node in node.split(separator: "-").contains { words.contains($0) } }
    let offered = here.count <= Self.few ? here : Array(alike.prefix(Self.few))
    guard !offered.isEmpty else { return nil }
    return
      "Add a node of that name, or lead to one that is there\(here.count <= Self.few ? ":" : ", such as")"
      + " \(offered.joined(separator: ", "))."
  }

  /// `hello#menu` for `hello:menu`, and `hello` for `hello.json`.
  private func fullNameMeant(by name: String) -> String? {
    for separator in [":", "/", "."] {
      let parts = name.split(separator: separator, maxSplits: 1).map(String.init)
      if parts.count == 2, let other = symbols.scriptIndex[parts[0]],
        symbols.nodeIndex[.init(script: other, name: parts[1])] != nil
      {
        return "\(parts[0])#\(parts[1])"
      }
    }
    guard name.hasSuffix(".json") else { return nil }
    let bare = String(name.dropLast(5).split(separator: "/").last ?? "")
    return symbols.scriptIndex[bare] == nil ? nil : bare
  }

  static func looksLikeNode(_ value: JSONValue) -> Bool {
    value.kind == .object && nodeKeys.contains { value[$0] != nil }
  }

  /// What to do about a card or a variable that only another script has.
  func sharedMeant(card name: String) -> String? {
    symbols.cards.first { $0.name == name && $0.script != nil && $0.script != script }.map { card in
      "“\(name)” is a card of \(symbols.prefix(card.script)): move it to cards in book.json to share it."
    }
  }

  func sharedMeant(variable name: String) -> String? {
    symbols.variables.first { $0.name == name && $0.script != nil && $0.script != script }.map { variable in
      "“\(name)” is a variable of \(symbols.prefix(variable.script)): move it to variables in book.json to share it."
    }
  }
}

/// Whether what a variable is given fits in it.
extension BookReader {
  mutating func checkRange(_ number: Double, _ min: Double?, _ max: Double?, _ what: String, at place: Place) {
    // A range nothing fits in has its finding.
    if let min, let max, min > max { return }
    guard number < min ?? number || number > max ?? number else { return }
    let range =
      switch (min, max) {
      case (let min?, let max?): "from \(Self.plain(min)) to \(Self.plain(max))"
      case (let min?, nil): "from \(Self.plain(min)) on"
      default: "up to \(Self.plain(max ?? number))"
      }
    findings.invalidValue(
      "\(what) takes numbers \(range), and this is \(Self.plain(number))",
      fix: "Write a number in that range, or change the variable's min or max.", at: place)
  }

  mutating func checkLength(_ text: String, _ maxLength: Int, _ what: String, at place: Place) {
    guard text.utf8.count > maxLength else { return }
    let length = text.unicodeScalars.count
    guard length > maxLength else { return }
    findings.invalidValue(
      "\(what) takes \(maxLength) characters, and this has \(length)",
      fix: "Shorten it, or give the variable a larger maxLength.", at: place)
  }

  /// A member's text is said as it stands.
  mutating func checkNoBraces(_ text: String, of what: String, at place: Place) {
    guard text.utf8.contains(where: { $0 == 0x7B || $0 == 0x7D }) else { return }
    findings.invalidValue(
      "\(what) is said as it stands, with its braces", fix: "Write it without braces; no value is put in here.",
      at: place)
  }

  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
