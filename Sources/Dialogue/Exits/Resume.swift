extension Turn {
  /// `resume`: out of a safety page, back to where the person was, with the same offer.
  mutating func resume() -> Target? {
    guard let frame = story.safety else {
      // After a lock that was a mistake there is no place to go back to.
      if story.status == .active, let node = book.node(story.place.node), !book.scripts[node.script].isSafety {
        askAgain()
        return nil
      }
      story.place = Position()
      return gateHolds ? book.menu : book.gate?.entry ?? book.menu
    }
    story.safety = nil
    restore(frame)
    if frame.pending != .none, let signal = book.safety.signal(frame.pending), let page = signal.act["self"] {
      return openPage(page, signal: signal, rule: .none, isAct: true)
    }
    if isLocked, !isOnPageBehindLock {
      returnToLock()
      return nil
    }
    switch story.status {
    case .active:
      comeBack(saying: .backToPlace)
      return nil
    case .fresh:
      story.place = Position()
      return gateHolds ? book.entry : book.gate?.entry ?? book.entry
    case .resting, .stopped, .lost:
      story.place = Position()
      return gateHolds ? book.menu : book.gate?.entry ?? book.menu
    }
  }

  mutating func restore(_ frame: SafetyFrame) {
    story.place = frame.place
    story.aside = frame.aside
    story.status = frame.status
    story.checkpoint = frame.checkpoint
    asked.place = asked.safetyPlace
    asked.aside = asked.safetyAside
  }
}
