import Testing
import TestSupport

@testable import Understanding

struct LocalTimeTests {
  /// Sunday 22 November 2026, 13:00 at two hours east of UTC.
  static let now = local(day: 22, minute: 13 * 60)

  static func local(month: Int = 11, day: Int, minute: Int) -> LocalTime {
    let days = CivilDate(year: 2026, month: month, day: day).daysSince1970
    return LocalTime(secondsSince1970: Int64(days * 86_400 + (minute - 120) * 60), utcOffsetMinutes: 120)
  }

  @Test(arguments: [
    (0, 1970, 1, 1), (-1, 1969, 12, 31), (11_016, 2000, 2, 29), (11_017, 2000, 3, 1), (19_782, 2024, 2, 29),
    (20_779, 2026, 11, 22), (-719_468, 0, 3, 1), (-25_509, 1900, 2, 28), (-25_508, 1900, 3, 1),
  ])
  func `days and dates of the calendar agree`(days: Int, year: Int, month: Int, day: Int) {
    let date = CivilDate(year: year, month: month, day: day)

    #expect(date.daysSince1970 == days)
    #expect(CivilDate(daysSince1970: days) == date)
  }

  @Test func `every day of eight centuries survives the round trip and follows the one before`() {
    for days in -150_000...150_000 where CivilDate(daysSince1970: days).daysSince1970 != days {
      Issue.record("day \(days)")
    }
  }

  @Test func `the parts of a moment are read on its own clock`() {
    let late = LocalTime(secondsSince1970: Self.local(day: 22, minute: 0).secondsSince1970 - 60, utcOffsetMinutes: 120)

    #expect(Self.now.weekday == 7)
    #expect(Self.now.hour == 13)
    #expect(Self.now.year == 2026)
    #expect(late.civilDate == CivilDate(year: 2026, month: 11, day: 21))
    #expect(late.weekday == 6)
    #expect(late.minuteOfDay == 1_439)
    #expect(LocalTime(secondsSince1970: 0, utcOffsetMinutes: 0).weekday == 4)
    #expect(LocalTime(secondsSince1970: -86_400 * 4, utcOffsetMinutes: 0).weekday == 7)
    #expect(Self.now.startOfDay == Self.local(day: 22, minute: 0))
    #expect(Self.now.adding(days: 9).at(minuteOfDay: 90) == Self.local(month: 12, day: 1, minute: 90))
  }

  @Test func `moments beyond the calendar are held at its ends`() {
    let last = LocalTime(secondsSince1970: .max, utcOffsetMinutes: .max)

    #expect(last.adding(days: .max).adding(minutes: .max).at(minuteOfDay: .max).year >= 9_999)
    #expect(LocalTime(secondsSince1970: .min, utcOffsetMinutes: .min).adding(days: .min).startOfDay.year <= 1)
  }

  @Test(arguments: [
    ("18:30", 22, 1_110), ("7pm", 22, 1_140), ("7.30 pm", 22, 1_170), ("7:30 p.m.", 22, 1_170), ("at 7", 22, 1_140),
    ("07:30", 23, 450), ("9am", 23, 540), ("12:59", 23, 779), ("13:01", 22, 781), ("noon", 23, 720), ("19h", 22, 1_140),
    ("19h30", 22, 1_170), ("tonight", 22, 1_200), ("tonight at 9", 22, 1_260), ("this evening", 22, 1_110),
    ("tomorrow evening", 23, 1_110), ("tomorrow at 7", 23, 1_140), ("tomorrow at 7am", 23, 420),
    ("tomorrow", 23, 1_110),
    ("tomorrow morning at 7", 23, 420), ("tmrw 8pm please", 23, 1_200), ("day after tomorrow at noon", 24, 720),
    ("in 2 hours", 22, 900), ("in 30 min", 22, 810), ("in half an hour", 22, 810), ("in an hour and a half", 22, 870),
    ("in 2 days", 24, 780), ("in 2 days at 7pm", 24, 1_140), ("in a week", 29, 780), ("friday 7pm", 27, 1_140),
    ("fri", 27, 1_110), ("saturday morning", 28, 540), ("on Sunday at 8pm", 22, 1_200), ("sunday at 9am", 29, 540),
    ("remind me on friday", 27, 1_110), ("maybe monday around 6", 23, 1_080), ("half an hour", -1, 0),
  ])
  func `a coming moment is read from words`(text: String, day: Int, minute: Int) {
    let expected = day < 0 ? MomentReading.unreadable : .moment(Self.local(day: day, minute: minute).secondsSince1970)

    #expect(SlotParser.time(text, now: Self.now) == expected)
  }

  @Test(arguments: [
    "", "later", "yesterday", "not tomorrow", "friday or saturday", "25:00", "7:75", "13pm", "at 7 at 8", "last friday",
    "in 900 days", "in 0 minutes", "purple", "tomorrow friday", "7.5", "in", "at", "99999999999999999999",
  ])
  func `what names no one coming moment is unreadable`(text: String) {
    #expect(SlotParser.time(text, now: Self.now) == .unreadable)
  }

  @Test(arguments: [
    ("18:30", 1_110), ("it's 18:30 here", 1_110), ("07:30", 450), ("6pm", 1_080), ("its 8 p.m. now", 1_200),
    ("7.15 am", 435), ("about 8 in the evening", 1_200), ("9 in the morning", 540), ("tonight at 9", 1_260),
    ("12:05 am", 5), ("0:20", 20), ("1830", 1_110), ("19h30", 1_170), ("twenty", 1_200), ("noon", 720),
    ("midnight", 0), ("right now it is almost 22:00 where i live", 1_320), ("today 16:40", 1_000),
  ])
  func `what time it is now is read from a clock`(text: String, minute: Int) {
    #expect(SlotParser.clock(text) == minute)
  }

  @Test(arguments: [
    "tomorrow", "tonight", "this evening", "morning", "in 2 hours", "in 14 hours", "tomorrow 8pm", "friday", "lunch",
    "7", "7:15", "12:30", "half past 6", "10 to 9", "25:00", "late", "", "9 or 10 pm", "berlin", "idk",
  ])
  func `a day, a part of it, or what may be twelve hours off is no clock`(text: String) {
    #expect(SlotParser.clock(text) == nil)
  }
}
