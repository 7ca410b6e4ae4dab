package enum MomentReading: Hashable, Sendable {
  /// Seconds since 1970 in UTC.
  case moment(Int64)
  case unreadable
}
