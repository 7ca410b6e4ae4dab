package enum ChoiceMatch: Hashable, Sendable {
  /// Positions in the offered options, ascending; exactly one unless several may be picked.
  case chosen([Int])
  case none
}
