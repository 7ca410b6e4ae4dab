/// What came of one event.
package struct TurnResult: Sendable {
  package var state: ConversationState
  package var effects: [Effect]
  /// When `Event.expiry` should be sent, seconds since 1970; nil where nothing can expire.
  package var nextExpiry: Int64?
}

/// Runs a book: pure, deterministic and bounded.
///
///     var state = ConversationState()
///     let result = Interpreter.advance(state, Input(.start(), now: now), in: book)
///     state = result.state
///
/// No clock, disk, network or hidden randomness: the same state, input and book give the same result.
package enum Interpreter {
  package static func advance(_ state: ConversationState, _ input: Input, in book: Book) -> TurnResult {
    var turn = Turn(state, input, book)
    var isMoved = false
    if state.book != book.version { isMoved = turn.moveToPresentBook() }
    if let offset = input.utcOffset { turn.record.utcOffset = offset }
    turn.expire()
    let before = turn.story
    let steps = turn.undo
    turn.run(isMoved: isMoved)
    turn.settle(before, steps)
    var result = turn.state
    result.bound()
    return TurnResult(state: result, effects: turn.effects, nextExpiry: turn.nextExpiry)
  }
}

extension Turn {
  mutating func run(isMoved: Bool) {
    switch input.event {
    case .start(let at, let passGate): start(at, passGate: passGate)
    case .text(let text): read(text, isMoved: isMoved)
    case .tap(let offer, let choice): tap(offer, choice, isMoved: isMoved)
    case .edited(let text, let isLast): readEdited(text, isLast: isLast)
    case .attachment: refuseAttachment()
    case .reminder(let id): return ring(id)
    case .expiry: return
    }
    record.lastActive = input.now
  }

  /// Changes that were no step belong to the newest one.
  mutating func settle(_ before: Story, _ steps: UndoRing) {
    guard !undo.isEmpty, undo == steps, story != before else { return }
    let change = StoryDelta(from: before, to: story)
    if !change.isEmpty { undo.absorb(change) }
  }

  private mutating func start(_ at: ID?, passGate: Bool) {
    if passGate { record.gatePassed = true }
    if isLocked { return returnToLock() }
    if let at, let node = book.node(at) {
      story.place = Position()
      return go(to: target(node, beginsVisit: book.scripts[node.script].start == book.nodePositions[node.id]))
    }
    if story.status == .fresh || !gateHolds { return begin() }
    openMenu()
  }

  /// The first word of a talk.
  mutating func begin() {
    story.place = Position()
    go(to: book.entry)
  }

  /// The talk rested, and the person writes again.
  mutating func wake() {
    story.place = Position()
    story.place.enteredBy = .menu
    go(to: gateHolds ? book.menu : book.entry)
  }

  private mutating func refuseAttachment() {
    say(.attachment)
    story.status == .fresh ? begin() : askAgain()
  }

  /// An accepted answer: one step that `back` can undo, unless it was given in a digression or on a safety page.
  mutating func accept(_ answer: (inout Turn) -> Void) {
    let before = story
    planned = []
    kept = []
    hasLeftMenu = false
    answer(&self)
    guard before.safety == nil, story.safety == nil, before.aside == nil || hasLeftMenu, !isLocked,
      before.status == .active
    else { return }
    var step = StoryDelta(from: before, to: story)
    step.reminders = planned
    step.cards = kept
    undo.push(step)
  }
}

extension ConversationState {
  /// Keeps the state within its limit: the oldest steps go first, then what scripts that are over remember.
  mutating func bound() {
    guard byteEstimate > Limits.stateBytes else { return }
    while byteEstimate > Limits.stateBytes, !undo.isEmpty { undo.removeOldest() }
    if byteEstimate > Limits.stateBytes {
      story.variables.removeAll { entry in
        if case .text = entry.value { true } else { false }
      }
    }
  }

  /// About what it takes when saved; never less.
  var byteEstimate: Int {
    var bytes = 256 + story.place.stack.count * 9 + (story.place.picks?.byteEstimate ?? 0)
    if let aside = story.aside { bytes += 32 + aside.stack.count * 9 + (aside.picks?.byteEstimate ?? 0) }
    if let frame = story.safety {
      bytes += 64 + frame.place.stack.count * 9 + (frame.place.picks?.byteEstimate ?? 0)
      bytes += (frame.aside?.stack.count ?? 0) * 9 + 32 + (frame.aside?.picks?.byteEstimate ?? 0)
    }
    for entry in story.variables.entries { bytes += 6 + entry.value.byteEstimate }
    for entry in record.variables.entries { bytes += 6 + entry.value.byteEstimate }
    bytes += (story.visits.entries.count + story.variation.entries.count + record.phraseTurns.entries.count) * 6
    bytes += story.taken.count * 4 + story.kept.count * 12
    bytes += record.reminders.count * 18 + record.keptCards.count * 13 + record.signals.entries.count * 6
    return bytes + undo.steps.reduce(0) { $0 + $1.byteEstimate + 16 }
  }
}
