package import Dialogue

/// The names met while scenarios are read; kept only when somebody asks.
struct ScenarioMentions {
  /// The short name of a choice or a card, which only the talk itself can tell apart from others of that name.
  struct Word {
    var file: UInt16
    var step: Int
    var isPick: Bool
    var name: String
    var place: Place
  }

  let files: [SourceFile]
  var mentions: [Mention] = []
  var words: [Word] = []
  /// Of the scenario now read.
  var step = 0

  mutating func add(_ name: BookName, in quoted: Place, at offset: Int = 0) {
    mentions.append(
      Mention(
        id: name.id, in: quoted, at: offset, length: name.name.utf8.count, bytes: files[Int(quoted.file)].bytes))
  }
}

extension ScenarioReader {
  /// As `read`, and where every script, node, choice, variable, member and card is named.
  package static func readWithMentions(
    _ files: [SourceFile], for book: Book
  ) -> (reading: ScenarioReading, mentions: [Mention]) {
    var reader = ScenarioReader(book: book, findings: Findings(files: files))
    reader.log = ScenarioMentions(files: files)
    let reading = reader.readAll(files)
    guard var log = reader.log else { return (reading, []) }
    for scenario in reading.scenarios {
      guard let file = files.firstIndex(where: { $0.path == scenario.path }) else { continue }
      log.addSpoken(by: scenario, file: UInt16(file), book)
    }
    return (reading, log.mentions)
  }

  /// `node` of a script, or `script#node`.
  mutating func mention(_ node: Node, _ parts: [String], in quoted: Place) {
    guard log != nil else { return }
    let scope = book.scripts[node.script].id
    if parts.count == 2 { log?.add(BookName(.script, scope), in: quoted) }
    log?.add(BookName(.node, scope: scope, node.name), in: quoted, at: parts.count == 2 ? scope.utf8.count + 1 : 0)
  }

  mutating func mention(variable index: Int, at key: Place) {
    guard log != nil else { return }
    let variable = book.variables[index]
    let base = String(variable.name.prefix { $0 != "." })
    log?.add(BookName(.variable, scope: book.scope(of: variable), base), in: key)
  }

  /// The members that a value names.
  mutating func mention(membersIn value: JSONValue, of variable: Variable) {
    guard log != nil else { return }
    var owner = variable
    if case .member(let set) = variable.kind { owner = book.variables[set] }
    for entry in value.kind == .array ? Array(value.elements) : [value] {
      guard let name = entry.string, owner.options?.option(named: name) != nil else { continue }
      log?.add(BookName(.member, scope: "\(book.scope(of: owner)).\(owner.name)", name), in: entry.place)
    }
  }

  mutating func note(_ name: String, at place: Place, isPick: Bool = false) {
    guard let step = log?.step else { return }
    log?.words.append(.init(file: place.file, step: step, isPick: isPick, name: name, place: place))
  }
}

extension ScenarioMentions {
  /// Goes through a scenario and looks what its short names mean where they are said.
  ///
  /// After a step that cannot be done they mean nothing, and stay as they are.
  fileprivate mutating func addSpoken(by scenario: Scenario, file: UInt16, _ book: Book) {
    let spoken = words.filter { $0.file == file }
    guard !spoken.isEmpty else { return }
    var walk = Walk(book, seed: scenario.seed, with: scenario.presets)
    walk.begin(at: scenario.start, passGate: scenario.passesGate)
    let reminders = BookNames(book).reminders
    for (number, step) in scenario.steps.enumerated() {
      let here = spoken.filter { $0.step == number }
      for word in here where word.isPick { addChoice(word, walk.question, book) }
      let check = StepCheck(book: book, reminders: reminders, script: scenario.script, step: step, number: number + 1)
      guard check.perform(on: &walk).isEmpty else { return }
      for word in here where !word.isPick {
        addChoice(word, walk.question, book)
        addCard(word, walk, book)
      }
    }
  }

  private mutating func addCard(_ word: Word, _ walk: Walk, _ book: Book) {
    for case .card(let card) in walk.reply where card.name == word.name {
      for scope in book.scripts.map(\.id) + ["book"] where BookName(.card, scope: scope, card.name).id == card.id {
        add(BookName(.card, scope: scope, card.name), in: word.place)
      }
    }
  }

  private mutating func addChoice(_ word: Word, _ question: Question?, _ book: Book) {
    guard let question, let option = question.options.first(where: { $0.name == word.name }),
      let node = book.node(question.node)
    else { return }
    switch node.body.exit {
    case .choices(let menu): addChoice(word, option, menu, at: node, book)
    case .pick(let pick): addMember(option.name, of: pick.into, option.id, in: word.place, at: 0, book)
    default: break
    }
  }

  private mutating func addChoice(
    _ word: Word, _ option: Question.Option, _ menu: Menu, at node: Node, _ book: Book
  ) {
    for item in menu.items {
      switch item {
      case .choice(let choice):
        guard choice.id == option.id else { continue }
        add(BookName(.choice, scope: book.fullName(node), choice.name), in: word.place)
      case .each(let each):
        guard option.name.hasPrefix("\(each.name):") else { continue }
        add(BookName(.choice, scope: book.fullName(node), each.name), in: word.place)
        let offset = each.name.utf8.count + 1
        let member = String(option.name.dropFirst(each.name.count + 1))
        addMember(member, of: each.set, nil, in: word.place, at: offset, book)
      }
    }
  }

  /// `id` tells a member from the engine's own `done` and `alone`.
  private mutating func addMember(
    _ name: String, of index: Int, _ id: ID?, in quoted: Place, at offset: Int, _ book: Book
  ) {
    let variable = book.variables[index]
    guard let option = variable.options?.option(named: name), id == nil || option.id == id else { return }
    add(BookName(.member, scope: "\(book.scope(of: variable)).\(variable.name)", name), in: quoted, at: offset)
  }
}

extension Book {
  fileprivate func scope(of variable: Variable) -> String { variable.script.map { scripts[$0].id } ?? "book" }
}
