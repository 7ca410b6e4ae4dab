extension Turn {
  /// `lock`: everything kept is dropped and the talk is closed; one correction is allowed.
  mutating func lock(_ lock: Lock, at node: Node) {
    let until = max(input.now + lock.duration, record.lockedUntil ?? .min)
    effects += [.forget, .cancelAllReminders, .lock(until: until)]
    let wasCorrected = record.correctionUsed
    let offer = record.offer
    let turns = record.phraseTurns
    record = Record()
    record.lockedUntil = until
    record.lockNode = node.id
    record.correctionUsed = wasCorrected
    record.offer = offer
    record.phraseTurns = turns
    let place = story.place
    story = Story()
    story.status = .active
    story.place = place
    story.place.stack = []
    undo.removeAll()
    ask()
  }

  /// `unlock`: the lock was a mistake, as far as the person says.
  mutating func unlock() {
    guard record.lockedUntil != nil else { return }
    record.lockedUntil = nil
    record.lockNode = .none
    effects.append(.unlock)
  }

  /// Says that the talk is closed, and shows what is still possible.
  mutating func returnToLock() {
    story.safety = nil
    story.aside = nil
    story.status = .active
    story.place = Position()
    // A lock read from a broken state may not know its page any more.
    let known = book.node(record.lockNode).flatMap { $0.body.exit.kind == .lock ? $0 : nil }
    let node = known ?? book.nodes.first { $0.body.exit.kind == .lock }
    record.lockNode = node?.id ?? .none
    story.place.node = record.lockNode
    story.place.script = node.map { book.scripts[$0.script].hash } ?? .none
    say(.locked)
    ask()
  }
}
