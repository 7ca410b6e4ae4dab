extension Turn {
  /// `end`: the script is over.
  ///
  /// A digression gives the pending question back; otherwise the talk rests.
  mutating func endScript() -> Target? {
    if let frame = story.safety { return endPage(frame) }
    dropSensitive(ofScript: story.place.script)
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
    if record.fear, let node, node.body.isForPartner,
      let blocked = node.body.blocked ?? book.scripts[node.script].blocked
    {
      story.place.stack = []
      return go(to: blocked)
    }
    say(phrase)
    askAgain()
  }
}
