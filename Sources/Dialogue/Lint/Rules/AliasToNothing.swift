extension Findings {
  /// What `renamed` and `was` say must lead from a name that is gone to one that is there.
  mutating func aliases(in book: Book) {
    guard !book.renames.isEmpty else { return }
    var live = IDTable(capacity: book.nodes.count * 4 + book.variables.count * 4)
    book.forEachID { id, _, _ in live.insert(id, 0) }
    let names = OldNames(book.renames)
    var inCycle: Set<String> = []
    for (position, rename) in book.renames.enumerated() {
      let isLive = live[ID(rename.old)] != nil
      if isLive, rename.old != rename.new {
        oldNameStillThere(rename)
      } else if let first = names.byOld[rename.old], first != position {
        let line = line(of: book.renames[first].place, seenFrom: rename.place)
        add(
          .duplicateID, at: rename.place, "there is already a new name for “\(rename.old)” on \(line)",
          fix: "Keep the one it has now, and take the other out.")
      } else {
        switch names.meaning(of: rename, isLive: { live[ID($0)] != nil }) {
        case .live: continue
        case .nothing(let name): aliasToNothing(rename.old, name, at: rename.place)
        case .cycle(let passed):
          if inCycle.isDisjoint(with: passed) { aliasCycle(passed, at: rename.place) }
          inCycle.formUnion(passed)
        }
      }
    }
  }

  private mutating func aliasToNothing(_ old: String, _ new: String, at place: Place) {
    let what = old == new ? "“\(old)” is gone" : "“\(old)” was renamed to “\(new)”, which is not there"
    add(.aliasToNothing, at: place, what, fix: "Name the id it has now, or write the node or variable it meant.")
  }

  private mutating func oldNameStillThere(_ rename: BookContents.Rename) {
    add(
      .duplicateID, at: rename.place, "“\(rename.old)” was renamed, and is still there",
      fix: "Take the rename out, or give what is there now another id.")
  }
}
