/// Small counters by id: visits of nodes, turns of a variation.
///
/// Absent means zero.
package struct Counts: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var id: ID
    package var count: UInt16
  }

  /// In the order of their ids, so that equal counts are equal values.
  package private(set) var entries: [Entry] = []

  package init() {}

  var isEmpty: Bool { entries.isEmpty }

  package subscript(_ id: ID) -> UInt16 {
    get { entries.first { $0.id == id }?.count ?? 0 }
    set {
      if let position = entries.firstIndex(where: { $0.id >= id }) {
        if entries[position].id == id {
          if newValue == 0 { entries.remove(at: position) } else { entries[position].count = newValue }
        } else if newValue != 0 {
          entries.insert(Entry(id: id, count: newValue), at: position)
        }
      } else if newValue != 0 {
        entries.append(Entry(id: id, count: newValue))
      }
    }
  }

  /// Adds one; stays at the largest count rather than starting again.
  package mutating func increment(_ id: ID) {
    let count = self[id]
    if count < .max { self[id] = count + 1 }
  }

  package mutating func removeAll(where unwanted: (ID) -> Bool) {
    entries.removeAll { unwanted($0.id) }
  }
}
