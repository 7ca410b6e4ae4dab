package enum LineReading: Hashable, Sendable {
  case value(String)
  /// The limit counts Unicode scalars.
  case tooLong(limit: Int)
  case empty
}
