extension Advice {
  /// Scripts without a way in.
  ///
  /// A script that only another one leads to, which nobody enters either, has none.
  mutating func scriptsNeverEntered(in manuscript: Manuscript) {
    let book = manuscript.book
    var entries = [book.entry.node, book.menu.node]
    if let gate = book.gate { entries.append(gate.entry.node) }
    entries += book.commandEntries.values.map(\.node) + book.topics.map(\.entry.node)
    for signal in book.safety.signals { entries += signal.act.values.map(\.node) + signal.ask.values.map(\.node) }
    var isReached = manuscript.graph.reached(from: entries)
    // Where fear leads out of a script that is entered.
    var isSettled = false
    while !isSettled {
      isSettled = true
      for script in book.scripts {
        guard let blocked = script.blocked, !isReached[blocked.node], script.nodes.contains(where: { isReached[$0] })
        else { continue }
        isSettled = false
        for (index, reached) in manuscript.graph.reached(from: [blocked.node]).enumerated() where reached {
          isReached[index] = true
        }
      }
    }
    for script in book.scripts where !script.nodes.contains(where: { isReached[$0] }) {
      add(
        .scriptNeverEntered, at: script.place, "nobody ever comes to “\(script.id)”",
        fix: script.isSafety
          ? "Name it in safety.json as the page of a signal, or lead to it from another page."
          : "Lead to it from a choice of the menu, a topic, a command, a nudge or another script.")
    }
  }
}
