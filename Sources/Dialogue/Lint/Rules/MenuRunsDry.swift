extension Findings {
  /// Questions to which there may be no answer left.
  mutating func menusThatRunDry(in book: Book, _ graph: BookGraph) {
    for node in book.nodes where graph.isWhole(node) {
      switch node.body.exit {
      case .choices(let menu):
        guard menu.typed == nil, !menu.items.isEmpty, !menu.items.contains(where: isAlwaysThere) else { continue }
        add(
          .menuRunsDry, at: node.place, "every choice of “\(node.name)” may be gone",
          fix: "Add a choice without once, when or each.")
      case .pick(let pick): checkPick(pick, book)
      default: continue
      }
    }
  }

  private func isAlwaysThere(_ item: Menu.Item) -> Bool {
    guard case .choice(let choice) = item else { return false }
    return choice.body.condition == nil && !choice.body.isOnce
  }

  private mutating func checkPick(_ pick: Pick, _ book: Book) {
    guard case .set(let list, let own) = book.variables[pick.into].kind else { return }
    var available = list.options.reduce(0) { $0 + (pick.group == nil || $1.group == pick.group ? 1 : 0) }
    if pick.takesOwn { available += own?.max ?? 0 }
    if available == 0 {
      add(.menuRunsDry, at: pick.place, "there is nothing to pick", fix: "Give the group a member, or set own to true.")
    } else if available < pick.min, pick.aloneLabel == nil {
      add(
        .menuRunsDry, at: pick.place, "this wants \(pick.min), and there are \(available) to pick",
        fix: "Make min smaller, or add members.")
    }
  }
}
