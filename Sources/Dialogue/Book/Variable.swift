/// What a script remembers: name, type, limits and how long.
package final class Variable: Sendable {
  package let id: ID
  /// As written in its file, without the script: `minutes`.
  package let name: String
  /// Index of its script; nil for a variable of `book.json`.
  package let script: Int?
  package let kind: Kind
  package let initial: Value?
  package let isSensitive: Bool
  /// How long a value is kept after the person said keep, in seconds.
  package let retention: Int64?
  /// Not cleared when its script is entered at the start.
  package let isKeptOnEntry: Bool
  /// Belongs to the record: `back` does not undo it.
  package let isRecord: Bool
  package let place: Place

  package enum Kind: Sendable {
    case bool
    case number(min: Double?, max: Double?)
    case text(maxLength: Int)
    case options(OptionList)
    case set(OptionList, own: OwnItems?)
    /// One member of the set with this variable index.
    case member(ofSet: Int)
    case moment
    /// Minutes east of UTC of the person's own clock; the record's, and known too where the channel tells.
    case clock
    case marks(rubric: Int)
  }

  /// How many items of their own a person may add to a set, and how long each may be.
  package struct OwnItems: Hashable, Sendable {
    package var max: Int
    package var maxLength: Int
  }

  package init(
    id: ID, name: String, script: Int?, kind: Kind, initial: Value?, isSensitive: Bool, retention: Int64?,
    isKeptOnEntry: Bool, isRecord: Bool, place: Place
  ) {
    self.id = id
    self.name = name
    self.script = script
    self.kind = kind
    self.initial = initial
    self.isSensitive = isSensitive
    self.retention = retention
    self.isKeptOnEntry = isKeptOnEntry
    self.isRecord = isRecord
    self.place = place
  }

  package var options: OptionList? {
    switch kind {
    case .options(let list), .set(let list, _): list
    default: nil
    }
  }
}

/// The members of an enum or a set, in the order they were written.
package struct OptionList: Sendable {
  package struct Option: Sendable {
    package var id: ID
    package var name: String
    package var text: String
    package var group: String?
    package var place: Place
  }

  package var options: [Option]

  package func option(_ id: ID) -> Option? { options.first { $0.id == id } }
  package func option(named name: String) -> Option? { options.first { $0.name == name } }
}
