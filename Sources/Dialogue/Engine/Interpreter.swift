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
  /// A caller that needs the old state no more passes `consume state`: then nothing of it is copied.
  package static func advance(_ state: consuming ConversationState, _ input: Input, in book: Book) -> TurnResult {
    let isOfPresentBook = state.book == book.version
    var turn = Turn(consume state, input, book)
    let isMoved = isOfPresentBook ? false : turn.moveToPresentBook()
    if let offset = input.utcOffset { turn.record.utcOffset = offset }
    turn.expire()
    let before = turn.$story
    let steps = turn.undo.mark
    turn.run(isMoved: isMoved)
    turn.settle(before, steps)
    return turn.finished()
  }
}

extension Turn {
  mutating func run(isMoved: Bool) {
    switch input.event {
    case .start(let at, let passGate): start(at, passGate: passGate)
    case .resume: resume(isMoved: isMoved)
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
  mutating func settle(_ before: CopiedOnWrite<Story>, _ steps: UndoRing.Mark) {
    guard !undo.isEmpty, undo.mark == steps, $story != before else { return }
    let change = StoryDelta(from: before, to: $story)
    if !change.isEmpty { undo.absorb(change) }
  }

  private mutating func start(_ at: ID?, passGate: Bool) {
    if isLocked { return returnToLock() }
    if passGate { record.gatePassed = true }
    if at != nil || !gateHolds, leavePage() { return }
    if let at, let node = book.node(at) {
      story.place = Position()
      return go(to: target(node, beginsVisit: book.scripts[node.script].start == book.nodePositions[node.id]))
    }
    if story.status == .fresh || !gateHolds { return begin() }
    openMenu()
  }

  /// Says that this is where the talk was, and puts the question that waits once more.
  private mutating func resume(isMoved: Bool) {
    if isLocked { return returnToLock() }
    if leaveStaleSafety() || isMoved && landAfterEdit() { return }
    switch story.status {
    case .fresh: begin()
    case .active:
      if !sayWelcomeAfterSilence() { say(.backToPlace) }
      speakAgain()
      showAgain()
    case .resting, .stopped:
      say(.welcomeBack)
      wake()
    case .lost:
      say(.unreadable)
      wake()
    }
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
    if isLocked, story.status == .fresh { return returnToLock() }
    story.status == .fresh ? begin() : askAgain()
  }

  /// An accepted answer: one step that `back` can undo, unless it was given in a digression or on a safety page.
  mutating func accept(_ answer: (inout Turn) -> Void) {
    let start = $story
    let wasAfraid = record.fear
    story.lastSlot = .none
    if !dropped.isEmpty { dropped = [] }
    if !planned.isEmpty { planned = [] }
    if !kept.isEmpty { kept = [] }
    hasLeftMenu = false
    answer(&self)
    // The steps before belong to another partner's talk, or to words that are gone.
    let isForgotten = !dropped.isEmpty && start.wrappedValue.variables.entries.contains { dropped.contains($0.id) }
    if record.fear != wasAfraid || isForgotten {
      return undo.removeAll()
    }
    guard !start.wrappedValue.isOnPage, !story.isOnPage, !start.wrappedValue.hasAside || hasLeftMenu,
      !isLocked, start.wrappedValue.status == .active
    else { return }
    undo.push(StoryDelta(from: start, to: $story, reminders: planned, cards: kept))
  }
}

extension ConversationState {
  /// Keeps the state within its limit: the oldest steps go first, then which wordings were said, then what scripts
  /// that are not in use remember, and only then what the present ones do.
  mutating func bound(in book: Book) {
    while isTooLarge, !undo.isEmpty { undo.removeOldest() }
    guard isTooLarge else { return }
    story.variation = Counts()
    guard isTooLarge else { return }
    let used = scriptsInUse(book)
    func isUsed(_ script: Int?) -> Bool { script.map(used.contains) ?? true }
    story.variables.removeAll { $0.value.isWordy && !isUsed(book.variable($0.id)?.script) }
    let variables = story.variables
    story.kept.removeAll { !isUsed(book.variable($0.id)?.script) && variables[$0.id] == nil }
    story.visits.removeAll { !isUsed(book.node($0)?.script) }
    guard isTooLarge else { return }
    story.variables.removeAll { !isUsed(book.variable($0.id)?.script) }
    story.taken = []
    while isTooLarge, let largest = story.variables.entries.max(by: { $0.value.byteEstimate < $1.value.byteEstimate }) {
      story.variables[largest.id] = nil
    }
    guard isTooLarge else { return }
    story.visits = Counts()
    story.aside = nil
    story.place.picks = nil
    story.safety?.place.picks = nil
    story.safety?.aside = nil
  }

  private var isTooLarge: Bool { byteEstimate > Limits.stateBytes }

  /// Scripts someone waits in, or comes back to.
  private func scriptsInUse(_ book: Book) -> Set<Int> {
    let positions = [story.place, story.aside, story.safety?.place, story.safety?.aside].compactMap { $0 }
    let nodes = positions.flatMap { [$0.node] + $0.stack.map(\.node) }
    return Set(nodes.compactMap { book.node($0)?.script })
  }

  /// About what it takes when saved; never less.
  var byteEstimate: Int {
    var bytes =
      512 + (record.locale.utf8.count + record.country.utf8.count) + story.place.stack.count * 9
      + (story.place.picks?.byteEstimate ?? 0)
    if let aside = story.aside { bytes += 32 + aside.stack.count * 9 + (aside.picks?.byteEstimate ?? 0) }
    if let frame = story.safety {
      bytes += 64 + frame.place.stack.count * 9 + (frame.place.picks?.byteEstimate ?? 0)
      bytes += (frame.aside?.stack.count ?? 0) * 9 + 32 + (frame.aside?.picks?.byteEstimate ?? 0)
    }
    for entry in story.variables.entries { bytes += 6 + entry.value.byteEstimate }
    for entry in record.variables.entries { bytes += 6 + entry.value.byteEstimate }
    bytes += (story.visits.entries.count + story.variation.entries.count + record.phraseTurns.entries.count) * 6
    bytes += story.taken.count * 4 + story.kept.count * 14
    bytes += record.reminders.count * 33 + record.keptCards.count * 13 + record.signals.entries.count * 6
    return bytes + undo.byteEstimate + undo.entries.count * 16
  }
}
