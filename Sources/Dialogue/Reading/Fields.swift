/// The members of an object while it is read: what was not asked for at the end is an unknown key.
package struct Fields {
  /// As many keys as a node may have; making room once is quicker than making room twice.
  private static let usualKeys = 32

  package let object: JSONValue
  private let memberCount: Int
  private let keys: KeyFilter
  /// A bit for each of the first 64 members that was taken.
  private var taken: UInt64 = 0
  private var asked: [String] = []

  package init(_ object: JSONValue) {
    self.object = object
    (memberCount, keys) = object.shape
    asked.reserveCapacity(Self.usualKeys)
  }

  /// The value of `key`, which from now on counts as known.
  package mutating func take(_ key: String) -> JSONValue? {
    asked.append(key)
    guard keys.mayHold(key), let (ordinal, value) = object.member(key) else { return nil }
    if ordinal < 64 { taken |= 1 << UInt64(ordinal) }
    return value
  }

  package func has(_ key: String) -> Bool { keys.mayHold(key) && object[key] != nil }

  /// Whether a key nobody asked for is probably one of these, mistyped.
  func hasSlip(of keys: [String]) -> Bool {
    object.children.contains { child in
      !asked.contains(child.key) && child.key != "note" && Findings.keyMeant(by: child.key, among: keys) != nil
    }
  }

  /// Reports the key that was probably meant to be this one, which is missing; false where there is none.
  func reportSlip(of key: String, _ what: String, besides known: [String], _ findings: inout Findings) -> Bool {
    for child in object.children where child.key != "note" && child.key != key && !known.contains(child.key) {
      guard Findings.keyMeant(by: child.key, among: [key]) != nil else { continue }
      findings.unknownKey(child.key, in: what, known: [key], at: child.keyPlace)
      return true
    }
    return false
  }

  /// Reports every key nobody asked for.
  package func finish(_ what: String, _ findings: inout Findings) {
    guard memberCount > 64 || taken.nonzeroBitCount < memberCount else { return }
    var position: UInt64 = 0
    for child in object.children {
      defer { position += 1 }
      if position < 64, taken & (1 << position) != 0 { continue }
      let key = child.key
      guard key != "note", key != "$schema", !asked.contains(key) else { continue }
      findings.unknownKey(key, in: what, known: asked, at: child.keyPlace, value: child)
    }
  }
}
