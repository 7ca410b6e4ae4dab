extension Advice {
  static let choicesAtOnce = 6

  /// Menus that become a wall.
  mutating func manyChoices(in manuscript: Manuscript) {
    let book = manuscript.book
    for node in manuscript.wholeNodes {
      switch node.body.exit {
      case .choices(let menu):
        guard let count = mostChoices(menu, book), count > Self.choicesAtOnce else { continue }
        tell(count, of: node)
      case .pick(let pick):
        let options = book.variables[pick.into].options?.options ?? []
        let count = options.count { pick.group == nil || $0.group == pick.group }
        if count > Self.choicesAtOnce { tell(count, of: node) }
      default: continue
      }
    }
  }

  private mutating func tell(_ count: Int, of node: Node) {
    add(
      .manyChoices, at: node.place,
      "“\(node.name)” offers \(count) choices at once, and \(Self.choicesAtOnce) are enough",
      fix: "Leave some out, or put the rarer ones behind a choice “Something else”.")
  }

  /// How many can stand there together; nil where that is too much to find out.
  private func mostChoices(_ menu: Menu, _ book: Book) -> Int? {
    var always = 0
    var conditions: [Expression] = []
    for item in menu.items {
      switch item {
      case .choice(let choice):
        if let condition = choice.body.condition { conditions.append(condition.root) } else { always += 1 }
      // At least one is there, or nobody would be asked.
      case .each: always += 1
      }
    }
    guard always + conditions.count > Self.choicesAtOnce, always <= Self.choicesAtOnce else { return always }
    var cases = ConditionCases()
    for condition in conditions { cases.note(condition) }
    let logic = conditions.map { cases.compile($0) }
    var most = 0
    let isKnown = cases.forEach { combination in
      most = max(most, logic.count { ConditionCases.holds($0, in: combination) })
    }
    return isKnown ? always + most : nil
  }
}
