import Understanding

extension Turn {
  /// A message: safety first, then command words, then what was asked.
  mutating func read(_ text: String, isMoved: Bool) {
    let signals = book.safety.scan.signals(in: text, year: clock.year)
    countDownMutes()
    if answer(signals) { return }
    if let name = book.commandWords.command(in: text), let command = Command(rawValue: name) {
      asked.lastWasText = false
      return obey(command)
    }
    if isLocked, !isOnPageBehindLock { return answerLocked(text) }
    if leaveStaleSafety() || isMoved && landAfterEdit() { return }
    switch story.status {
    case .fresh: begin()
    case .stopped:
      say(.welcomeBack)
      wake()
    case .lost:
      say(.unreadable)
      wake()
    case .resting: answerAtRest(text)
    case .active:
      if isEarly(text) { return }
      if answerNudge(text) { return }
      sayWelcomeAfterSilence()
      let steps = undo.mark
      answer(text, isDistressed: !signals.isEmpty)
      asked.lastWasText = undo.mark != steps
    }
  }

  private mutating func answerAtRest(_ text: String) {
    if !gateHolds { return wake() }
    if answerNudge(text) || openTopic(for: text) { return }
    wake()
  }

  /// Whether the person, though locked out, is on a safety page, or saying that it was a mistake.
  var isOnPageBehindLock: Bool {
    guard let node else { return false }
    return node.id != record.lockNode && node.body.exit.isWaiting && book.scripts[node.script].isSafety
  }

  private var isAtLock: Bool { node.map { $0.id == record.lockNode && $0.body.exit.kind == .lock } ?? false }

  private mutating func answerLocked(_ text: String) {
    guard let node, isAtLock else { return returnToLock() }
    let offered = offered(at: node)
    if let chosen = choose(text, offered, many: false)?.first { return take(chosen, at: node) }
    say(.locked)
    showAgain()
  }

  func choose(_ text: String, _ offered: [Offered], many: Bool) -> [Offered]? {
    guard !offered.isEmpty else { return nil }
    guard case .chosen(let positions) = ChoiceMatcher.match(text, options: offered.map(\.option), many: many) else {
      return nil
    }
    return positions.map { offered[$0] }
  }

  /// What was asked meets what was written.
  ///
  /// A person in distress is never told that they were not understood.
  private mutating func answer(_ text: String, isDistressed: Bool) {
    guard let node else { return land() }
    switch node.body.exit {
    case .choices(let menu): answer(text, menu, at: node, isDistressed)
    case .pick(let pick): answer(text, pick, at: node, isDistressed)
    case .slot(let slot, let next): answer(text, slot, next, at: node, isDistressed)
    default: land()
    }
  }

  private mutating func answer(_ text: String, _ menu: Menu, at node: Node, _ isDistressed: Bool) {
    let offered = offered(at: node)
    // A topic's own words are clearer than a choice that only resembles them, or than any line.
    if menu.typed?.assess == nil, !isExactly(text, offered), openTopic(for: text) { return }
    if let chosen = choose(text, offered, beside: menu.typed) { return accept(chosen, at: node) }
    // A number nobody offered is a slip, not a line of the person's own.
    if let typed = menu.typed, typed.reading != .line || !isBareNumber(text) {
      return answer(text, typed, menu.typedNext, at: node, isDistressed)
    }
    missOrDigress(text, at: node, isDistressed)
  }

  private mutating func answer(_ text: String, _ pick: Pick, at node: Node, _ isDistressed: Bool) {
    if let chosen = choose(text, offered(at: node), many: true) {
      return tick(chosen, pick: pick, at: node, isTap: false)
    }
    if isDistressed { return askAgain() }
    if openTopic(for: text) { return }
    if !isGreeting(text), addOwn(text, pick: pick, at: node) { return }
    missOrDigress(text, at: node, isDistressed)
  }

  private mutating func answer(
    _ text: String, _ slot: Slot, _ next: Jump?, at node: Node, _ isDistressed: Bool
  ) {
    let isFree = slot.reading == .line
    if isFree, isGreeting(text) { return missOrDigress(text, at: node, isDistressed) }
    switch read(text, for: slot) {
    case .value(let value): fill(slot, with: value, next: next)
    case .refused(let phrase, let given):
      if isDistressed { return askAgain() }
      if isGreeting(text) { return missOrDigress(text, at: node, isDistressed) }
      if !isFree, openTopic(for: text) { return }
      refuse(slot, phrase, given, at: node)
    }
  }

  /// An accepted choice.
  ///
  /// One that stands for a command word is that word, not a step.
  mutating func accept(_ chosen: Offered, at node: Node) {
    if case .choice(let choice) = chosen.source, case .command = choice.body.exit { return take(chosen, at: node) }
    if case .carryOn = chosen.source { return leaveAside() }
    accept { $0.take(chosen, at: node) }
  }

  private mutating func missOrDigress(_ text: String, at node: Node, _ isDistressed: Bool) {
    if isDistressed { return askAgain() }
    if isGreeting(text) {
      say(.greeted)
      return askAgain()
    }
    if openTopic(for: text) { return }
    miss(at: node, because: .miss, [:])
  }

  /// First the node's own second question, then by number, then the menu with the way back.
  mutating func miss(at node: Node, because phrase: Phrase, _ given: [String: String]) {
    asked.place.misses = min(asked.place.misses, 249) + 1
    switch asked.place.misses {
    case 1:
      if phrase != .miss { say(phrase, given) }
      if let reask = node.body.reask {
        say(bubbles(of: reask))
      } else if phrase == .miss {
        say(.miss)
        speakQuestion()
      }
      showAgain()
    case 2:
      say(.byNumber)
      askAgain()
    default:
      if story.safety != nil || isLocked {
        say(.byNumber)
        return askAgain()
      }
      if !gateHolds { return leadToGate() }
      if book.nodePositions[node.id] == book.menu.node {
        say(.byNumber)
        return askAgain()
      }
      say(.lost)
      openMenu()
    }
  }

  /// A choice that was typed.
  ///
  /// Beside a slot a line of the person's own must not be taken for one that only resembles it: of a line that is
  /// practised only number and label count.
  private func choose(_ text: String, _ offered: [Offered], beside typed: Slot?) -> Offered? {
    let chosen = choose(text, offered, many: false)?.first
    guard let typed else { return chosen }
    if isExactly(text, offered) { return chosen }
    if typed.assess == nil { return isShort(text) ? chosen : nil }
    // Options without words can be named only by their place.
    let places = offered.map { _ in ChoiceOption(label: "") }
    guard case .chosen(let positions) = ChoiceMatcher.match(text, options: places, many: false) else { return nil }
    return positions.first.map { offered[$0] }
  }

  /// Five words.
  ///
  /// What people type for a choice, rather than a line of their own.
  private func isShort(_ text: String) -> Bool {
    text.prefix(200).split(whereSeparator: \.isWhitespace).count <= 5
  }

  private func isExactly(_ text: String, _ offered: [Offered]) -> Bool {
    let words = Normalizer.normalize(text).joined
    return offered.contains { offered in
      let option = offered.option
      return ([option.label] + option.match + option.examples).contains { Normalizer.normalize($0).joined == words }
    }
  }

  private func isBareNumber(_ text: String) -> Bool {
    let bytes = text.utf8.filter { $0 != 0x20 && $0 != 0x2E }
    return !bytes.isEmpty && bytes.count <= 3 && bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  func isGreeting(_ text: String) -> Bool {
    guard text.utf8.count <= 40 else { return false }
    let words = Normalizer.normalize(text).joined
    return book.greetings.contains { Normalizer.normalize($0).joined == words }
  }

  /// A line written before the question was asked never picks a choice.
  private mutating func isEarly(_ text: String) -> Bool {
    guard input.sequence > 0, input.sequence <= asked.place.sequence else { return false }
    if let variable = book.variable(story.lastSlot), case .text(let maxLength) = variable.kind,
      case .text(let line)? = story.variables[variable.id]
    {
      let joined = line + " " + text
      if case .value(let whole) = readLine(joined, maxLength: maxLength) {
        story.variables[variable.id] = .text(whole)
        say(.earlyAdded)
        askAgain()
        return true
      }
    }
    if asked.place.shownToBurst {
      effects.append(.acknowledge)
    } else {
      asked.place.shownToBurst = true
      say(.early)
      askAgain()
    }
    return true
  }

  /// One line after a long silence; false where there was none.
  @discardableResult
  mutating func sayWelcomeAfterSilence() -> Bool {
    guard record.lastActive > 0, let onReturn = node?.body.onReturn ?? book.onReturn else { return false }
    guard input.now - record.lastActive >= onReturn.after else { return false }
    say(bubbles(of: onReturn.text))
    return true
  }

  mutating func readEdited(_ text: String, isLast: Bool) {
    let signals = book.safety.scan.signals(in: text, year: clock.year)
    if answer(signals) { return }
    if let command = book.command(in: text), command.worksBehindLock || isLast && asked.lastWasText {
      asked.lastWasText = false
      return obey(command)
    }
    guard isLast, asked.lastWasText, story.status == .active, story.safety == nil, story.aside == nil,
      let step = undo.pop()
    else { return effects.append(.acknowledge) }
    withdraw(step)
    step.restore(&story)
    asked.place = newStanding()
    let steps = undo.mark
    answer(text, isDistressed: false)
    asked.lastWasText = undo.mark != steps
  }

  mutating func tap(_ offer: UInt32, _ tapped: ID, isMoved: Bool) {
    asked.lastWasText = false
    let choice = book.current(tapped)
    if let nudge = record.nudge, nudge.offer == offer, !isLocked { return answerNudge(choice) }
    // Where nothing is asked, its offer still stands; where it is asked again, a choice may be taken again.
    let isAnswered = offer != asked.place.offer || story.status != .active
    if offer == asked.lastOffer, choice == asked.lastChoice, isAnswered { return effects.append(.acknowledge) }
    if isLocked, !isOnPageBehindLock, !isAtLock { return returnToLock() }
    if leaveStaleSafety() || isMoved && landAfterEdit() { return }
    guard story.status == .active, let node else {
      if story.status == .fresh { return begin() }
      say(story.status == .lost ? .unreadable : .movedOn)
      return wake()
    }
    guard offer == asked.place.offer, let chosen = offered(choice, at: node) else {
      if !gateHolds, story.safety == nil, !isLocked { return leadToGate() }
      say(.movedOn)
      return askAgain()
    }
    sayWelcomeAfterSilence()
    if case .pick(let pick) = node.body.exit {
      switch chosen.source {
      case .alone, .done: remember(offer, choice)
      default: break
      }
      return tick([chosen], pick: pick, at: node, isTap: true)
    }
    remember(offer, choice)
    accept(chosen, at: node)
  }

  private mutating func remember(_ offer: UInt32, _ choice: ID) {
    asked.lastOffer = offer
    asked.lastChoice = choice
  }
}
