import Dialogue
import TestSupport
import Testing
import Workshop

/// A book, or what runs it, with one thing broken on purpose.
///
/// Lint refuses most of these in a book's files, so they are put into a book that was read already.
struct PlantedFault {
  var book: Book
  var engine: Engine = { Interpreter.advance($0, $1, in: $2) }
  var roundTrip: @Sendable (ConversationState) -> ConversationState = {
    StateCodec.decode(StateCodec.encode($0)).state
  }

  init(of invariant: Invariant) throws {
    let sound = try Self.sound()
    func place(_ name: String) -> Int? { sound.nodePositions[ID(name)] }
    book = sound
    switch invariant {
    case .noFault: change("tea#round") { $0.exit = Self.jump(of: $0.exit, to: place("tea#round")) }
    case .wayOut: change("tea#last") { $0.exit = Self.menu(of: $0.exit, to: place("tea#last")) }
    case .nothingEmpty: change("tea#last") { $0.text = Self.words("  ", in: $0.text) }
    case .filledIn: change("tea#sure") { $0.text = Self.words("One {drink} it is.", in: $0.text) }
    case .withinLimits:
      change("tea#last") { $0.text = Self.words(String(repeating: "tea ", count: 1_100), in: $0.text) }
    case .freshReply: sayTheSameAfterEachMiss()
    case .distinctLabels: doubleLabels(of: "tea#ask")
    case .savedWhole:
      roundTrip = { state in
        var state = StateCodec.decode(StateCodec.encode(state)).state
        state.story.variables = VariableStore()
        return state
      }
    case .backRestores:
      engine = { state, input, book in
        var result = Interpreter.advance(state, input, in: book)
        if input.event == .text("back") { result.state.story.checkpoint = ID("somewhere") }
        return result
      }
    }
  }

  func simulation(walks: Int, seed: UInt64) -> Simulation {
    Simulation(book, walks: walks, turns: 20, seed: seed, engine: engine, roundTrip: roundTrip)
  }

  static func sound() throws -> Book {
    try Books.mini([
      "book.json": MiniBook.book(menu: "menu#main"),
      "scripts/menu.json": MiniBook.script(
        """
        "main": { "text": "What now?", "choices": [ { "id": "tea", "text": "Some tea", "next": "tea" } ] }
        """, id: "menu", start: "main"),
      "scripts/tea.json": MiniBook.script(
        """
        "ask": { "text": "Tea or water?", "choices": [
          { "id": "tea", "text": "Tea", "set": { "drink": "tea" }, "next": "sure" },
          { "id": "water", "text": "Water", "set": { "drink": "water" }, "next": "sure" } ] },
        "sure": { "text": "One {drink} it is.", "choices": [
          { "id": "yes", "text": "Just so", "next": "round" }, { "id": "other", "text": "Or else", "next": "ask" } ] },
        "round": { "next": "last" },
        "last": { "text": "Anything else?", "choices": [ { "id": "no", "text": "No, thanks", "next": "bye" } ] },
        "bye": { "text": "Cheers.", "end": true }
        """, variables: "\"drink\": { \"type\": \"enum\", \"of\": { \"tea\": \"tea\", \"water\": \"water\" } }"),
    ])
  }

  private mutating func change(_ name: String, _ change: (inout Node.Body) -> Void) {
    var contents = book.contents
    guard let index = book.nodePositions[ID(name)] else { return }
    let node = book.nodes[index]
    var body = node.body
    change(&body)
    contents.nodes[index] = Node(id: node.id, name: node.name, script: node.script, place: node.place, body: body)
    book = Book(contents)
  }

  private static func jump(of exit: Exit, to target: Int?) -> Exit {
    guard case .next(var jump) = exit, let target else { return exit }
    jump.branches[0].target.node = target
    return .next(jump)
  }

  private static func menu(of exit: Exit, to target: Int?) -> Exit {
    guard case .choices(var menu) = exit, let target, case .choice(let choice) = menu.items[0],
      case .next(var jump) = choice.body.exit
    else { return exit }
    jump.branches[0].target.node = target
    var body = choice.body
    body.exit = .next(jump)
    menu.items[0] = .choice(Choice(id: choice.id, name: choice.name, place: choice.place, body: body))
    return .choices(menu)
  }

  private static func words(_ words: String, in text: TextBlock?) -> TextBlock? {
    guard var text, case .bubble(let bubble)? = text.items.first else { return text }
    let template = Template(parts: [.literal(words)], place: bubble.template.place)
    text.items[0] = .bubble(
      .init(template: template, condition: bubble.condition, speaker: bubble.speaker, needs: bubble.needs))
    return text
  }

  private mutating func doubleLabels(of name: String) {
    change(name) { body in
      guard case .choices(var menu) = body.exit, case .choice(let first) = menu.items[0],
        case .choice(let second) = menu.items[1]
      else { return }
      var twin = second.body
      twin.label = first.body.label
      menu.items[1] = .choice(Choice(id: second.id, name: second.name, place: second.place, body: twin))
      body.exit = .choices(menu)
    }
  }

  private mutating func sayTheSameAfterEachMiss() {
    var contents = book.contents
    for phrase in [Phrase.miss, .byNumber, .lost] {
      contents.phrases.wordings[phrase] = contents.phrases.wordings[.miss].map { Array($0.prefix(1)) }
    }
    book = Book(contents)
  }
}
