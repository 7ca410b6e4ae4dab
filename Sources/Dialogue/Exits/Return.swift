extension Turn {
  /// `return`: goes on behind the call.
  ///
  /// Without a call, the script is over.
  mutating func returnFromCall() -> Target? {
    guard let frame = story.place.stack.popLast() else { return endScript() }
    guard let node = book.node(frame.node) else {
      effects.append(.fault(.placeGone))
      say(.gone)
      land()
      return nil
    }
    story.place.enteredBy = frame.enteredBy
    story.place.script = book.scripts[node.script].hash
    if case .call(_, let next) = node.body.exit, frame.choice == .none { return branch(of: next) }
    if case .choices(let menu) = node.body.exit {
      for case .choice(let choice) in menu.items where choice.id == frame.choice {
        if case .call(_, let next?) = choice.body.exit { return branch(of: next) }
      }
    }
    // Back to the same menu: its question again, not its whole speech.
    story.place.node = node.id
    guard node.body.exit.isWaiting, blocked(at: node) == nil else { return target(node) }
    if let reask = node.body.reask { say(bubbles(of: reask)) }
    ask()
    // The second question was just said: after a miss it would be the same reply again.
    if node.body.reask != nil { asked.place.misses = 1 }
    return nil
  }
}
