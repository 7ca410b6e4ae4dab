import Dialogue

/// A book whose every node says first which it is, and whose every choice shows a card of its own.
///
/// An effect tells what was said, not by which node. Played again with this book, the same events go the same way and
/// leave a trail. Neither bubbles nor cards decide anything in the engine, so the way is the same.
struct TracedBook: Sendable {
  /// A writer's own text that began like this would at worst count a node as visited.
  private static let mark = "\u{1}"

  private var book: Book
  private var choiceNames: [ID: String] = [:]

  init(_ original: Book) {
    book = original
    var contents = original.contents
    defer { book = Book(contents) }
    guard let sample = Self.sample() else { return }
    for (index, node) in original.nodes.enumerated() {
      var body = node.body
      let template = Template(parts: [.literal("\(Self.mark)\(index)")], place: node.place)
      let bubble = TextBlock.Bubble(template: template, condition: nil, speaker: .coach, needs: [])
      body.text = TextBlock(items: [.bubble(bubble)] + (body.text?.items ?? []))
      if case .choices(var menu) = body.exit {
        menu.items = menu.items.map { item in
          guard case .choice(let choice) = item else { return item }
          choiceNames[choice.id] = "\(original.fullName(node)).\(choice.name)"
          return .choice(Self.traced(choice, sample, in: &contents))
        }
        body.exit = .choices(menu)
      }
      contents.nodes[index] = Node(id: node.id, name: node.name, script: node.script, place: node.place, body: body)
    }
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

  func visited(from first: ConversationState, _ inputs: [Input]) -> Coverage {
    var coverage = Coverage()
    var state = first
    for input in inputs {
      let before = state
      let result = Interpreter.advance(state, input, in: book)
      state = result.state
      var entered: [Int] = []
      var hasTaken = false
      for effect in result.effects {
        switch effect {
        case .say(let said): entered += nodes(in: said.text)
        case .showCard(let card) where card.name == Self.mark:
          hasTaken = true
          if let name = choiceNames[card.id] { coverage.choices.insert(name) }
        default: break
        }
      }
      for index in entered { coverage.nodes.insert(book.fullName(book.nodes[index])) }
      // Where the engine stands without having said anything: the page of a lock shown again.
      if let node = book.node(state.story.place.node) { coverage.nodes.insert(book.fullName(node)) }
      if !hasTaken, let first = entered.first, let node = book.node(before.story.place.node) {
        coverage.choices.formUnion(members(of: node, leadingTo: first))
      }
    }
    return coverage
  }

  private func nodes(in text: String) -> [Int] {
    text.split(separator: "\n").compactMap { $0.hasPrefix(Self.mark) ? Int($0.dropFirst()) : nil }
      .filter(book.nodes.indices.contains)
  }

  /// Choices made for the members of a set show no card; they are known by where they lead.
  private func members(of node: Node, leadingTo target: Int) -> [String] {
    guard case .choices(let menu) = node.body.exit else { return [] }
    return menu.items.compactMap { item in
      guard case .each(let each) = item, each.next.branches.contains(where: { $0.target.node == target }) else {
        return nil
      }
      return "\(book.fullName(node)).\(each.name)"
    }
  }
}
