/// A moment and the clock it is read on.
///
/// Kept within the years 1 to 9999, so that no arithmetic can overflow.
package struct LocalTime: Hashable, Sendable {
  package let secondsSince1970: Int64
  /// Minutes east of UTC, at most 18 hours either way.
  package let utcOffsetMinutes: Int

  package init(secondsSince1970: Int64, utcOffsetMinutes: Int) {
    self.secondsSince1970 = min(max(secondsSince1970, -62_135_510_400), 253_402_214_399)
    self.utcOffsetMinutes = min(max(utcOffsetMinutes, -1_080), 1_080)
  }

  package var year: Int { civilDate.year }
  package var civilDate: CivilDate { CivilDate(daysSince1970: localDay) }
  /// Monday is 1, Sunday is 7, as in ISO 8601.
  package var weekday: Int { (localDay % 7 + 10) % 7 + 1 }
  package var hour: Int { minuteOfDay / 60 }
  package var minute: Int { minuteOfDay % 60 }
  package var minuteOfDay: Int { Int(localSeconds - Int64(localDay) * 86_400) / 60 }

  package var startOfDay: LocalTime { onDay(localDay, minuteOfDay: 0) }

  /// The same clock time on another day.
  package func adding(days: Int) -> LocalTime {
    let bounded = min(max(days, -4_000_000), 4_000_000)
    return LocalTime(
      secondsSince1970: secondsSince1970 + Int64(bounded) * 86_400, utcOffsetMinutes: utcOffsetMinutes)
  }

  package func adding(minutes: Int) -> LocalTime {
    let bounded = min(max(minutes, -6_000_000_000), 6_000_000_000)
    return LocalTime(secondsSince1970: secondsSince1970 + Int64(bounded) * 60, utcOffsetMinutes: utcOffsetMinutes)
  }

  /// The same day at another time; 1,440 and more reach into the days after.
  package func at(minuteOfDay: Int) -> LocalTime {
    onDay(localDay, minuteOfDay: min(max(minuteOfDay, -1_000_000), 1_000_000))
  }

  private var localSeconds: Int64 { secondsSince1970 + Int64(utcOffsetMinutes) * 60 }

  private var localDay: Int {
    Int(localSeconds >= 0 ? localSeconds / 86_400 : (localSeconds - 86_399) / 86_400)
  }

  private func onDay(_ day: Int, minuteOfDay: Int) -> LocalTime {
    LocalTime(
      secondsSince1970: Int64(day) * 86_400 + Int64(minuteOfDay - utcOffsetMinutes) * 60,
      utcOffsetMinutes: utcOffsetMinutes)
  }
}
