/// Everything the engine keeps of one person between two turns.
///
/// Its size does not grow with the talk.
package struct ConversationState: Hashable, Sendable {
  /// Version of the book the ids were written with.
  package var book: UInt32 = 0
  @CopiedOnWrite package var record = Record()
  @CopiedOnWrite package var story = Story()
  package var asked = Asked()
  package var undo = UndoRing()

  package init() {}

  init(book: UInt32, record: CopiedOnWrite<Record>, story: CopiedOnWrite<Story>, asked: Asked, undo: UndoRing) {
    self.book = book
    _record = record
    _story = story
    self.asked = asked
    self.undo = undo
  }
}

/// What is never rolled back, and survives a story that cannot be read.
package struct Record: Hashable, Sendable {
  package var locale = ""
  /// Two letters, once the person said where they are.
  package var country = ""
  package var utcOffset: Int?
  /// Variables marked `record`, such as an age confirmed.
  package var variables = VariableStore()
  /// Seconds since 1970; nil: not locked.
  package var lockedUntil: Int64?
  /// The signal that locked, and whether its one correction was used.
  package var lockNode = ID.none
  package var correctionUsed = false
  /// The partner of this talk frightens the person.
  package var fear = false
  package var gatePassed = false
  /// Last offer number given.
  package var offer: UInt32 = 0
  package var lastActive: Int64 = 0
  package var signals = Counts()
  /// Rules and categories that may not ask for now; categories with the turns left.
  package var mutedRules: [ID] = []
  package var mutedCategories = Counts()
  package var reminders: [PendingReminder] = []
  package var keptCards: [CardMark] = []
  /// Rung and waiting for open, later or stop, beside the pending question.
  package var nudge: OpenNudge?
  /// Which wording of each phrase comes next.
  package var phraseTurns = Counts()

  package struct PendingReminder: Hashable, Sendable {
    package var id: ID
    package var due: Int64
    package var entry: ID
    /// The node or choice that planned it, for its text.
    package var source: ID
    package var wasMoved: Bool
    /// When it was asked for: its text speaks of that day.
    package var planned: Int64
  }

  /// A card the store keeps for this person, and when it goes.
  package struct CardMark: Hashable, Sendable {
    package var id: ID
    package var until: Int64?
  }

  package init() {}
}

/// Where the person is and what was said so far: what `back` restores.
package struct Story: Hashable, Sendable {
  package enum Status: UInt8, Sendable {
    /// Nothing was said yet.
    case fresh
    case active
    /// A script ended; nothing is asked.
    case resting
    /// The person said stop.
    case stopped
    /// A saved place could not be read.
    case lost
  }

  package var status = Status.fresh
  package var place = Position()
  /// The last checkpoint passed.
  package var checkpoint = ID.none
  /// The question that waits while a digression runs.
  package var aside: Position?
  package var safety: SafetyFrame?
  package var variables = VariableStore()
  package var visits = Counts()
  /// Choices marked `once` that were taken.
  package var taken: [ID] = []
  package var variation = Counts()
  /// The text variable the last answer went to, for lines that overtake a question.
  package var lastSlot = ID.none
  /// Variables the person agreed to keep, and until when.
  package var kept: [KeptVariable] = []

  package struct KeptVariable: Hashable, Sendable {
    package var id: ID
    package var until: Int64
  }

  package init() {}
}

/// A node someone waits at, with the calls that led there and what is picked so far.
package struct Position: Hashable, Sendable {
  package var node = ID.none
  package var script = ID.none
  package var stack: [Frame] = []
  package var picks: SetValue?
  package var enteredBy = EnteredBy.start

  package struct Frame: Hashable, Sendable {
    package var node: ID
    /// The choice that called; none where the node itself did.
    package var choice: ID
    package var enteredBy: EnteredBy
  }

  package init() {}
}

/// Where the person was when a signal interrupted.
package struct SafetyFrame: Hashable, Sendable {
  package var place: Position
  package var aside: Position?
  package var status: Story.Status
  package var checkpoint: ID
  package var since: Int64
  package var signal: ID
  package var rule: ID
  /// Of the page now shown; lower wins.
  ///
  /// `UInt8.max` while only asking.
  package var rank: UInt8
  package var saidLine: Bool
  /// A signal that came while a more urgent page was open.
  ///
  /// Its page comes after this one.
  package var pending: ID
}

/// A nudge that was rung and not yet answered.
package struct OpenNudge: Hashable, Sendable {
  package var id: ID
  package var entry: ID
  package var source: ID
  package var wasMoved: Bool
  package var offer: UInt32
}

/// How the questions stand: offers and misses, none of which `back` restores.
package struct Asked: Hashable, Sendable {
  package struct Standing: Hashable, Sendable {
    package var offer: UInt32 = 0
    /// Highest inbox number known when the question was asked.
    package var sequence: UInt64 = 0
    package var misses: UInt8 = 0
    package var tries: UInt8 = 0
    package var shownToBurst = false

    package init() {}
  }

  package var place = Standing()
  package var aside = Standing()
  package var safetyPlace = Standing()
  package var safetyAside = Standing()
  /// The last tap that was accepted, so that a second one is known.
  package var lastOffer: UInt32 = 0
  package var lastChoice = ID.none
  /// The last answer was a message that may be edited while it is the last.
  package var lastWasText = false

  package init() {}
}
