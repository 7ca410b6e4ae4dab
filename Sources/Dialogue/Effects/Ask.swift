/// What the person may now answer.
///
/// Sent last in a turn; the same question shown again has the same offer number, so that all its copies work.
package struct Question: Hashable, Sendable {
  package struct Option: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
      /// Is taken or left.
      case answer
      /// Ends a multi-select, with what is ticked or with nothing.
      case done, alone
    }

    package var id: ID
    /// Short name for writers.
    ///
    /// `before`, or `item:water` for a member.
    package var name: String
    package var label: String
    /// Of a multi-select: taken so far.
    package var isTicked: Bool
    package var role: Role

    package init(id: ID, name: String, label: String, isTicked: Bool = false, role: Role = .answer) {
      self.id = id
      self.name = name
      self.label = label
      self.isTicked = isTicked
      self.role = role
    }
  }

  package enum Kind: Hashable, Sendable {
    /// One of the options.
    case choice
    /// Several of the options, then `done`.
    case several
    /// Something typed; there may be options as well.
    case line
    /// Nothing is asked: the talk rests until the person writes.
    case nothing
  }

  package var offer: UInt32
  package var kind: Kind
  package var options: [Option]
  /// Shown before with this number.
  package var isShownAgain: Bool
  package var canSkip: Bool
  /// Where the person waits, for tools; none beside a nudge, and where nothing is asked.
  package var node: ID

  package init(
    offer: UInt32, kind: Kind, options: [Option], isShownAgain: Bool, canSkip: Bool, node: ID
  ) {
    self.offer = offer
    self.kind = kind
    self.options = options
    self.isShownAgain = isShownAgain
    self.canSkip = canSkip
    self.node = node
  }
}
