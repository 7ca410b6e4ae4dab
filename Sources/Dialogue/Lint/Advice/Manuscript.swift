/// A book as writers look at it: its texts in order, each with who says it and where it stands.
struct Manuscript {
  let book: Book
  let graph: BookGraph
  /// The root of each file, in the order of their paths.
  let documents: [(path: String, root: JSONValue)]
  /// Everything people read, but for the choices' other wordings.
  let texts: [WrittenText]
  /// What each text is made of, in the order of `texts`.
  let prose: [Prose]

  init(_ book: Book, documents: [String: JSONValue], brokenFiles: Set<UInt16>) {
    self.book = book
    graph = BookGraph(book, brokenFiles: brokenFiles)
    self.documents = documents.sorted { $0.key < $1.key }.map { (path: $0.key, root: $0.value) }
    var collector = TextCollector(book)
    collector.collect(rubrics: documents["rubrics.json"], safety: documents["safety.json"])
    texts = collector.texts
    prose = texts.map { Prose($0.template) }
  }

  /// Nodes of which nothing was lost while they were read.
  var wholeNodes: some Sequence<Node> { book.nodes.lazy.filter { [graph] in graph.isWhole($0) } }
}

/// One text with its place, and in whose voice it is said.
struct WrittenText {
  enum Kind {
    /// Said at a node, or instead of its question.
    case bubble
    case label
    case card
    /// A sentence of the engine.
    case phrase
    case nudge
    /// A line to practise, and members of sets and enums, which stand in people's own lines.
    case line
  }

  enum Voice {
    case coach, partner
    /// Labels, cards and lines: what people say of themselves.
    case person
  }

  var kind: Kind
  var voice: Voice
  var template: Template
  var isSafety: Bool
  /// When a bubble is said, where that is told of the bubble itself.
  var condition: Expression?
  /// The node whose text it is, where it can be cut in two bubbles.
  var node: Int?
  /// Whether it is one of several in a list, and not alone.
  var isListed = false
}

/// Walks over a book and notes every text once.
private struct TextCollector {
  let book: Book
  var texts: [WrittenText] = []
  private var seen: Set<Place> = []

  init(_ book: Book) {
    self.book = book
    for (index, node) in book.nodes.enumerated() { collect(node, index) }
    for card in book.cards {
      add(card.title, .card, .person)
      collect(card.text, .card)
    }
    collect(book.onReturn?.text, .bubble)
    for phrase in Phrase.allCases {
      for wording in book.phrases.wordings[phrase] ?? [] {
        add(wording, phrase.isLabel ? .label : .phrase, phrase.isLabel ? .person : .coach)
      }
    }
    for variable in book.variables {
      for option in variable.options?.options ?? [] {
        add(Template(parts: [.literal(option.text)], place: option.place), .line, .person)
      }
    }
  }

  private mutating func add(
    _ template: Template?, _ kind: WrittenText.Kind, _ voice: WrittenText.Voice, isSafety: Bool = false,
    condition: Expression? = nil, node: Int? = nil, isListed: Bool = false
  ) {
    guard let template, !template.parts.isEmpty, seen.insert(template.place).inserted else { return }
    texts.append(
      WrittenText(
        kind: kind, voice: voice, template: template, isSafety: isSafety, condition: condition, node: node,
        isListed: isListed))
  }

  private mutating func collect(
    _ block: TextBlock?, _ kind: WrittenText.Kind, isSafety: Bool = false, node: Int? = nil
  ) {
    for item in block?.items ?? [] {
      switch item {
      case .bubble(let bubble):
        let voice: WrittenText.Voice =
          switch bubble.speaker {
          case .coach: kind == .card ? .person : .coach
          case .partner: .partner
          case .you: .person
          }
        // One that is an object has more than its words.
        let isPlain = bubble.condition == nil && bubble.needs.isEmpty && bubble.speaker == .coach
        add(
          bubble.template, kind, voice, isSafety: isSafety, condition: bubble.condition?.root,
          node: isPlain ? node : nil, isListed: (block?.items.count ?? 0) > 1)
      case .vary(let variation):
        for option in variation.options { collect(option, kind, isSafety: isSafety, node: node) }
      }
    }
  }

  private mutating func collect(_ node: Node, _ index: Int) {
    let isSafety = book.scripts[node.script].isSafety
    collect(node.body.text, .bubble, isSafety: isSafety, node: index)
    collect(node.body.reask, .bubble, isSafety: isSafety)
    collect(node.body.onReturn?.text, .bubble, isSafety: isSafety)
    add(node.body.actions.remind?.text, .nudge, .coach, isSafety: isSafety)
    switch node.body.exit {
    case .choices(let menu):
      for case .choice(let choice) in menu.items {
        add(choice.body.label, .label, .person, isSafety: isSafety)
        add(choice.body.line, .line, .person, isSafety: isSafety)
        add(choice.body.actions.remind?.text, .nudge, .coach, isSafety: isSafety)
      }
      collect(menu.typed?.retry, .bubble, isSafety: isSafety)
    case .slot(let slot, _): collect(slot.retry, .bubble, isSafety: isSafety)
    case .pick(let pick):
      for label in [pick.doneLabel, pick.aloneLabel].compactMap(\.self) {
        add(Template(parts: [.literal(label)], place: pick.place), .label, .person, isSafety: isSafety)
      }
    case .call, .next, .goBack, .end, .resume, .lock, .missing: break
    }
  }

  /// What these files say to people, which the book keeps without its places.
  mutating func collect(rubrics: JSONValue?, safety: JSONValue?) {
    for rubric in rubrics?["rubrics"]?.children.map(\.self) ?? [] {
      for check in rubric["checks"]?.children.map(\.self) ?? [] {
        for key in ["landed", "try"] { add(plain: check[key], isSafety: false) }
      }
    }
    for signal in safety?["signals"]?.children.map(\.self) ?? [] { add(plain: signal["line"], isSafety: true) }
  }

  private mutating func add(plain value: JSONValue?, isSafety: Bool) {
    guard let value, let text = value.string else { return }
    add(Template(parts: [.literal(text)], place: value.place), .bubble, .coach, isSafety: isSafety)
  }
}
