import Understanding

/// One turn in the making: the state that the event changes, and the effects so far.
///
/// Never copied: what a turn takes over is changed where it stands.
struct Turn: ~Copyable {
  let book: Book
  var input: Input
  @CopiedOnWrite var story: Story
  @CopiedOnWrite var record: Record
  var asked: Asked
  var undo: UndoRing
  var effects: [Effect] = []
  var bubbles = 0
  var nodesRun = 0
  /// Reminders planned and cards kept by this turn, for the undo step.
  var planned: [ID] = []
  var kept: [ID] = []
  /// Sensitive values that went in this turn.
  var dropped: [ID] = []
  /// The answer led out of the menu, for good.
  var hasLeftMenu = false
  /// An edit of the book took the safety page the person was on.
  var hasLostPage = false

  init(_ state: consuming ConversationState, _ input: Input, _ book: Book) {
    // The years 1 to 9999, so that no sum of moments can overflow.
    let active = Self.clamped(state.record.lastActive)
    if active != state.record.lastActive { state.record.lastActive = active }
    if let since = state.story.safety?.since, since != Self.clamped(since) {
      state.story.safety?.since = Self.clamped(since)
    }
    self.book = book
    self.input = input
    self.input.now = Self.clamped(input.now)
    effects.reserveCapacity(4)
    asked = state.asked
    undo = state.undo
    _story = state.$story
    _record = state.$record
  }

  private static func clamped(_ moment: Int64) -> Int64 {
    LocalTime(secondsSince1970: moment, utcOffsetMinutes: 0).secondsSince1970
  }

  /// The state after the turn.
  consuming func finished() -> TurnResult {
    let nextExpiry = nextExpiry
    var state = ConversationState(book: book.version, record: _record, story: _story, asked: asked, undo: undo)
    state.bound(in: book)
    return TurnResult(state: state, effects: effects, nextExpiry: nextExpiry)
  }

  /// The node the person waits at; nil before the first word and where nothing is asked.
  var node: Node? { story.status == .active ? book.node(story.place.node) : nil }

  var isLocked: Bool { record.lockedUntil.map { $0 > input.now } ?? false }

  var gateHolds: Bool {
    guard let gate = book.gate, !record.gatePassed else { return true }
    return isTrue(gate.condition)
  }
}
