extension Turn {
  /// `call`: goes through another node or script, and comes back.
  mutating func call(_ target: Target, from node: Node, choice: ID) -> Target? {
    guard story.place.stack.count < Limits.callDepth else {
      landAfterFault(.callTooDeep)
      return nil
    }
    story.place.stack.append(.init(node: node.id, choice: choice, enteredBy: story.place.enteredBy))
    story.place.enteredBy = .call
    return target
  }
}
