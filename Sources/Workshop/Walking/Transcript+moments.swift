import Understanding

extension Transcript {
  /// Day and time: `2026-03-03 18:30`.
  static func moment(_ seconds: Int64, _ utcOffset: Int) -> String {
    let local = LocalTime(secondsSince1970: seconds, utcOffsetMinutes: utcOffset)
    return "\(day(seconds, utcOffset)) \(twoDigits(local.hour)):\(twoDigits(local.minute))"
  }

  /// The day alone: `2026-03-03`.
  static func day(_ seconds: Int64, _ utcOffset: Int) -> String {
    let date = LocalTime(secondsSince1970: seconds, utcOffsetMinutes: utcOffset).civilDate
    return "\(date.year)-\(twoDigits(date.month))-\(twoDigits(date.day))"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
