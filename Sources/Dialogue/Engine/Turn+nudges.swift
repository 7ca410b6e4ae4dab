import Understanding

extension Turn {
  mutating func remind(_ plan: ReminderPlan, source: ID) {
    guard !record.fear, let due = due(of: plan) else { return }
    let entry = book.nodes[plan.entry.node]
    record.reminders.removeAll { $0.id == plan.id }
    record.reminders.append(
      .init(id: plan.id, due: due, entry: entry.id, source: source, wasMoved: false, planned: input.now))
    if record.reminders.count > Limits.reminders { effects.append(.cancelReminder(record.reminders.removeFirst().id)) }
    planned.append(plan.id)
    let text = plan.text.map { render($0) } ?? label(.nudge)
    effects.append(
      .remind(Reminder(id: plan.id, name: plan.name, due: due, text: text, entry: book.fullName(entry))))
    let moment = LocalTime(secondsSince1970: due, utcOffsetMinutes: clock.utcOffsetMinutes)
    // Where their clock is not known, an hour alone would be taken for theirs.
    let zone = record.utcOffset == nil && input.utcOffset == nil ? " UTC" : ""
    say(.remindPlanned, ["day": moment.dayName(from: clock), "time": moment.timeText + zone])
  }

  private func due(of plan: ReminderPlan) -> Int64? {
    switch plan.moment {
    case .variable(let index):
      guard case .moment(let seconds)? = value(of: index), seconds > input.now else { return nil }
      return outsideQuietHours(seconds)
    case .after(let seconds, nil): return outsideQuietHours(input.now + seconds)
    case .after(let seconds, let minute?):
      let day = LocalTime(secondsSince1970: input.now + seconds, utcOffsetMinutes: clock.utcOffsetMinutes)
      let moment = day.at(minuteOfDay: minute)
      return moment.secondsSince1970 > input.now ? moment.secondsSince1970 : moment.adding(days: 1).secondsSince1970
    }
  }

  /// Nothing rings at night: it waits for the morning.
  private func outsideQuietHours(_ seconds: Int64) -> Int64 {
    let local = LocalTime(secondsSince1970: seconds, utcOffsetMinutes: clock.utcOffsetMinutes)
    if local.minuteOfDay >= Limits.quietFrom {
      return local.adding(days: 1).at(minuteOfDay: Limits.quietUntil).secondsSince1970
    }
    return local.minuteOfDay < Limits.quietUntil
      ? local.at(minuteOfDay: Limits.quietUntil).secondsSince1970 : seconds
  }

  mutating func cancelReminder(_ id: ID) {
    if record.nudge?.id == id { record.nudge = nil }
    guard record.reminders.contains(where: { $0.id == id }) else { return }
    record.reminders.removeAll { $0.id == id }
    effects.append(.cancelReminder(id))
  }

  mutating func cancelAllReminders() {
    record.reminders = []
    record.nudge = nil
    effects.append(.cancelAllReminders)
  }

  /// A reminder is due: it rings, waits, or is dropped.
  ///
  /// One that was cancelled a moment ago is not known here any more.
  mutating func ring(_ id: ID) {
    guard let position = record.reminders.firstIndex(where: { $0.id == id }) else { return }
    let pending = record.reminders[position]
    if isLocked || record.fear || story.safety != nil || book.node(pending.entry) == nil {
      return cancelReminder(id)
    }
    if pending.due > input.now { return effects.append(.remind(reminder(pending, due: pending.due))) }
    // A clock that ran ahead for a while must not put it off for longer than that.
    let active = min(record.lastActive, input.now)
    let rested = outsideQuietHours(max(input.now, active + Limits.nudgeQuietSeconds))
    if rested > input.now {
      record.reminders[position].due = rested
      return effects.append(.remind(reminder(pending, due: rested)))
    }
    record.reminders.remove(at: position)
    record.offer &+= 1
    record.nudge = OpenNudge(
      id: id, entry: pending.entry, source: pending.source, wasMoved: pending.wasMoved, offer: record.offer)
    say([Said(reminder(pending, due: pending.due).text)])
    effects.append(
      .ask(
        Question(
          offer: record.offer, kind: .choice,
          options: nudgeOptions.map { Question.Option(id: $0.id, name: $0.name, label: $0.label) },
          isShownAgain: false, canSkip: false, node: .none)))
  }

  private mutating func reminder(_ pending: Record.PendingReminder, due: Int64) -> Reminder {
    let plan = book.reminderPlan(of: pending.source)
    // Its text speaks of the day it was asked for.
    let now = input.now
    defer { input.now = now }
    input.now = pending.planned
    let entry = book.node(pending.entry).map { book.fullName($0) } ?? ""
    return Reminder(
      id: pending.id, name: plan?.name ?? "", due: due, text: plan?.text.map { render($0) } ?? label(.nudge),
      entry: entry)
  }

  private var nudgeOptions: [(id: ID, name: String, label: String)] {
    [
      (ID("nudge/open"), "open", label(.nudgeOpen)), (ID("nudge/later"), "later", label(.nudgeLater)),
      (ID("nudge/stop"), "stop", label(.nudgeStop)),
    ]
  }

  /// What is written after a nudge may answer it.
  ///
  /// Otherwise it is for the question that waits.
  mutating func answerNudge(_ text: String) -> Bool {
    guard record.nudge != nil else { return false }
    let words: [Phrase] = [.nudgeOpen, .nudgeLater, .nudgeStop]
    let options = zip(nudgeOptions, words).map { option, phrase in
      ChoiceOption(label: option.label, match: labels(phrase) + [option.name])
    }
    guard case .chosen(let positions) = ChoiceMatcher.match(text, options: options, many: false),
      let first = positions.first
    else { return false }
    answerNudge(nudgeOptions[first].id)
    return true
  }

  mutating func answerNudge(_ choice: ID) {
    guard let nudge = record.nudge else { return }
    record.nudge = nil
    switch choice {
    case ID("nudge/open"): open(nudge)
    case ID("nudge/later"): move(nudge)
    default:
      say(.nudgeStopped)
      afterNudge()
    }
  }

  mutating func later() {
    if let nudge = record.nudge {
      record.nudge = nil
      return move(nudge)
    }
    say(.nothingLater)
    story.status == .fresh ? begin() : afterNudge()
  }

  private mutating func afterNudge() {
    story.status == .active ? askAgain() : rest()
  }

  private mutating func open(_ nudge: OpenNudge) {
    undo.removeAll()
    guard let entry = book.node(nudge.entry) else { return afterNudge() }
    if !gateHolds { return leadToGate() }
    if story.aside == nil, story.status == .active, let node, node.body.exit.isWaiting {
      story.aside = story.place
      asked.aside = asked.place
    }
    story.place = Position()
    story.place.enteredBy = .nudge
    go(to: target(entry, beginsVisit: book.scripts[entry.script].start == book.nodePositions[entry.id]))
  }

  /// “Later” moves a nudge once, by a day; a second time it is dropped.
  private mutating func move(_ nudge: OpenNudge) {
    if nudge.wasMoved {
      say(.nudgeStopped)
    } else {
      let due = outsideQuietHours(input.now + 86_400)
      let pending = Record.PendingReminder(
        id: nudge.id, due: due, entry: nudge.entry, source: nudge.source, wasMoved: true, planned: input.now)
      record.reminders.removeAll { $0.id == nudge.id }
      record.reminders.append(pending)
      effects.append(.remind(reminder(pending, due: due)))
      if record.reminders.count > Limits.reminders {
        effects.append(.cancelReminder(record.reminders.removeFirst().id))
      }
      say(.nudgeMoved)
    }
    afterNudge()
  }

  /// A question about something else, from the menu's or a choice's own place; the pending question waits.
  mutating func openTopic(for text: String) -> Bool {
    guard story.safety == nil, !isLocked, gateHolds, !book.topics.isEmpty, text.utf8.count <= 300 else { return false }
    if let node, !book.scripts[node.script].allowsTopics { return false }
    let words = Normalizer.normalize(text).joined
    let topic = book.topics.first { topic in
      (topic.match + topic.examples).contains { Normalizer.normalize($0).joined == words }
    }
    guard let topic else { return false }
    if story.aside == nil, story.status == .active, let node, node.body.exit.isWaiting {
      story.aside = story.place
      asked.aside = asked.place
    }
    story.place = Position()
    story.place.enteredBy = .topic
    go(to: topic.entry)
    return true
  }
}

extension Book {
  /// What a node or one of its choices planned.
  func reminderPlan(of source: ID) -> ReminderPlan? {
    if let node = node(source) { return node.body.actions.remind }
    for node in nodes {
      guard case .choices(let menu) = node.body.exit else { continue }
      for case .choice(let choice) in menu.items where choice.id == source { return choice.body.actions.remind }
    }
    return nil
  }
}
