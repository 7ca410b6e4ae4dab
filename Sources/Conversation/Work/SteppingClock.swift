/// Follows the system's clock, but goes forward no more than a step at a time.
///
/// Where the clock leaps ahead by a year, what is due by it comes little by little, and somebody has time to set it right.
package struct SteppingClock: Sendable {
  private let step: Duration
  private var moment: Timestamp?

  /// `start` is when the program was last known to run; nil where it never was.
  package init(from start: Timestamp?, step: Duration) {
    self.step = step
    moment = start
  }

  package mutating func follow(_ now: Timestamp) -> Timestamp {
    let followed = moment.map { min(now, $0 + step) } ?? now
    moment = followed
    return followed
  }
}
