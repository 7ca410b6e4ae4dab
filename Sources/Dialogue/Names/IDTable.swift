/// Finds the position of an id in one of a book's arrays: open addressing, at most half full.
package struct IDTable: Sendable {
  private var keys: [UInt32]
  private var positions: [Int32]
  private var mask: Int
  private var count = 0

  package init(capacity: Int = 8) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    positions = Array(repeating: 0, count: size)
    mask = size - 1
  }

  package subscript(_ id: ID) -> Int? {
    guard id != .none else { return nil }
    var slot = Int(id.raw) & mask
    while keys[slot] != 0 {
      if keys[slot] == id.raw { return Int(positions[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds `id` unless it is there already; says whether it was added.
  @discardableResult
  package mutating func insert(_ id: ID, _ position: Int) -> Bool {
    if (count + 1) * 2 > keys.count { grow() }
    var slot = Int(id.raw) & mask
    while keys[slot] != 0 {
      if keys[slot] == id.raw { return false }
      slot = (slot + 1) & mask
    }
    keys[slot] = id.raw
    positions[slot] = Int32(position)
    count += 1
    return true
  }

  private mutating func grow() {
    var larger = IDTable(capacity: keys.count)
    for (key, position) in zip(keys, positions) where key != 0 { larger.insert(ID(raw: key), Int(position)) }
    self = larger
  }
}
