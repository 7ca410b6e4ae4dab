/// A light view of one value in a document.
package struct JSONValue: Sendable {
  package enum Kind: UInt8, Sendable {
    case object, array, string, number, bool, null
    /// Something stood here that is already reported; say nothing more of it.
    case unreadable
  }

  let document: JSONDocument
  let position: Int

  private var entry: JSONDocument.Entry { document.entries[position] }

  package var kind: Kind { entry.kind }

  package var place: Place { Place(file: document.fileIndex, start: entry.start, end: entry.end) }

  /// The key of a member with its quotes; the value itself where there is no key.
  package var keyPlace: Place {
    guard hasKey else { return place }
    let range = JSONText.placeOfKey(document.bytes, Int(entry.keyStart), Int(entry.keyEnd))
    return Place(
      file: document.fileIndex, start: UInt32(truncatingIfNeeded: range.lowerBound),
      end: UInt32(truncatingIfNeeded: range.upperBound))
  }

  package var hasKey: Bool { entry.keyStart > 0 }

  /// Empty for an element of an array and for the root.
  package var key: String {
    let entry = entry
    let raw = document.bytes[Int(entry.keyStart)..<Int(entry.keyEnd)]
    return entry.keyHasEscapes ? JSONText.decoded(raw) : String(decoding: raw, as: UTF8.self)
  }

  /// The key with its quotes, as it stands in the file.
  var rawKey: String {
    let place = keyPlace
    return hasKey ? String(decoding: document.bytes[Int(place.start)..<Int(place.end)], as: UTF8.self) : ""
  }

  /// Compares without making a string.
  package func keyEquals(_ other: String) -> Bool { document.key(at: position, equals: other) }

  package var string: String? { text.map { String(decoding: $0, as: UTF8.self) } }

  /// What a string holds, as bytes: for what is taken apart anyway.
  var text: ArraySlice<UInt8>? {
    let entry = entry
    guard entry.kind == .string else { return nil }
    let start = Int(entry.start) + Int(entry.openQuote)
    let raw = document.bytes[start..<max(start, Int(entry.end) - Int(entry.closeQuote))]
    return entry.hasEscapes ? JSONText.decodedBytes(raw)[...] : raw
  }

  package var number: Double? {
    let entry = entry
    return entry.kind == .number ? JSONText.number(document.bytes[Int(entry.start)..<Int(entry.end)]) : nil
  }

  /// The number if it has no fraction: `12`, `12.0` and `1.2e1`, but not `0.5`.
  package var integer: Int? { number.flatMap { Int(exactly: $0) } }

  package var bool: Bool? {
    guard entry.kind == .bool else { return nil }
    return document.bytes[Int(entry.start)] | 0x20 == 0x74
  }

  /// The value as it stands in the file.
  package var rawText: String { String(decoding: document.bytes[Int(entry.start)..<Int(entry.end)], as: UTF8.self) }

  /// What a container holds, in file order; nothing for a scalar.
  package var children: Children { Children(document: document, position: position + 1, end: Int(entry.next)) }

  package var elements: Children {
    kind == .array ? children : Children(document: document, position: 0, end: 0)
  }

  package var members: some Sequence<(key: String, value: JSONValue)> {
    let children = kind == .object ? children : Children(document: document, position: 0, end: 0)
    return children.lazy.map { (key: $0.key, value: $0) }
  }

  /// Number of members or elements; takes as long as walking over them.
  package var count: Int { document.count(from: position + 1, to: Int(entry.next)) }

  /// The first member with this key.
  package subscript(_ key: String) -> JSONValue? { member(key)?.value }

  /// The first member with this key, and how many stand before it.
  func member(_ key: String) -> (ordinal: Int, value: JSONValue)? {
    guard kind == .object else { return nil }
    // Walks the tape itself: a view of each member on the way would cost more than the comparison.
    guard let found = document.find(key, from: position + 1, to: Int(entry.next)) else { return nil }
    return (found.ordinal, JSONValue(document: document, position: found.index))
  }

  /// How many members an object has, and roughly which; none where this is no object.
  var shape: (memberCount: Int, keys: KeyFilter) {
    kind == .object ? document.shape(from: position + 1, to: Int(entry.next)) : (0, KeyFilter())
  }

  package struct Children: Sequence, IteratorProtocol, Sendable {
    let document: JSONDocument
    var position: Int
    let end: Int

    package mutating func next() -> JSONValue? {
      guard position < end else { return nil }
      defer { position = Int(document.entries[position].next) }
      return JSONValue(document: document, position: position)
    }
  }
}

extension JSONDocument {
  fileprivate func find(_ key: String, from start: Int, to end: Int) -> (ordinal: Int, index: Int)? {
    let length = key.utf8.count
    var ordinal = 0
    var index = start
    while index < end {
      let entry = entries[index]
      if entry.keyHasEscapes || Int(entry.keyEnd) - Int(entry.keyStart) == length, self.key(at: index, equals: key) {
        return (ordinal, index)
      }
      ordinal += 1
      index = Int(entry.next)
    }
    return nil
  }

  fileprivate func shape(from start: Int, to end: Int) -> (memberCount: Int, keys: KeyFilter) {
    var count = 0
    var keys = KeyFilter()
    var index = start
    while index < end {
      let entry = entries[index]
      count += 1
      _ = keys.insert(entry, of: bytes)
      // What is written is not what is meant.
      if entry.keyHasEscapes { keys.insertAll() }
      index = Int(entry.next)
    }
    return (count, keys)
  }

  fileprivate func count(from start: Int, to end: Int) -> Int {
    var count = 0
    var index = start
    while index < end {
      count += 1
      index = Int(entries[index].next)
    }
    return count
  }

  func key(at index: Int, equals other: String) -> Bool {
    let entry = entries[index]
    let raw = Int(entry.keyStart)..<Int(entry.keyEnd)
    if entry.keyHasEscapes { return JSONText.decoded(bytes[raw]).utf8.elementsEqual(other.utf8) }
    guard entry.keyStart > 0, other.utf8.count == raw.count else { return false }
    // By hand: this runs for every key of every object, and a slice costs more than the comparison.
    var at = raw.lowerBound
    for byte in other.utf8 {
      if bytes[at] != byte { return false }
      at += 1
    }
    return true
  }
}
