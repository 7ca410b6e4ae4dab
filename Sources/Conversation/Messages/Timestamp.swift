/// A moment as stores keep it: milliseconds since 1970, UTC.
package struct Timestamp: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// What is too far away to be told in milliseconds is the farthest there is.
  package init(seconds: Int64) {
    let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000)
    milliseconds = overflows ? seconds < 0 ? .min : .max : product
  }

  /// Whole seconds, as the engine counts.
  package var seconds: Int64 { milliseconds / 1_000 }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

  package static func + (moment: Timestamp, delay: Duration) -> Timestamp {
    let (seconds, attoseconds) = delay.components
    let whole = Timestamp(seconds: seconds).milliseconds
    return moment.adding(whole).adding(attoseconds / 1_000_000_000_000_000)
  }

  private func adding(_ delay: Int64) -> Timestamp {
    let (sum, overflows) = milliseconds.addingReportingOverflow(delay)
    return Timestamp(milliseconds: overflows ? delay < 0 ? .min : .max : sum)
  }
}
