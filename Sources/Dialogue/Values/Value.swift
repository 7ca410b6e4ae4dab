/// What a variable can hold.
package enum Value: Hashable, Sendable {
  case bool(Bool)
  case number(Double)
  case text(String)
  /// A member of an enum, or one of a set's members while it is edited.
  case option(ID)
  case set(SetValue)
  /// Seconds since 1970, UTC.
  case moment(Int64)
  case marks(Marks)
}

/// The members of a set that are in it, and the person's own items.
package struct SetValue: Hashable, Sendable {
  /// In the order of their ids' hashes, so that equal sets are equal values; shown in the order of the definition.
  package private(set) var members: [ID]
  /// In the order the person added them.
  package var own: [OwnItem]

  /// Something a person added themselves, in the group they were asked about.
  package struct OwnItem: Hashable, Sendable {
    package var text: String
    /// Hash of the group's name; none where it was added without one.
    package var group: ID

    package init(_ text: String, group: ID = .none) {
      self.text = text
      self.group = group
    }
  }

  package init(members: [ID] = [], own: [OwnItem] = []) {
    self.members = members.sorted()
    self.own = own
  }

  package var count: Int { members.count + own.count }
  package var isEmpty: Bool { members.isEmpty && own.isEmpty }

  package func contains(_ member: ID) -> Bool { members.contains(member) }

  package mutating func insert(_ member: ID) {
    guard !contains(member) else { return }
    members.append(member)
    members.sort()
  }

  package mutating func remove(_ member: ID) {
    members.removeAll { $0 == member }
  }

  package mutating func toggle(_ member: ID) {
    if contains(member) { remove(member) } else { insert(member) }
  }
}

/// What a rubric found in a line: ids of checks, never the words.
package struct Marks: Hashable, Sendable {
  /// In the rubric's order.
  package var met: [ID]
  package var missing: [ID]

  package init(met: [ID] = [], missing: [ID] = []) {
    self.met = met
    self.missing = missing
  }
}
