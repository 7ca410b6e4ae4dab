import Conversation
import Dialogue

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How far the lines of help can be trusted.
struct Helplines {
  /// Numbers change; a line that was looked at longer ago is looked at again.
  static let freshDays: Int64 = 180

  private(set) var all = 0
  private(set) var doubted = 0
  private(set) var old = 0

  init(_ file: SourceFile, today: Timestamp) {
    var findings = Findings(files: [file])
    guard let root = JSONDocument.read(file, index: 0, findings: &findings)?.root else { return }
    let places = [root["international"]].compactMap { $0 } + (root["countries"].map { Array($0.elements) } ?? [])
    let oldest = Self.date(Timestamp(seconds: today.seconds - Self.freshDays * 86_400))
    for line in places.flatMap({ $0["lines"].map { Array($0.elements) } ?? [] }) {
      all += 1
      if !["corroborated", "single_secondary"].contains(line["status"]?.string ?? "") { doubted += 1 }
      // Dates of this form are in order as texts.
      if (line["checked"]?.string ?? "") < oldest { old += 1 }
    }
  }

  /// As `2026-11-22`, in UTC.
  private static func date(_ moment: Timestamp) -> String {
    var seconds = time_t(moment.seconds)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1_900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
  }
}
