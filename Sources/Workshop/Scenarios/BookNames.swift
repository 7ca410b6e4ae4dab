import Dialogue

/// The short names that a scenario may use, besides those of scripts, nodes and variables.
struct BookNames {
  /// Of choices as `Question.Option.name` gives them, the engine's own included.
  private(set) var choices: Set<String> = ["own", "alone", "done", "carry-on", "correction", "open", "later", "stop"]
  /// `item:` where a choice is made of each member of a set that takes a person's own items.
  private var openPrefixes: Set<String> = []
  private(set) var reminders: [ID: String] = [:]
  private(set) var cards: Set<String>

  init(_ book: Book) {
    cards = Set(book.cards.map(\.name))
    for node in book.nodes {
      add(node.body.actions)
      switch node.body.exit {
      case .choices(let menu): for item in menu.items { add(item, book) }
      case .pick(let pick): choices.formUnion(book.variables[pick.into].options?.options.map(\.name) ?? [])
      default: break
      }
    }
  }

  private mutating func add(_ item: Menu.Item, _ book: Book) {
    switch item {
    case .choice(let choice):
      choices.insert(choice.name)
      add(choice.body.actions)
    case .each(let each):
      if case .set(_, _?) = book.variables[each.set].kind { openPrefixes.insert("\(each.name):") }
      for option in book.variables[each.set].options?.options ?? [] { choices.insert("\(each.name):\(option.name)") }
    }
  }

  /// Whether a choice may have this name somewhere in the book; own words may, unless they are nearly another name.
  func knowsChoice(_ name: String) -> Bool {
    if choices.contains(name) { return true }
    return openPrefixes.contains { name.hasPrefix($0) && name != $0 } && Suggestion.nearest(name, among: choices) == nil
  }

  private mutating func add(_ actions: Actions) {
    if let plan = actions.remind { reminders[plan.id] = plan.name }
  }
}
