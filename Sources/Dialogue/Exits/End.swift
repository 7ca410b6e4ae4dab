extension Turn {
  /// `end`: the script is over.
  ///
  /// A digression gives the pending question back; otherwise the talk rests.
  mutating func endScript() -> Target? {
    if let frame = story.safety { return endPage(frame) }
    dropSensitive(ofScript: story.place.script)
    for caller in story.place.stack.compactMap({ book.node($0.node) }) {
      dropSensitive(ofScript: book.scripts[caller.script].hash)
    }
    story.place.stack = []
    if story.aside != nil {
      leaveAside()
      return nil
    }
    rest()
    return nil
  }

  /// A safety page that ends does not go back to a lighter talk: the place it interrupted is dropped.
  private mutating func endPage(_ frame: SafetyFrame) -> Target? {
    story.safety = nil
    story.aside = nil
    story.place = Position()
    story.status = .resting
    if let signal = book.safety.signal(frame.pending), let page = signal.act["self"] {
      return openPage(page, signal: signal, rule: .none, isAct: true)
    }
    isLocked ? returnToLock() : rest()
    return nil
  }

  /// Back from a digression to the question that waited.
  mutating func leaveAside() {
    guard let aside = story.aside else { return }
    story.aside = nil
    story.place = aside
    asked.place = asked.aside
    comeBack(saying: .backToTopic)
  }

  /// At a question that waited; not where there is fear by now.
  mutating func comeBack(saying phrase: Phrase) {
    if let node, let blocked = blocked(at: node) {
      story.place.stack = []
      return go(to: blocked)
    }
    guard node?.body.exit.isWaiting == true else { return land() }
    say(phrase)
    askAgain()
  }
}
