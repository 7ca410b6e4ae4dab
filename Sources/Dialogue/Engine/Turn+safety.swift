import Understanding

extension Turn {
  /// Answers the signals of a message, the most urgent first; false where the message is still to be read.
  mutating func answer(_ signals: [SafetySignal]) -> Bool {
    guard !signals.isEmpty else { return false }
    var acts = ranked(signals, .act)
    if story.safety != nil { return answerWithinPage(acts) }
    if isLocked, !acts.isEmpty, let lock = book.node(record.lockNode) {
      // What locked is known already; what else was said is not.
      acts.removeAll { isPage(of: $0.0, lock) }
      if acts.isEmpty {
        returnToLock()
        return true
      }
    }
    for (signal, found) in acts where open(signal, found, isAct: true) {
      if let (second, _) = acts.first(where: { $0.0.id != signal.id }) { add(second) }
      return true
    }
    for (signal, found) in ranked(signals, .ask) where !isMuted(signal, found) {
      if open(signal, found, isAct: false) { return true }
    }
    return false
  }

  private func ranked(
    _ signals: [SafetySignal], _ level: SignalLevel
  ) -> [(SafetyPages.Signal, SafetySignal)] {
    signals.filter { $0.level == level }
      .compactMap { found in book.safety.signal(named: found.signal).map { ($0, found) } }
      .sorted { $0.0.rank < $1.0.rank }
  }

  private func isMuted(_ signal: SafetyPages.Signal, _ found: SafetySignal) -> Bool {
    record.mutedCategories[signal.id] > 0 || record.mutedRules.contains(ID(found.rule))
  }

  private func isPage(of signal: SafetyPages.Signal, _ node: Node) -> Bool {
    signal.act.values.contains { book.nodes[$0.node].script == node.script }
  }

  private mutating func open(_ signal: SafetyPages.Signal, _ found: SafetySignal, isAct: Bool) -> Bool {
    let pages = isAct ? signal.act : signal.ask
    guard let page = pages[found.variant] ?? pages["self"] else { return false }
    go(to: openPage(page, signal: signal, rule: ID(found.rule), isAct: isAct))
    return true
  }

  /// A second signal of the same message: one line now, before the question, and its page afterwards.
  private mutating func add(_ signal: SafetyPages.Signal) {
    story.safety?.pending = signal.id
    story.safety?.saidLine = true
    let question = effects.lastIndex { if case .ask = $0 { true } else { false } }
    if let line = signal.line { effects.insert(.say(Said(line)), at: question ?? effects.endIndex) }
  }

  /// A page of higher precedence replaces the one shown; otherwise one line is added, and its page comes after.
  private mutating func answerWithinPage(_ acts: [(SafetyPages.Signal, SafetySignal)]) -> Bool {
    guard var frame = story.safety, let (signal, found) = acts.first else { return false }
    if UInt8(clamping: signal.rank) < frame.rank { return open(signal, found, isAct: true) }
    if signal.id != frame.signal {
      let waiting = book.safety.signal(frame.pending)?.rank ?? .max
      if signal.rank < waiting { frame.pending = signal.id }
    }
    if !frame.saidLine, let line = signal.line {
      frame.saidLine = true
      say([Said(line)])
    }
    story.safety = frame
    return false
  }

  /// Puts a page before everything else; the place is kept, frames never nest.
  mutating func openPage(_ page: Target, signal: SafetyPages.Signal, rule: ID, isAct: Bool) -> Target {
    let rank = isAct ? UInt8(clamping: signal.rank) : .max
    let now = input.now
    if story.safety == nil {
      story.safety = SafetyFrame(
        place: story.place, aside: story.aside, status: story.status, checkpoint: story.checkpoint,
        since: now, signal: signal.id, rule: rule, rank: rank, saidLine: false, pending: .none)
      asked.safetyPlace = asked.place
      asked.safetyAside = asked.aside
    } else {
      story.safety?.signal = signal.id
      story.safety?.rule = rule
      story.safety?.rank = rank
      story.safety?.saidLine = false
      story.safety?.since = now
    }
    if isAct {
      undo.removeAll()
      record.signals.increment(signal.id)
    }
    record.nudge = nil
    story.aside = nil
    story.place = Position()
    story.place.enteredBy = .signal
    effects.append(.signal(SignalNotice(name: signal.name, isAct: isAct)))
    return page
  }

  /// A safety page older than a day is not gone back from.
  mutating func leaveStaleSafety() -> Bool {
    guard let frame = story.safety, input.now - frame.since > Limits.idleSeconds else { return false }
    story.safety = nil
    story.aside = nil
    story.place = Position()
    story.status = .resting
    undo.removeAll()
    if isLocked {
      returnToLock()
      return true
    }
    say(.welcomeBack)
    say(.helpLine)
    wake()
    return true
  }

  /// Drops the page and the place it interrupted; true where another page was waiting, and now stands.
  mutating func leavePage() -> Bool {
    guard let frame = story.safety else { return false }
    story.safety = nil
    story.aside = nil
    story.place = Position()
    story.status = .resting
    guard let signal = book.safety.signal(frame.pending), let page = signal.act["self"] else { return false }
    go(to: openPage(page, signal: signal, rule: .none, isAct: true))
    return true
  }

  /// “You misread me” and “I'm okay”: these may not ask again for a while.
  ///
  /// Act level is never muted.
  mutating func mute(_ mute: Choice.Mute) {
    guard let frame = story.safety else { return }
    switch mute {
    case .rule:
      record.mutedRules.removeAll { $0 == frame.rule }
      record.mutedRules.append(frame.rule)
      if record.mutedRules.count > 8 { record.mutedRules.removeFirst() }
    case .category: record.mutedCategories[frame.signal] = UInt16(Limits.mutedTurns)
    }
  }

  mutating func forgetMutes() {
    record.mutedRules = []
    record.mutedCategories = Counts()
  }

  mutating func countDownMutes() {
    guard !record.mutedCategories.entries.isEmpty else { return }
    for entry in record.mutedCategories.entries { record.mutedCategories[entry.id] = entry.count - 1 }
  }

  /// The partner of this talk frightens the person.
  ///
  /// Nothing for or about this partner is offered or sent any more.
  mutating func markFear() {
    record.fear = true
    if !record.reminders.isEmpty || record.nudge != nil { cancelAllReminders() }
  }
}
