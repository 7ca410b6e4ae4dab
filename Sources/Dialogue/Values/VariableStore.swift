/// The variables that have a value, by id, in the order of their ids.
package struct VariableStore: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var id: ID
    package var value: Value
  }

  package private(set) var entries: [Entry] = []

  package init() {}

  /// Where an id comes twice, the last value counts.
  init(_ entries: [Entry]) {
    let isInOrder = entries.indices.dropFirst().allSatisfy { entries[$0 - 1].id < entries[$0].id }
    if isInOrder {
      self.entries = entries
    } else {
      for entry in entries { self[entry.id] = entry.value }
    }
  }

  package subscript(_ id: ID) -> Value? {
    get {
      let position = position(of: id)
      guard position < entries.count, entries[position].id == id else { return nil }
      return entries[position].value
    }
    set {
      let position = position(of: id)
      let isThere = position < entries.count && entries[position].id == id
      switch (newValue, isThere) {
      case (let value?, true): entries[position].value = value
      case (let value?, false): entries.insert(Entry(id: id, value: value), at: position)
      case (nil, true): entries.remove(at: position)
      case (nil, false): break
      }
    }
  }

  func forEachID(_ body: (ID) -> Void) {
    for position in entries.indices { body(entries[position].id) }
  }

  package mutating func removeAll(where unwanted: (Entry) -> Bool) {
    guard entries.contains(where: unwanted) else { return }
    entries.removeAll(where: unwanted)
  }

  private func position(of id: ID) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
