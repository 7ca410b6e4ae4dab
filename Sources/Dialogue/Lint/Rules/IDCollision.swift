extension Findings {
  /// Two names whose 32-bit ids are equal: saved states could not tell them apart.
  mutating func idCollisions(in book: Book) {
    var seen = IDTable(capacity: book.nodes.count * 4 + book.variables.count * 4)
    var isUnique = true
    book.forEachID { id, _, _ in isUnique = seen.insert(id, 0) && isUnique }
    for rename in book.renames { isUnique = seen.insert(ID(rename.old), 0) && isUnique }
    if isUnique { return }
    var names: [(name: String, place: Place)] = []
    book.forEachID { _, name, place in names.append((name(), place)) }
    idCollisions(among: names + book.renames.map { ($0.old, $0.place) })
  }

  /// The same name twice is no collision.
  package mutating func idCollisions(among names: [(name: String, place: Place)]) {
    var first: [ID: String] = [:]
    for (name, place) in names {
      guard let other = first[ID(name)] else {
        first[ID(name)] = name
        continue
      }
      guard other != name else { continue }
      add(
        .idCollision, at: place, "“\(name)” cannot be told apart from “\(other)” in saved states",
        fix: "Give one of them another id.")
    }
  }
}
