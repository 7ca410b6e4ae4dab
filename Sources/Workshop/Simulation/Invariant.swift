/// What every talk with every book promises, whatever people say.
///
/// The raw value names the scenario that shows it broken: `found-way-out-1.json`.
package enum Invariant: String, CaseIterable, Sendable {
  case noFault = "no-fault"
  case wayOut = "way-out"
  case nothingEmpty = "nothing-empty"
  case filledIn = "filled-in"
  case withinLimits = "within-limits"
  case freshReply = "fresh-reply"
  case distinctLabels = "distinct-labels"
  case savedWhole = "saved-whole"
  case backRestores = "back-restores"

  /// One sentence without a full stop.
  package var sentence: String {
    switch self {
    case .noFault: "a talk never has to be rescued from a mistake in its script"
    case .wayOut: "every question has an answer that leads on"
    case .nothingEmpty: "every reply says something, and no bubble, label or card is empty"
    case .filledIn: "every place for a value is filled in, and nobody sees braces or a hole"
    case .withinLimits: "a turn is at most 10 bubbles, and what is said, offered and kept fits"
    case .freshReply: "what is not understood never gets the very same reply as the message before it"
    case .distinctLabels: "no two choices of one question read the same"
    case .savedWhole: "a talk that is saved and read back is the same talk"
    case .backRestores: "after an answer, back restores the story byte for byte"
    }
  }
}

/// An invariant that did not hold, and where.
package struct Violation: Hashable, Sendable {
  package var invariant: Invariant
  /// `script#node` the person waits at afterwards; the last one, where nothing is asked.
  package var node: String
  /// What was seen, in a sentence.
  package var detail: String

  package init(_ invariant: Invariant, at node: String, _ detail: String) {
    self.invariant = invariant
    self.node = node
    self.detail = detail
  }

  /// The same mistake: the same promise at the same node.
  func isSame(as other: Violation) -> Bool { invariant == other.invariant && node == other.node }
}
