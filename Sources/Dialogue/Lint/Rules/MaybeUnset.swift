extension Findings {
  /// Values that may be missing where they are shown, compared or calculated with.
  mutating func maybeUnset(in book: Book, _ graph: BookGraph) {
    guard !book.scripts.isEmpty else { return }
    var found: Set<UnsetSearch.Finding> = []
    var shared = UnsetSearch(book, graph, script: 0)
    shared.run { search in
      search.check(book.gate?.condition, 0)
      search.check(book.onReturn?.text, 0)
      for wordings in book.phrases.wordings.values { for wording in wordings { search.check(wording, 0) } }
    }
    report(shared.findings, &found)
    for (index, script) in book.scripts.enumerated() {
      guard let first = script.nodes.first, graph.isWhole(book.nodes[first]) else { continue }
      var search = UnsetSearch(book, graph, script: index)
      search.run()
      report(search.findings, &found)
    }
  }

  private mutating func report(_ unset: [UnsetSearch.Finding], _ found: inout Set<UnsetSearch.Finding>) {
    for finding in unset where found.insert(finding).inserted {
      switch finding.source {
      case .shown(let name):
        let guarded = name.hasPrefix("operator.") || name.hasPrefix("stored.") ? "" : ", or ask known(\(name)) first"
        add(
          .maybeUnset, at: finding.place, "“\(name)” may have no value here",
          fix: "Write {\(name)|else: …} with what to say then\(guarded).")
      case .calculated(let name):
        add(
          .maybeUnset, at: place(of: name, in: finding.place), "“\(name)” may have no value here",
          fix: "Write known(\(name)) and … before it, or give the variable a default.")
      case .resource(let name):
        add(
          .maybeUnset, at: finding.place, "there may be no checked line for “\(name)”",
          fix: "Name the kind in the bubble's needs, or write {\(name)|else: …}.")
      }
    }
  }
}
