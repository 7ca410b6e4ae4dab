extension Turn {
  /// Goes to a node from outside it: a visit begins, a gate or fear may stand in the way, and its script runs until it
  /// waits or ends.
  mutating func go(to target: Target) {
    var next: Target? = target
    while let target = next {
      guard nodesRun < Limits.nodesPerTurn else { return landAfterFault(.endlessLoop) }
      nodesRun += 1
      next = step(into: target)
    }
  }

  func target(_ node: Node, beginsVisit: Bool = false) -> Target {
    Target(node: book.nodePositions[node.id] ?? book.entry.node, beginsVisit: beginsVisit, place: node.place)
  }

  /// Runs one node; gives the next one where it leads on at once.
  private mutating func step(into target: Target) -> Target? {
    let node = book.nodes[target.node]
    let script = book.scripts[node.script]
    if isLocked, !script.isSafety {
      returnToLock()
      return nil
    }
    if !isAllowed(node, script) { return book.gate?.entry }
    if let blocked = blocked(at: node), blocked.node != target.node { return blocked }
    if target.beginsVisit || story.place.script != script.hash {
      beginVisit(of: node.script, clears: target.beginsVisit || target.node == script.start)
    }
    arrive(at: node, script)
    assign(node.body.sets)
    if node.body.marksFear { markFear() }
    if node.body.unlocks { unlock() }
    if let text = node.body.text { say(text) }
    act(node.body.actions, source: node.id)
    return leave(node)
  }

  /// Where fear leads from what helps with this partner.
  func blocked(at node: Node) -> Target? {
    guard record.fear, node.body.isForPartner else { return nil }
    return node.body.blocked ?? book.scripts[node.script].blocked
  }

  /// Nothing beyond the gate is entered before it holds; safety pages always are.
  private func isAllowed(_ node: Node, _ script: Script) -> Bool {
    guard let gate = book.gate, !script.isSafety, !gateHolds else { return true }
    return node.script == book.nodes[gate.entry.node].script
  }

  private mutating func arrive(at node: Node, _ script: Script) {
    if story.status != .active { story.status = .active }
    story.place.node = node.id
    story.place.script = script.hash
    if story.place.picks != nil { story.place.picks = nil }
    if node.body.isCheckpoint, !script.isSafety, story.aside == nil { story.checkpoint = node.id }
    if book.countedNodes.contains(node.id) { story.visits.increment(node.id) }
  }

  /// A script entered at its start forgets what it knew, unless a variable says otherwise.
  private mutating func beginVisit(of index: Int, clears: Bool) {
    guard clears else { return }
    let script = book.scripts[index]
    for variable in book.variables where variable.script == index && !variable.isKeptOnEntry {
      if story.variables[variable.id] != nil { story.variables[variable.id] = nil }
      forgetYes(to: variable.id)
    }
    for node in script.nodes {
      let node = book.nodes[node]
      if book.countedNodes.contains(node.id) { story.visits[node.id] = 0 }
      guard case .choices(let menu) = node.body.exit, !story.taken.isEmpty else { continue }
      for case .choice(let choice) in menu.items where choice.body.isOnce { story.taken.removeAll { $0 == choice.id } }
    }
  }

  private mutating func leave(_ node: Node) -> Target? {
    switch node.body.exit {
    case .choices, .pick, .slot:
      ask()
      return nil
    case .next(let jump): return branch(of: jump)
    case .call(let target, _): return call(target, from: node, choice: .none)
    case .goBack: return returnFromCall()
    case .end: return endScript()
    case .resume: return resume()
    case .lock(let lock):
      self.lock(lock, at: node)
      return nil
    case .missing: return nil
    }
  }

  /// The first branch whose condition holds.
  func branch(of jump: Jump) -> Target? {
    jump.branches.first { isTrue($0.condition) }?.target ?? jump.branches.last?.target
  }

  /// Puts the person at a safe place after a mistake in the book.
  mutating func landAfterFault(_ fault: Fault) {
    effects.append(.fault(fault))
    say(.fault)
    story.safety = nil
    story.aside = nil
    land()
  }

  /// The nearest checkpoint that waits, else the menu or the gate.
  ///
  /// Never runs a script, so it always ends.
  mutating func land() {
    if isLocked { return returnToLock() }
    story.place.stack = []
    let checkpoint = book.node(story.checkpoint)
    let start = book.scriptPositions[story.place.script].map { book.nodes[book.scripts[$0].start] }
    let menu = gateHolds ? book.nodes[book.menu.node] : book.gate.map { book.nodes[$0.entry.node] }
    for candidate in [checkpoint, start, menu].compactMap({ $0 }) where candidate.body.exit.isWaiting {
      if !isAllowed(candidate, book.scripts[candidate.script]) || blocked(at: candidate) != nil { continue }
      arrive(at: candidate, book.scripts[candidate.script])
      if let text = candidate.body.text { say(bubbles(of: text)) }
      return ask()
    }
    rest()
  }

  /// Nothing is asked until the person writes.
  mutating func rest() {
    story.status = .resting
    restQuietly()
  }

  /// Nothing is asked, and nothing changes.
  mutating func restQuietly() {
    effects.append(
      .ask(Question(offer: 0, kind: .nothing, options: [], isShownAgain: false, canSkip: false, node: "")))
  }
}
