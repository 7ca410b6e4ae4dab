extension Turn {
  /// Obeys a word that always wins.
  mutating func obey(_ command: Command) {
    if isLocked, !command.worksBehindLock { return returnToLock() }
    if command == .back || command == .repeat, leaveStaleSafety() { return }
    if !gateHolds, command.leavesGate(isOnPage: story.safety != nil) { return leadToGate() }
    switch command {
    case .help, .kept, .who: interject(command)
    case .language: language()
    case .stop: stop()
    case .forget: forget()
    case .back: back()
    case .menu: openMenu()
    case .repeat: sayAgain()
    case .startOver: startOver()
    case .cards: listCards()
    case .skip: skip()
    case .later: later()
    }
  }

  /// Says a page of the book without leaving the place.
  private mutating func interject(_ command: Command) {
    var target = book.commandEntries[command]
    var passed = 0
    while let next = target, passed < 20 {
      passed += 1
      let node = book.nodes[next.node]
      if let text = node.body.text { say(bubbles(of: text)) }
      if let card = node.body.actions.card { effects.append(.showCard(self.card(card))) }
      guard case .next(let jump) = node.body.exit else { break }
      target = branch(of: jump)
    }
    askAgain()
  }

  private mutating func language() {
    if book.commandEntries[.language] != nil { return interject(.language) }
    say(.oneLanguage)
    askAgain()
  }

  private mutating func stop() {
    if let exercise = node?.body.exercise, !isLocked {
      say(.exerciseStopped)
      return go(to: exercise)
    }
    cancelAllReminders()
    say(.stopped)
    effects.append(.stop)
    guard !isLocked else { return askAgain() }
    dropAllSensitive()
    forgetMutes()
    story.safety = nil
    story.aside = nil
    story.place = Position()
    story.status = .stopped
    undo.removeAll()
  }

  /// Everything goes; of the record a lock alone stays.
  private mutating func forget() {
    effects += [.forget, .cancelAllReminders]
    let turns = record.phraseTurns
    let locked = isLocked ? record : nil
    record = Record()
    record.phraseTurns = turns
    record.lockedUntil = locked?.lockedUntil
    record.lockNode = locked?.lockNode ?? .none
    record.correctionUsed = locked?.correctionUsed ?? false
    story = Story()
    asked = Asked()
    undo.removeAll()
    say(locked == nil ? .forgotten : .forgottenButLocked)
    record.phraseTurns = Counts()
    rest()
    story.status = .fresh
  }

  private mutating func back() {
    if story.safety != nil {
      if let target = resume() { go(to: target) }
      return
    }
    if isLocked { return returnToLock() }
    if story.aside != nil { return leaveAside() }
    guard let step = undo.pop() else {
      say(.nothingToUndo)
      return story.status == .active ? askAgain() : rest()
    }
    withdraw(step)
    step.restore(&story)
    if story.aside != nil { asked.aside = newStanding() }
    if let node, let blocked = blocked(at: node) {
      story.place.stack = []
      return go(to: blocked)
    }
    say(.undone)
    speakAgain()
    ask()
  }

  mutating func withdraw(_ step: StoryDelta) {
    for id in step.reminders { cancelReminder(id) }
    for id in step.cards { withdrawCard(id) }
  }

  /// The present node's text once more, without counting it as said.
  mutating func speakAgain() {
    guard let text = node?.body.text else { return }
    say(rehearsed(text))
  }

  private mutating func sayAgain() {
    guard story.status == .active, node != nil else { return story.status == .fresh ? begin() : wake() }
    if !sayWelcomeAfterSilence() { say(.again) }
    speakAgain()
    showAgain()
  }

  private mutating func startOver() {
    guard story.status == .active, let node else { return story.status == .fresh ? begin() : wake() }
    if story.safety != nil { return sayAgain() }
    let script = book.scripts[node.script]
    accept {
      $0.story.place.stack = []
      $0.go(to: $0.target($0.book.nodes[script.start], beginsVisit: true))
    }
  }

  private mutating func listCards() {
    let intro = phrase(.cardsIntro)
    effects.append(.listCards(CardListing(intro: intro, none: phrase(.noCards))))
    story.status == .active ? askAgain() : rest()
  }

  private func phrase(_ phrase: Phrase) -> String {
    book.phrases.wordings[phrase]?.first.map { render($0) } ?? ""
  }

  private mutating func skip() {
    var target: Target?
    switch node?.body.exit {
    case .slot(let slot, _): target = slot.skip
    case .choices(let menu): target = menu.typed?.skip
    default: break
    }
    guard let target else {
      say(.cannotSkip)
      return story.status == .fresh ? begin() : askAgain()
    }
    accept { $0.go(to: target) }
  }

  /// The menu, with the way back to a question that waits.
  mutating func openMenu() {
    if !gateHolds { return leadToGate() }
    let menu = book.nodes[book.menu.node]
    if story.safety != nil {
      if leavePage() { return }
    } else if story.aside == nil, story.status == .active, let node, node.id != menu.id, node.body.exit.isWaiting {
      story.aside = story.place
      asked.aside = asked.place
    }
    if story.status != .active { story.aside = nil }
    story.place = Position()
    story.place.enteredBy = .menu
    go(to: book.menu)
  }

  /// Nothing is beyond the gate before it holds.
  mutating func leadToGate() {
    guard let gate = book.gate else { return }
    if leavePage() { return }
    if story.status == .fresh { return begin() }
    say(.gateFirst)
    let isThere = node.map { $0.script == book.nodes[gate.entry.node].script && $0.body.exit.isWaiting } ?? false
    isThere ? askAgain() : go(to: gate.entry)
  }
}

extension Command {
  /// Leads somewhere the gate guards; from a safety page only the menu leads away.
  func leavesGate(isOnPage: Bool) -> Bool {
    switch self {
    case .menu: true
    case .cards, .startOver, .later: !isOnPage
    default: false
    }
  }
}
