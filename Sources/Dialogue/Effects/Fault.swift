/// Our own or the writer's mistake, met while a person talked; they were put at a safe place.
package enum Fault: String, Hashable, Sendable, CaseIterable {
  /// More nodes in one turn than a script with a question needs.
  case endlessLoop = "endless-loop"
  case callTooDeep = "call-too-deep"
  /// A saved place could not be read.
  case unreadableState = "unreadable-state"
  /// A place, a choice or a call is gone from the book.
  case placeGone = "place-gone"
}
