extension UnsetSearch {
  /// The nodes of a call within the script: where it comes back, and what it may take away.
  struct Region {
    var returns: [Int] = []
    var unset: UInt64 = 0
    var leavesScript = false
  }

  /// Follows every way until nothing new is found out.
  mutating func follow() {
    let count = nodes.count
    atEntry = Array(repeating: nil, count: count)
    atQuestion = Array(repeating: .max, count: count)
    atReturn = Array(repeating: nil, count: count)
    callers = []
    regions = [:]
    flow(to: book.scripts[script].start, 0)
    drain()
    let entries = nodes.filter { graph.isEnteredFromOutside[$0] && atEntry[$0 - nodes.lowerBound] == nil }
    for entry in entries { flow(to: entry, 0) }
    drain()
  }

  private mutating func drain() {
    while let node = open.popLast() {
      isOpen[node - nodes.lowerBound] = false
      walk(node, atEntry[node - nodes.lowerBound] ?? 0)
    }
  }

  private mutating func reopen(_ node: Int) {
    guard !isOpen[node - nodes.lowerBound] else { return }
    isOpen[node - nodes.lowerBound] = true
    open.append(node)
  }

  private mutating func flow(to node: Int, _ known: UInt64) {
    guard mode == .following, nodes.contains(node) else { return }
    let position = node - nodes.lowerBound
    let met = atEntry[position].map { $0 & known } ?? known
    guard met != atEntry[position] else { return }
    atEntry[position] = met
    reopen(node)
  }

  private mutating func flow(_ jump: Jump?, _ known: UInt64) {
    guard let jump else { return }
    var known = known
    for branch in jump.branches where mode != .collecting || branch.condition != nil {
      check(branch.condition, known)
      let facts = branch.condition.map { watched.facts($0.root) }
      flow(to: branch.target.node, known | (facts?.ifTrue ?? 0))
      known |= facts?.ifFalse ?? 0
    }
  }

  private mutating func flow(_ target: Target?, _ known: UInt64) {
    if let target { flow(to: target.node, known) }
  }

  private mutating func comeBack(from node: Int, _ known: UInt64) {
    guard mode == .following else { return }
    let position = node - nodes.lowerBound
    let met = atReturn[position].map { $0 & known } ?? known
    guard met != atReturn[position] else { return }
    atReturn[position] = met
    for caller in callers { reopen(caller) }
  }

  /// Goes through one node with what is known at its entry.
  mutating func walk(_ index: Int, _ entry: UInt64) {
    // Asked for one by one: a copy of the whole body would count every text and list in it.
    let node = book.nodes[index]
    if node.body.isForPartner { flow(node.body.blocked ?? book.scripts[node.script].blocked, entry) }
    let known = assign(node.body.sets, entry) & atQuestion[index - nodes.lowerBound]
    if mode != .following {
      check(node.body.text, known)
      check(node.body.reask, known)
      check(node.body.onReturn?.text, known)
      if !node.body.actions.isEmpty { check(node.body.actions, known) }
    }
    flow(node.body.exercise, known)
    switch node.body.exit {
    case .choices(let menu):
      for item in menu.items { walk(item, of: index, known) }
      if let typed = menu.typed { walk(typed, next: menu.typedNext, known) }
    case .pick(let pick): flow(pick.next, known | watched.mask(pick.into))
    case .slot(let slot, let next): walk(slot, next: next, known)
    case .call(let target, let next): call(target, from: index, known, next: next)
    case .next(let jump): flow(jump, known)
    case .goBack: comeBack(from: index, known)
    // After a lock nothing is left.
    case .lock(let lock): flow(lock.correction, 0)
    case .end, .resume, .missing: break
    }
  }

  private mutating func walk(_ item: Menu.Item, of index: Int, _ known: UInt64) {
    switch item {
    case .each(let each): flow(each.next, known | watched.mask(each.into) | watched.mask(each.set))
    case .choice(let choice): walk(choice, of: index, known)
    }
  }

  private mutating func walk(_ choice: Choice, of index: Int, _ known: UInt64) {
    check(choice.body.condition, known)
    var known = known | (choice.body.condition.map { watched.facts($0.root).ifTrue } ?? 0)
    check(choice.body.label, known)
    check(choice.body.line, known)
    if let assess = book.nodes[index].body.assess, choice.body.line != nil || !choice.body.meets.isEmpty {
      known |= watched.mask(assess.into)
      if choice.body.line != nil, case .choices(let menu) = book.nodes[index].body.exit, let typed = menu.typed {
        known |= watched.mask(typed.variable)
      }
    }
    known = assign(choice.body.sets, known)
    if !choice.body.actions.isEmpty { check(choice.body.actions, known) }
    switch choice.body.exit {
    case .next(let jump): flow(jump, known)
    case .call(let target, let next): call(target, from: index, known, next: next)
    case .goBack: comeBack(from: index, known)
    case .end, .resume, .command, .missing: break
    }
  }

  private mutating func walk(_ slot: Slot, next: Jump?, _ known: UInt64) {
    check(slot.retry, known)
    flow(slot.skip, known)
    flow(slot.otherwise, known)
    flow(next, known | watched.mask(slot.variable) | (slot.assess.map { watched.mask($0.into) } ?? 0))
  }

  /// Without `next` a call comes back to the node's own question.
  private mutating func call(_ target: Target, from index: Int, _ known: UInt64, next: Jump?) {
    flow(to: target.node, known)
    guard let after = afterCall(target, from: index, known) else {
      // Nothing comes back yet; conditions are checked all the same.
      if mode == .collecting { flow(next, known) }
      return
    }
    if let next { return flow(next, after) }
    guard mode == .following else { return }
    let position = index - nodes.lowerBound
    guard atQuestion[position] & after != atQuestion[position] else { return }
    atQuestion[position] &= after
    reopen(index)
  }

  private mutating func afterCall(_ target: Target, from index: Int, _ known: UInt64) -> UInt64? {
    guard nodes.contains(target.node) else { return known }
    guard mode != .collecting else { return nil }
    callers.insert(index)
    let region = region(of: target.node)
    var atReturns: UInt64? = region.leavesScript ? 0 : nil
    for node in region.returns {
      if let state = atReturn[node - nodes.lowerBound] { atReturns = (atReturns ?? .max) & state }
    }
    return atReturns.map { known & ~region.unset | $0 }
  }

  private mutating func assign(_ assignments: [Assignment], _ known: UInt64) -> UInt64 {
    var known = known
    for assignment in assignments {
      let mask = watched.mask(assignment.variable)
      switch assignment.source {
      case .unset: known &= ~mask
      case .newPerson(let name, let pronouns): known &= ~(watched.mask(name) | watched.mask(pronouns))
      case .value(let expression):
        if mode != .following { check(expression, known, at: assignment.place) }
        // Nothing is watched yet.
        if mode == .collecting { continue }
        known = watched.gives(expression, known) ? known | mask : known & ~mask
      }
    }
    return known
  }

  private mutating func region(of start: Int) -> Region {
    if let known = regions[start] { return known }
    var region = Region()
    // A call within the call may take values away too, but its returns are its own.
    for (followsCalls, isCollectingReturns) in [(false, true), (true, false)] {
      var seen: Set<Int> = [start]
      var open = [start]
      while let node = open.popLast() {
        if isCollectingReturns, returns(book.nodes[node]) { region.returns.append(node) }
        if !isCollectingReturns { region.unset |= unset(book.nodes[node]) }
        for edge in graph.edges(from: node) where edge.kind != .anew && (followsCalls || edge.kind != .call) {
          let next = Int(edge.to)
          guard nodes.contains(next) else {
            region.leavesScript = region.leavesScript || isCollectingReturns
            continue
          }
          if seen.insert(next).inserted { open.append(next) }
        }
      }
    }
    regions[start] = region
    return region
  }

  private func returns(_ node: Node) -> Bool {
    switch node.body.exit {
    case .goBack: true
    case .choices(let menu):
      menu.items.contains { item in
        if case .choice(let choice) = item, case .goBack = choice.body.exit { true } else { false }
      }
    default: false
    }
  }

  private func unset(_ node: Node) -> UInt64 {
    var sets = node.body.sets
    if case .choices(let menu) = node.body.exit {
      for case .choice(let choice) in menu.items { sets += choice.body.sets }
    }
    return sets.reduce(0) { mask, assignment in
      switch assignment.source {
      case .unset: mask | watched.mask(assignment.variable)
      case .newPerson(let name, let pronouns): mask | watched.mask(name) | watched.mask(pronouns)
      case .value: mask
      }
    }
  }
}
