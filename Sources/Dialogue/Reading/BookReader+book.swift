import Understanding

extension BookReader {
  mutating func readBookFile(_ object: JSONValue, scripts: [Script]) -> Book? {
    var fields = Fields(object)
    readHead(&fields, what: "book.json", place: object.place)
    let id = string(fields.take("id"), "id")
    let title = string(fields.take("title"), "title")
    let locale = object["locale"]?.string ?? "en"
    let entry = required("entry", &fields)
    let menu = required("menu", &fields)
    for key in ["variables", "cards", "choiceSets", "renamed"] {
      if let value = fields.take(key), value.kind != .object {
        findings.wrongType(expected: "an object", found: value, what: key)
      }
    }
    let gate = readGate(fields.take("gate"))
    let onReturn = onReturn(fields.take("onReturn"))
    let commands = readCommands(fields.take("commands"), at: object.place)
    let topics = readTopics(fields.take("topics"))
    let greetings = strings(fields.take("greetings"), "greetings")
    let phrases = readPhrases(fields.take("phrases"), at: object.place)
    _ = strings(fields.take("avoid"), "avoid")
    _ = fields.take("silence")
    for key in ["id", "title"] where !fields.has(key) { findings.missingKey(key, in: "book.json", at: object.place) }
    fields.finish("book.json", &findings)
    guard let entry, let menu, !symbols.nodes.isEmpty else { return nil }
    var book = Book(
      id: id ?? "book", title: title ?? "", locale: locale, version: 0, entry: entry, menu: menu,
      commandWords: CommandWords(commands.words))
    book.scripts = scripts
    book.nodes = nodes.compactMap(\.self)
    book.variables = variables
    // A card that could not be read has its finding; a stand-in keeps the positions.
    book.cards = cards.enumerated().map { index, card in card ?? blankCard(symbols.cards[index]) }
    book.rubrics = rubrics
    book.topics = topics
    book.gate = gate
    book.onReturn = onReturn
    book.commandEntries = commands.entries
    book.greetings = greetings
    book.phrases = phrases
    index(&book)
    return book
  }

  private func blankCard(_ symbol: Symbols.CardSymbol) -> CardTemplate {
    CardTemplate(
      id: ID(symbol.name), name: symbol.name, title: Template(parts: [], place: symbol.place),
      text: TextBlock(items: []), retention: nil, variables: [], place: symbol.place)
  }

  private mutating func required(_ key: String, _ fields: inout Fields) -> Target? {
    guard let value = fields.take(key) else {
      findings.missingKey(key, in: "book.json", at: fields.object.place)
      return nil
    }
    return target(value, key)
  }

  private func index(_ book: inout Book) {
    book.nodePositions = IDTable(capacity: book.nodes.count)
    for (index, node) in book.nodes.enumerated() { book.nodePositions.insert(node.id, index) }
    book.scriptPositions = IDTable(capacity: book.scripts.count)
    for (index, script) in book.scripts.enumerated() { book.scriptPositions.insert(script.hash, index) }
    book.variablePositions = IDTable(capacity: book.variables.count)
    for (index, variable) in book.variables.enumerated() { book.variablePositions.insert(variable.id, index) }
    book.sensitive = book.variables.indices.filter { book.variables[$0].isSensitive }
    book.countedNodes = counted
    book.renames = symbols.renames.map { Book.Rename(old: $0.old, new: $0.new, place: $0.place) }
  }

  private mutating func readGate(_ value: JSONValue?) -> Gate? {
    guard let value else { return nil }
    guard value.kind == .object else {
      findings.wrongType(expected: "an object with when and entry", found: value, what: "gate")
      return nil
    }
    var fields = Fields(value)
    let condition = formula(fields.take("when"))
    let entry = target(fields.take("entry"), "entry")
    for key in ["when", "entry"] where !fields.has(key) { findings.missingKey(key, in: "gate", at: value.place) }
    fields.finish("gate", &findings)
    guard let condition, let entry else { return nil }
    return Gate(condition: condition, entry: entry)
  }

  private mutating func readCommands(
    _ value: JSONValue?, at place: Place
  ) -> (words: [(command: String, words: [String])], entries: [Command: Target]) {
    guard let value, value.kind == .object else {
      findings.missingKey("commands", in: "book.json", at: place)
      return ([], [:])
    }
    var words: [(command: String, words: [String])] = []
    var entries: [Command: Target] = [:]
    for (name, object) in value.members where name != "note" {
      guard let command = Command(rawValue: name) else {
        findings.unknownCommand(name, near: Command.allCases.map(\.rawValue), at: object.keyPlace)
        continue
      }
      guard object.kind == .object else {
        findings.wrongType(expected: "an object with words", found: object, what: "a command")
        continue
      }
      var fields = Fields(object)
      words.append((name, strings(fields.take("words"), "words")))
      if let entry = target(fields.take("entry"), "entry") { entries[command] = entry }
      fields.finish("a command", &findings)
    }
    return (words, entries)
  }

  private mutating func readTopics(_ value: JSONValue?) -> [Topic] {
    guard let value else { return [] }
    guard value.kind == .array else {
      findings.wrongType(expected: "a list of topics", found: value, what: "topics")
      return []
    }
    return value.elements.compactMap { element in
      guard element.kind == .object else {
        findings.wrongType(expected: "an object with id and entry", found: element, what: "a topic")
        return nil
      }
      var fields = Fields(element)
      let id = string(fields.take("id"), "id")
      let entry = target(fields.take("entry"), "entry")
      let match = strings(fields.take("match"), "match")
      let examples = strings(fields.take("examples"), "examples")
      for key in ["id", "entry"] where !fields.has(key) { findings.missingKey(key, in: "a topic", at: element.place) }
      fields.finish("a topic", &findings)
      guard let id, let entry else { return nil }
      return Topic(id: id, entry: entry, match: match, examples: examples)
    }
  }

  private mutating func readPhrases(_ value: JSONValue?, at place: Place) -> Phrases {
    var phrases = Phrases()
    guard let value, value.kind == .object else {
      findings.missingKey("phrases", in: "book.json", at: place)
      return phrases
    }
    var fields = Fields(value)
    for phrase in Phrase.allCases {
      guard let entry = fields.take(phrase.rawValue) else {
        findings.missingKey(phrase.rawValue, in: "phrases", at: value.place)
        continue
      }
      let elements = entry.kind == .array ? Array(entry.elements) : [entry]
      phrases.wordings[phrase] = elements.compactMap { template($0, given: phrase.placeholders) }
      if elements.count < 2, !phrase.isLabel {
        findings.invalidValue(
          "“\(phrase.rawValue)” has one wording and would be said twice in a row", fix: "Write at least two wordings.",
          at: entry.place)
      }
    }
    fields.finish("phrases", &findings)
    return phrases
  }
}
