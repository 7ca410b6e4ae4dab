package enum NumberReading: Hashable, Sendable {
  case value(Double)
  case outOfRange
  case unreadable
}
