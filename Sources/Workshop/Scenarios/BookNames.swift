package import Dialogue

/// The short names that a scenario may use, besides those of scripts, nodes and variables.
struct BookNames {
  /// Of choices as `Question.Option.name` gives them, the engine's own included.
  private(set) var choices: Set<String> = ["own", "alone", "done", "carry-on", "correction", "open", "later", "stop"]
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
      choices.insert("\(each.name):own")
      for option in book.variables[each.set].options?.options ?? [] { choices.insert("\(each.name):\(option.name)") }
    }
  }

  private mutating func add(_ actions: Actions) {
    if let plan = actions.remind { reminders[plan.id] = plan.name }
  }
}

extension Book {
  /// A variable by the name it has in a script, which is also its name in `with` and `variables`.
  package func variable(named name: String, inScript script: Int) -> Int? {
    // The name of a person is the person itself.
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isPersonName = parts.count == 2 && parts[1] == "name"
    let own = isPersonName ? String(parts[0]) : name
    for prefix in [scripts[script].id, "book"] {
      guard let index = variablePositions[ID("\(prefix).\(own)")] else { continue }
      if isPersonName, variablePositions[ID("\(prefix).\(own).pronouns")] == nil { continue }
      return index
    }
    return nil
  }

  /// The names a script can use for variables.
  package func variableNames(inScript script: Int) -> [String] {
    variables.filter { $0.script == nil || $0.script == script }.map(\.name).sorted()
  }
}
