package import Dialogue

/// A `when` of a book: of a bubble, a choice or a way on.
package struct Condition: Hashable, Sendable {
  /// `script#node`; nil for what belongs to no node, such as a card.
  package var node: String?
  package var place: Place
}

/// The conditions of a book by number, and which jumps and choices they belong to.
struct ConditionTable: Sendable {
  /// A way on whose branches ask for something, where it leads and what it asks.
  struct Fork: Sendable {
    /// Of the choice it belongs to; none for the node's own.
    var choice: ID
    /// Target and condition of each branch; the last one has none.
    var branches: [(target: Int, condition: Int?)]
  }

  private(set) var conditions: [Condition] = []
  private(set) var ofChoice: [ID: Int] = [:]
  /// Of nodes that wait: what an answer may lead to, by the node's index.
  private(set) var forks: [Int: [Fork]] = [:]
  /// What a `return` may lead to.
  private(set) var returnForks: [Fork] = []

  mutating func add(_ formula: Formula, of node: String?) -> Int {
    conditions.append(Condition(node: node, place: formula.place))
    return conditions.count - 1
  }

  /// Numbers what the node's answers ask for; the conditions of its words, and of a plain `next`, are numbered apart.
  mutating func addAnswers(of node: Node, at index: Int, name: String) {
    switch node.body.exit {
    case .choices(let menu):
      for item in menu.items { add(item, at: index, name) }
      if let next = menu.typedNext { fork(next, .none, at: index, name) }
    case .pick(let pick): fork(pick.next, .none, at: index, name)
    case .slot(_, let next): fork(next, .none, at: index, name)
    case .call(_, let next): if let fork = fork(next, .none, name) { returnForks.append(fork) }
    default: break
    }
  }

  private mutating func add(_ item: Menu.Item, at index: Int, _ name: String) {
    switch item {
    case .each(let each): fork(each.next, .none, at: index, name)
    case .choice(let choice):
      if let formula = choice.body.condition { ofChoice[choice.id] = add(formula, of: name) }
      switch choice.body.exit {
      case .next(let jump): fork(jump, choice.id, at: index, name)
      case .call(_, let jump?): if let fork = fork(jump, choice.id, name) { returnForks.append(fork) }
      default: break
      }
    }
  }

  private mutating func fork(_ jump: Jump, _ choice: ID, at index: Int, _ name: String) {
    if let fork = fork(jump, choice, name) { forks[index, default: []].append(fork) }
  }

  private mutating func fork(_ jump: Jump, _ choice: ID, _ name: String) -> Fork? {
    guard jump.branches.contains(where: { $0.condition != nil }) else { return nil }
    let branches = jump.branches.map { branch in
      (target: branch.target.node, condition: branch.condition.map { add($0, of: name) })
    }
    return Fork(choice: choice, branches: branches)
  }
}

extension ConditionTable.Fork {
  /// What held and what did not where the way led to `target`; where two branches lead there, both count.
  func outcomes(leadingTo target: Int) -> [Outcome] {
    guard let first = branches.firstIndex(where: { $0.target == target }) else { return [] }
    var outcomes = branches[..<first].compactMap { $0.condition.map { Outcome(condition: $0, holds: false) } }
    for branch in branches where branch.target == target {
      if let condition = branch.condition { outcomes.append(Outcome(condition: condition, holds: true)) }
    }
    return outcomes
  }
}

/// A condition that held, or did not.
package struct Outcome: Hashable, Sendable {
  /// Its number in the book.
  package var condition: Int
  package var holds: Bool

  package init(condition: Int, holds: Bool) {
    self.condition = condition
    self.holds = holds
  }
}
