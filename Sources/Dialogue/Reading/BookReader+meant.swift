/// What was probably meant by a name that names nothing here.
extension BookReader {
  static let nodeKeys = ["text", "choices", "next", "slot", "call", "end", "return"]
  /// More names than these are no help in a fix.
  private static let few = 8

  /// What to write for a node that is not there; nil where nothing can be told but that.
  ///
  /// `places` is in how many lines it is named.
  mutating func nodeMeant(by name: String, places: Int, at place: Place) -> String? {
    if let full = fullNameMeant(by: name) { return "Did you mean “\(full)”?" }
    guard let script else { return nil }
    if let outside = symbols.scripts[script].object[name], Self.looksLikeNode(outside) {
      return "Move “\(name)” into the braces of nodes: it stands outside."
    }
    return nodeMeant(by: name, in: script, besides: symbols.scriptIndex.keys.sorted(), places: places, at: place)
  }

  /// What to write for a node this script does not have; `others` are names of other scripts that may stand there too.
  mutating func nodeMeant(
    by name: String, in script: Int, besides others: [String] = [], places: Int, at place: Place
  ) -> String? {
    let id = symbols.scripts[script].id
    if let rename = symbols.renames.first(where: { $0.old == "\(id)#\(name)" }),
      let new = rename.new.split(separator: "#").last.map(String.init),
      symbols.nodeIndex[.init(script: script, name: new)] != nil
    {
      return "It is called “\(new)” now: write “\(new)”."
    }
    if let twice = symbols.repeatedNodes.first(where: { $0.script == script }) {
      let line = findings.line(of: twice.place, seenFrom: place)
      return "“\(twice.name)” stands there twice: if the second, on \(line), is “\(name)”, name it so."
    }
    let here = symbols.nodeNames(script: script).filter(Names.isKebabCase)
    let words = name.split(separator: "-").sorted()
    if let turned = here.first(where: { words.count > 1 && $0.split(separator: "-").sorted() == words }) {
      return "Did you mean “\(turned)”?"
    }
    let free = nodesNothingNames(in: script)
    // A name that is in use already must be very near: the renamed or missing one was meant more probably.
    let nearFree = Suggestion.nearest(name, among: free)
    let near = Suggestion.nearest(name, among: here.filter { $0 != nearFree } + others, atMost: 2)
    // A slip is made once; what is named often was there.
    if places == 1, let meant = nearFree ?? near { return "Did you mean “\(meant)”?" }
    if let renamed = nearFree ?? (free.count == 1 ? free[0] : nil),
      let index = symbols.nodeIndex[.init(script: script, name: renamed)]
    {
      let line = findings.line(of: symbols.nodes[index].place, seenFrom: place)
      let otherwise = near.map { "did you mean “\($0)”?" } ?? "add a node “\(name)”."
      return "Nothing leads to “\(renamed)” (\(line)). If it is “\(name)” renamed: "
        + steps(backTo: name, on: line, "rename node \(id)#\(name) \(renamed)") + " If not, \(otherwise)"
    }
    if let near { return "Did you mean “\(near)”?" }
    let alike = here.filter { node in node.split(separator: "-").contains { words.contains($0) } }
    let offered = here.count <= Self.few ? here : Array(alike.prefix(Self.few))
    guard !offered.isEmpty else { return nil }
    return
      "Add a node of that name, or lead to one that is there\(here.count <= Self.few ? ":" : ", such as")"
      + " \(offered.joined(separator: ", "))."
  }

  private mutating func nodesNothingNames(in script: Int) -> [String] {
    let named = namedNodes
    return symbols.nodeNames(script: script).filter {
      Names.isKebabCase($0) && !named.contains("\(symbols.scripts[script].id)#\($0)")
    }
  }

  /// A node that the one now read, or a choice of it, probably leads to; nil where none is more likely than others.
  ///
  /// One with the choice in its name, the one nothing leads to, the one all other choices lead to, or the next one in
  /// the file.
  mutating func likelyNode(choice: String? = nil, at place: Place) -> String? {
    guard let script, !findings.isFull(place.file) else { return nil }
    let own = String(nodeName.drop { $0 != "#" }.dropFirst())
    let here = symbols.nodeNames(script: script)
    if let choice {
      let parts = choice.split(separator: "-")
      let named = here.filter { $0 != own && Self.isPart(parts, of: $0.split(separator: "-")) }
      if named.count == 1 { return named[0] }
    }
    let free = nodesNothingNames(in: script).filter { $0 != own }
    if free.count == 1 { return free[0] }
    guard let index = symbols.nodeIndex[.init(script: script, name: own)] else { return nil }
    if let choices = symbols.nodes[index].object["choices"], choices.kind == .array {
      let targets = Set(choices.elements.compactMap { $0["next"]?.string })
      if targets.count == 1, let only = targets.first, here.contains(only) { return only }
    }
    return here.drop { $0 != own }.dropFirst().first
  }

  private static func isPart(_ words: [Substring], of name: [Substring]) -> Bool {
    guard words.count < name.count else { return words == name }
    return (0...(name.count - words.count)).contains { name[$0..<($0 + words.count)].elementsEqual(words) }
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

  /// A text that is said as it stands.
  mutating func plainText(_ value: JSONValue?, _ key: String) -> String? {
    let text = string(value, key)
    if let text, let value { checkNoBraces(text, of: key, at: value.place) }
    return text
  }

  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
