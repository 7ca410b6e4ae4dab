import Understanding

/// A nudge that was asked for.
///
/// Replaces one with the same id.
package struct Reminder: Hashable, Sendable {
  package var id: ID
  package var name: String
  /// Seconds since 1970.
  package var due: Int64
  /// What will be said: neutral, whoever may read it.
  package var text: String
  /// `script#node` it opens.
  package var entry: String

  package init(id: ID, name: String, due: Int64, text: String, entry: String) {
    self.id = id
    self.name = name
    self.due = due
    self.text = text
    self.entry = entry
  }

  /// `tomorrow 18:30`, seen from `now` on a clock this many minutes east of UTC.
  package func dayAndTime(from now: Int64, utcOffset: Int) -> String {
    let today = LocalTime(secondsSince1970: now, utcOffsetMinutes: utcOffset)
    let moment = LocalTime(secondsSince1970: due, utcOffsetMinutes: utcOffset)
    return "\(moment.dayName(from: today)) \(moment.timeText)"
  }
}
