extension Findings {
  mutating func wordNotHeard(_ message: String, fix: String, at place: Place) {
    add(.wordNotHeard, at: place, message, fix: fix)
  }

  /// Ways that must always be open: commands, the menu, the gate, and out of safety pages.
  mutating func wordsNotHeard(in book: Book, _ graph: BookGraph) {
    checkCommandPages(book)
    for (what, target) in [("menu", Optional(book.menu)), ("gate", book.gate?.entry)] {
      guard let target, !book.nodes[target.node].body.exit.isWaiting, isRead(book.nodes[target.node]) else { continue }
      wordNotHeard(
        "the \(what) asks nothing", fix: "Lead to a node with choices or a slot.", at: target.place)
    }
    checkSafetyScripts(book, graph)
  }

  private func isRead(_ node: Node) -> Bool { if case .missing = node.body.exit { false } else { true } }

  /// A page that is said in between cannot ask: the person's own question follows it.
  private mutating func checkCommandPages(_ book: Book) {
    for command in Command.allCases {
      guard let entry = book.commandEntries[command] else { continue }
      var seen: Set<Int> = []
      var open = [entry.node]
      while let index = open.popLast() {
        guard seen.insert(index).inserted else { continue }
        let node = book.nodes[index]
        switch node.body.exit {
        case .next(let jump): open += jump.branches.map(\.target.node)
        case .goBack, .end, .resume, .missing: continue
        case .choices, .pick, .slot, .call, .lock:
          wordNotHeard(
            "the page of “\(command.rawValue)” is only said in between, "
              + "and “\(book.fullName(node))” does more than speak",
            fix: "Let its nodes speak and lead on with next, and the last one return.", at: entry.place)
          open = []
        }
      }
    }
  }

  private mutating func checkSafetyScripts(_ book: Book, _ graph: BookGraph) {
    for signal in book.safety.signals where signal.act["self"] == nil && !signal.act.isEmpty {
      wordNotHeard(
        "the signal “\(signal.name)” has no page for self", fix: "Add self to its act.", at: signal.place)
    }
    for node in book.nodes {
      guard case .lock(let lock) = node.body.exit, let correction = lock.correction else { continue }
      guard !book.scripts[book.nodes[correction.node].script].isSafety else { continue }
      wordNotHeard(
        "a correction behind a lock is only heard in a safety script", fix: "Move the question to safety/.",
        at: correction.place)
    }
    let canLeave = nodesThatCanBeLeft(book, graph)
    for (index, node) in book.nodes.enumerated()
    where book.scripts[node.script].isSafety && !canLeave[index] && graph.isWhole(node) {
      wordNotHeard(
        "no way leads out of “\(node.name)”", fix: "Add a choice with resume, or lead to a node with resume or end.",
        at: node.place)
    }
  }

  /// From which nodes some way leads out of the safety scripts.
  private func nodesThatCanBeLeft(_ book: Book, _ graph: BookGraph) -> [Bool] {
    var canLeave = book.nodes.map { node in !book.scripts[node.script].isSafety || isLeft(node) }
    let safety = book.nodes.indices.filter { book.scripts[book.nodes[$0].script].isSafety }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for index in safety.reversed() where !canLeave[index] {
        guard graph.edges(from: index).contains(where: { $0.kind != .anew && canLeave[Int($0.to)] }) else { continue }
        canLeave[index] = true
        isSettled = false
      }
    }
    return canLeave
  }

  private func isLeft(_ node: Node) -> Bool {
    switch node.body.exit {
    case .goBack, .end, .resume, .lock: true
    case .choices(let menu):
      menu.items.contains { item in
        guard case .choice(let choice) = item else { return false }
        switch choice.body.exit {
        case .goBack, .end, .resume, .command: return true
        case .next, .call, .missing: return false
        }
      }
    case .pick, .slot, .call, .next, .missing: false
    }
  }
}
