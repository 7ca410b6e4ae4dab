extension Advice {
  /// With fewer choices that do the same, one that does not is nothing to wonder at.
  static let settersOfAVariable = 3

  /// Choices that leave things as they are are called so.
  private static let optOuts: Set<String> = ["none", "no", "leave", "keep", "same", "skip", "later"]

  /// A choice that lacks what all others on the same way set.
  mutating func forgottenSets(in manuscript: Manuscript) {
    let use = VariableUse(manuscript.book)
    for node in manuscript.wholeNodes {
      guard case .choices(let menu) = node.body.exit else { continue }
      var byWay: [[Int]: [Choice]] = [:]
      for case .choice(let choice) in menu.items {
        guard case .next(let jump) = choice.body.exit else { continue }
        byWay[jump.branches.map(\.target.node), default: []].append(choice)
      }
      for (way, choices) in byWay where choices.count > Self.settersOfAVariable {
        guard let target = way.first else { continue }
        let assigned = [node, manuscript.book.nodes[target]].flatMap { $0.body.sets.map(\.variable) }
        forgottenSet(among: choices, Set(assigned), to: target, use, manuscript.book)
      }
    }
  }

  /// `assigned` is what the nodes before and behind the choices set themselves.
  private mutating func forgottenSet(
    among choices: [Choice], _ assigned: Set<Int>, to target: Int, _ use: VariableUse, _ book: Book
  ) {
    let sets = choices.map { Set($0.body.sets.map(\.variable)) }
    var counts: [Int: Int] = [:]
    for variable in sets.joined() { counts[variable, default: 0] += 1 }
    for (index, choice) in choices.enumerated() where !Self.optOuts.contains(choice.name) {
      let setsItsOwn = sets[index].contains { counts[$0] == 1 }
      if setsItsOwn { continue }
      let missing = counts.keys.sorted().filter { variable in
        counts[variable] == choices.count - 1 && !sets[index].contains(variable) && use.isRead[variable]
          && !assigned.contains(variable) && !isDefault(choice, of: book.variables[variable])
      }
      guard let first = missing.first else { continue }
      let names = missing.map { "“\(book.variables[$0].name)”" }.joined(separator: ", ")
      add(
        .forgottenSet, at: place(of: "\"\(choice.name)\"", in: choice.place),
        "the other choices that lead to “\(book.nodes[target].name)” set \(names); “\(choice.name)” does not",
        fix: "Give it \"set\": { \"\(book.variables[first].name)\": … }, or lead it elsewhere.")
    }
  }

  /// A choice with the name of the default says it without setting it.
  private func isDefault(_ choice: Choice, of variable: Variable) -> Bool {
    guard case .option(let id)? = variable.initial else { return false }
    return variable.options?.option(id)?.name == choice.name
  }
}
