/// A moment as stores keep it: milliseconds since 1970, UTC.
package struct Timestamp: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package init(seconds: Int64) {
    milliseconds = seconds.multipliedReportingOverflow(by: 1_000).partialValue
  }

  /// Whole seconds, as the engine counts.
  package var seconds: Int64 { milliseconds / 1_000 }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

  package static func + (moment: Timestamp, delay: Duration) -> Timestamp {
    let (seconds, attoseconds) = delay.components
    let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    return Timestamp(milliseconds: moment.milliseconds.addingReportingOverflow(milliseconds).partialValue)
  }
}
