import Understanding

extension BookReader {
  mutating func readBookFile(_ object: JSONValue, scripts: [Script]) -> BookContents? {
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
    let commandWords = CommandWords(commands.words)
    let topicsValue = fields.take("topics")
    let topics = readTopics(topicsValue)
    let greetingsValue = fields.take("greetings")
    let greetings = strings(greetingsValue, "greetings")
    for topic in topicsValue.map({ Array($0.elements) }) ?? [] {
      for key in ["match", "examples"] { checkWords(topic[key], commandWords) }
    }
    checkWords(greetingsValue, commandWords)
    let phrases = readPhrases(fields.take("phrases"), at: object.place)
    _ = strings(fields.take("avoid"), "avoid")
    readSilence(fields.take("silence"), within: .book)
    for key in ["id", "title"] where !fields.has(key) { findings.missingKey(key, in: "book.json", at: object.place) }
    fields.finish("book.json", &findings)
    guard let entry, let menu, !symbols.nodes.isEmpty else { return nil }
    var book = BookContents(
      id: id ?? "book", title: title ?? "", locale: locale, version: 0, entry: entry, menu: menu,
      commandWords: commandWords)
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

  private func index(_ book: inout BookContents) {
    book.nodePositions = IDTable(capacity: book.nodes.count)
    for (index, node) in book.nodes.enumerated() { book.nodePositions.insert(node.id, index) }
    book.scriptPositions = IDTable(capacity: book.scripts.count)
    for (index, script) in book.scripts.enumerated() { book.scriptPositions.insert(script.hash, index) }
    book.variablePositions = IDTable(capacity: book.variables.count)
    for (index, variable) in book.variables.enumerated() { book.variablePositions.insert(variable.id, index) }
    book.sensitive = book.variables.indices.filter { book.variables[$0].isSensitive }
    book.countedNodes = counted
    book.renames = symbols.renames.map { BookContents.Rename(old: $0.old, new: $0.new, place: $0.place) }
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
    var owners: [String: String] = [:]
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
      let list = fields.take("words")
      words.append((name, strings(list, "words")))
      checkHeard(name, list, at: object.keyPlace, &owners)
      if let entry = target(fields.take("entry"), "entry") { entries[command] = entry }
      if command.needsEntry, !fields.has("entry") {
        findings.missingKey("entry", in: "the command “\(name)”", at: object.keyPlace)
      }
      fields.finish("a command", &findings)
    }
    for command in Command.allCases where value[command.rawValue] == nil {
      findings.wordNotHeard(
        "nothing people say means the command “\(command.rawValue)”", fix: "Add it with its words.", at: value.keyPlace)
    }
    return (words, entries)
  }

  /// Every command has a word of its own; `owners` are the commands of the words so far.
  private mutating func checkHeard(
    _ command: String, _ list: JSONValue?, at place: Place, _ owners: inout [String: String]
  ) {
    var count = 0
    for element in list.map({ Array($0.elements) }) ?? [] {
      guard let word = element.string else { continue }
      let key = Normalizer.normalize(word).joined
      guard !key.isEmpty else {
        findings.wordNotHeard("no word is left of “\(word)”", fix: "Write a word with letters.", at: element.place)
        continue
      }
      count += 1
      if let owner = owners[key], owner != command {
        findings.wordNotHeard(
          "“\(word)” means “\(owner)” already", fix: "Take it from one of the two commands.", at: element.place)
      }
      if owners[key] == nil { owners[key] = command }
    }
    if count == 0, list == nil || list?.kind == .array {
      findings.wordNotHeard("nothing people say means the command “\(command)”", fix: "Add words.", at: place)
    }
  }

  /// Words that always mean a command cannot mean something else too.
  private mutating func checkWords(_ list: JSONValue?, _ commandWords: CommandWords) {
    for element in list.map({ Array($0.elements) }) ?? [] {
      guard let text = element.string, let command = commandWords.command(in: text) else { continue }
      findings.reservedWord(text, command: command, at: element.place)
    }
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
