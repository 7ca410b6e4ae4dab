import Dialogue

/// A book whose every node says first which it is and then what its conditions are, and whose every choice shows a card
/// of its own.
///
/// An effect tells what was said, not by which node. Played again with this book, the same events go the same way and
/// leave a trail. Neither bubbles nor cards decide anything in the engine, so the way is the same.
struct TracedBook: Sendable {
  /// What one event went through, by numbers.
  struct Trail: Sendable {
    /// Indices of nodes, in order.
    var nodes: [Int] = []
    /// Indices into `items`.
    var items: [Int] = []
    var outcomes: [Outcome] = []
  }

  /// A choice as a writer sees it.
  struct Item: Sendable {
    var node: Int
    /// The full name: `script#node.choice`.
    var name: String
    var place: Place
  }

  /// A writer's own text that began like this would at worst count a node as visited.
  private static let mark = "\u{1}"
  private static let marksTrue = "\u{2}"
  private static let marksFalse = "\u{3}"

  private var book: Book
  private(set) var table = ConditionTable()
  private(set) var items: [Item] = []
  private var itemOfChoice: [ID: Int] = [:]
  /// Of nodes with choices made for the members of a set: their items, with where each leads.
  private var eachItems: [Int: [(item: Int, targets: [Int])]] = [:]

  init(_ original: Book) {
    book = original
    var contents = original.contents
    defer { book = Book(contents) }
    guard let sample = Self.sample() else { return }
    for (index, node) in original.nodes.enumerated() {
      let name = original.fullName(node)
      var body = node.body
      var words = [Self.bubble("\(Self.mark)\(index)", at: node.place)] + marked(body.text?.items ?? [], of: name)
      // Between the last word and the way on nothing changes that a condition could ask for.
      if case .next(let jump) = body.exit { words += marks(of: jump, name) }
      body.text = TextBlock(items: words)
      body.reask = body.reask.map { TextBlock(items: marked($0.items, of: name)) }
      if let onReturn = body.onReturn {
        body.onReturn?.text = TextBlock(items: marked(onReturn.text.items, of: name))
      }
      table.addAnswers(of: node, at: index, name: name)
      if case .choices(let menu) = body.exit {
        body.exit = .choices(traced(menu, at: index, name, sample, in: &contents))
      }
      contents.nodes[index] = Node(id: node.id, name: node.name, script: node.script, place: node.place, body: body)
    }
    for index in original.cards.indices {
      contents.cards[index].text = TextBlock(items: marked(original.cards[index].text.items, of: nil))
    }
  }

  private mutating func traced(
    _ menu: Menu, at index: Int, _ node: String, _ card: CardTemplate, in contents: inout BookContents
  ) -> Menu {
    var menu = menu
    menu.items = menu.items.map { item in
      let name = "\(node).\(item.name)"
      switch item {
      case .choice(let choice):
        itemOfChoice[choice.id] = items.count
        items.append(Item(node: index, name: name, place: choice.place))
        return .choice(Self.traced(choice, card, in: &contents))
      case .each(let each):
        eachItems[index, default: []].append((items.count, each.next.branches.map(\.target.node)))
        items.append(Item(node: index, name: name, place: each.place))
        return item
      }
    }
    return menu
  }

  /// The choice shows a card with its own id; one it shows anyway is not needed here.
  private static func traced(_ choice: Choice, _ sample: CardTemplate, in contents: inout BookContents) -> Choice {
    var card = sample
    card.id = choice.id
    card.name = mark
    var body = choice.body
    body.actions.card = contents.cards.count
    contents.cards.append(card)
    return Choice(id: choice.id, name: choice.name, place: choice.place, body: body)
  }

  /// The same words, each condition with a mark beside it that says whether it holds.
  private mutating func marked(
    _ words: [TextBlock.Item], of node: String?
  ) -> [TextBlock.Item] {
    words.flatMap { item -> [TextBlock.Item] in
      switch item {
      case .bubble(let bubble):
        guard let formula = bubble.condition else { return [item] }
        return marks(of: formula, node) + [item]
      case .vary(let variation):
        let options = variation.options.map { TextBlock(items: marked($0.items, of: node)) }
        return [.vary(.init(id: variation.id, wording: variation.wording, mode: variation.mode, options: options))]
      }
    }
  }

  /// Those before the branch that is taken are asked, and it itself; those after it are not.
  private mutating func marks(of jump: Jump, _ node: String) -> [TextBlock.Item] {
    var marks: [TextBlock.Item] = []
    var earlier: Expression?
    for branch in jump.branches {
      guard let formula = branch.condition else { continue }
      marks += self.marks(of: formula, node, unless: earlier)
      earlier = earlier.map { .or($0, formula.root) } ?? formula.root
    }
    return marks
  }

  private mutating func marks(
    of formula: Formula, _ node: String?, unless earlier: Expression? = nil
  ) -> [TextBlock.Item] {
    let number = table.add(formula, of: node)
    func mark(_ letter: String, _ root: Expression) -> TextBlock.Item {
      var asked = formula
      asked.root = earlier.map { .and(.not($0), root) } ?? root
      return Self.bubble("\(letter)\(number)", at: formula.place, when: asked)
    }
    return [mark(Self.marksTrue, formula.root), mark(Self.marksFalse, .not(formula.root))]
  }

  private static func bubble(_ text: String, at place: Place, when condition: Formula? = nil) -> TextBlock.Item {
    .bubble(
      TextBlock.Bubble(
        template: Template(parts: [.literal(text)], place: place), condition: condition, speaker: .coach, needs: []))
  }

  /// A card to make marks of.
  private static func sample() -> CardTemplate? {
    let book = """
      { "format": 1, "id": "mark", "title": "Mark", "entry": "mark", "menu": "mark",
        "cards": { "mark": { "title": "", "text": "" } } }
      """
    let script = """
      { "format": 1, "id": "mark", "title": "Mark", "start": "mark", "nodes": { "mark": { "text": "Mark", "end": true } } }
      """
    let read = BookReader.read([
      SourceFile(path: "book.json", text: book), SourceFile(path: "scripts/mark.json", text: script),
    ])
    return read.book?.cards.first
  }
}

extension TracedBook {
  func visited(from first: ConversationState, _ inputs: [Input]) -> Coverage {
    var coverage = Coverage()
    var state = first
    for input in inputs {
      let before = state
      let result = Interpreter.advance(state, input, in: book)
      state = result.state
      let trail = trail(before, result)
      for index in trail.nodes { coverage.nodes.insert(book.fullName(book.nodes[index])) }
      for item in trail.items { coverage.choices.insert(items[item].name) }
      coverage.outcomes.formUnion(trail.outcomes)
    }
    return coverage
  }

  /// What one event goes through from a state.
  func trail(from before: ConversationState, _ input: Input) -> Trail {
    trail(before, Interpreter.advance(before, input, in: book))
  }

  private func trail(_ before: ConversationState, _ result: TurnResult) -> Trail {
    var trail = Trail()
    var taken: ID?
    var entered: [Int] = []
    for effect in result.effects {
      switch effect {
      case .say(let said): read(said.text, &entered, &trail)
      case .showCard(let card) where card.name == Self.mark:
        taken = card.id
        if let item = itemOfChoice[card.id] { trail.items.append(item) }
      case .showCard(let card): read(card.text, &entered, &trail)
      case .keepCard(let kept): read(kept.card.text, &entered, &trail)
      case .ask(let question): note(question, result.state, &trail)
      default: break
      }
    }
    trail.nodes = entered
    // Where the engine stands without having said anything: the page of a lock shown again.
    if let index = book.nodePositions[result.state.story.place.node], !entered.contains(index) {
      trail.nodes.append(index)
    }
    if let first = entered.first, let waited = book.nodePositions[before.story.place.node] {
      // Choices made for the members of a set show no card; they are known by where they lead.
      if taken == nil {
        trail.items += (eachItems[waited] ?? []).filter { $0.targets.contains(first) }.map(\.item)
      }
      for fork in table.forks[waited] ?? [] where fork.choice == taken ?? .none {
        trail.outcomes += fork.outcomes(leadingTo: first)
      }
    }
    for (from, to) in zip(entered, entered.dropFirst()) where book.nodes[from].body.exit.isReturn {
      for fork in table.returnForks { trail.outcomes += fork.outcomes(leadingTo: to) }
    }
    return trail
  }

  private func read(_ text: String, _ entered: inout [Int], _ trail: inout Trail) {
    for line in text.split(separator: "\n") {
      guard let letter = line.utf8.first, letter <= 3, let number = Int(line.dropFirst()) else { continue }
      switch letter {
      case 1: if book.nodes.indices.contains(number) { entered.append(number) }
      default:
        guard table.conditions.indices.contains(number) else { continue }
        trail.outcomes.append(Outcome(condition: number, holds: letter == 2))
      }
    }
  }

  /// A choice that asks for something was shown, or was not.
  private func note(_ question: Question, _ state: ConversationState, _ trail: inout Trail) {
    guard !table.ofChoice.isEmpty, let node = book.node(state.story.place.node), state.story.status == .active,
      case .choices(let menu) = node.body.exit, question.node == book.fullName(node)
    else { return }
    for case .choice(let choice) in menu.items {
      guard let condition = table.ofChoice[choice.id] else { continue }
      let isShown = question.options.contains { $0.id == choice.id }
      if !isShown, choice.body.isOnce, state.story.taken.contains(choice.id) { continue }
      trail.outcomes.append(Outcome(condition: condition, holds: isShown))
    }
  }
}

extension Exit {
  fileprivate var isReturn: Bool { if case .goBack = self { true } else { false } }
}
