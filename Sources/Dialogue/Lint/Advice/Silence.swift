/// Advice its writers disagree with, and where: one entry of a `silence`.
struct Silence: Sendable {
  enum Scope: Sendable {
    case book
    case file(UInt16)
    /// From the node's key to the end of its object.
    case node(Place, Place)

    func covers(_ place: Place) -> Bool {
      switch self {
      case .book: true
      case .file(let file): place.file == file
      case .node(let key, let object): place.file == object.file && place.start >= key.start && place.end <= object.end
      }
    }
  }

  var rule: LintRule
  var scope: Scope
  /// Of the code.
  var place: Place
}
