import Understanding

extension Findings {
  /// Words that always mean a command and so never reach what they were written for.
  mutating func reservedWords(in book: Book) {
    var found: Set<Place> = []
    let words = book.commandWords
    for node in book.nodes {
      switch node.body.exit {
      case .choices(let menu):
        for item in menu.items {
          switch item {
          case .choice(let choice): reservedWords(of: choice, words, &found)
          case .each(let each): reservedWords(ofMembers: each.set, each.group, book, &found)
          }
        }
      case .pick(let pick):
        reservedWords(ofMembers: pick.into, pick.group, book, &found)
        for label in [pick.doneLabel, pick.aloneLabel].compactMap(\.self) {
          reserved(label, among: words, unless: nil, at: place(of: "\"\(label)\"", in: pick.place), &found)
        }
      case .slot(let slot, _) where slot.reading == .option:
        reservedWords(ofMembers: slot.variable, nil, book, &found)
      default: continue
      }
    }
    reservedLabels(in: book, &found)
  }

  private mutating func reservedWords(of choice: Choice, _ words: CommandWords, _ found: inout Set<Place>) {
    var own: Command?
    if case .command(let command) = choice.body.exit { own = command }
    if let label = choice.body.label.literal {
      reserved(label, among: words, unless: own, at: choice.body.label.place, &found)
    }
    for text in choice.body.match where words.isCommandWord(text) {
      reserved(text, among: words, unless: own, at: place(of: "\"\(text)\"", in: choice.place), &found)
    }
    for text in choice.body.examples where words.isCommandWord(text) {
      reserved(text, among: words, unless: own, at: place(of: "\"\(text)\"", in: choice.place), &found)
    }
  }

  private mutating func reservedWords(
    ofMembers variable: Int, _ group: String?, _ book: Book, _ found: inout Set<Place>
  ) {
    let words = book.commandWords
    for option in book.variables[variable].options?.options ?? [] where group == nil || option.group == group {
      reserved(option.text, among: words, unless: nil, at: option.place, &found)
    }
  }

  /// The engine's own choices may be named like the command they are.
  private mutating func reservedLabels(in book: Book, _ found: inout Set<Place>) {
    let words = book.commandWords
    for phrase in Phrase.allCases where phrase.isLabel {
      for label in book.phrases.wordings[phrase] ?? [] {
        guard let text = label.literal else { continue }
        reserved(text, among: words, unless: phrase.command, at: label.place, &found)
      }
    }
  }

  private mutating func reserved(
    _ text: String, among words: CommandWords, unless own: Command?, at place: Place, _ found: inout Set<Place>
  ) {
    guard let name = words.command(in: text), name != own?.rawValue, found.insert(place).inserted else {
      return
    }
    reservedWord(text, command: name, at: place)
  }

  mutating func reservedWord(_ text: String, command: String, at place: Place) {
    add(
      .reservedWord, at: place, "“\(text)” always means the command “\(command)”, so it never means this",
      fix: "Write other words, or make the choice that command.")
  }
}

extension Phrase {
  /// The command that does the same as this label.
  fileprivate var command: Command? {
    switch self {
    case .toMenu: .menu
    case .nudgeLater: .later
    case .backToWhereIWas: .back
    default: nil
    }
  }
}
