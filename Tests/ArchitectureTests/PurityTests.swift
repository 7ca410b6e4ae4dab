import Testing

/// Understanding, Dialogue and Workshop know no clock, disk, network, concurrency or chance of their own.
@Suite struct PurityTests {
  static let pure = Sources.rooms("Understanding", "Dialogue", "Workshop")

  /// What stands in code, and why it may not.
  static let impure: [(pattern: String, why: String)] = [
    (#"\bDate\("#, "time is an input"),
    (#"\b(ContinuousClock|SuspendingClock|clock_gettime|gettimeofday)\("#, "time is an input"),
    (#"\bFileManager\b|\bFileHandle\b|\bfopen\(|\bgetenv\(|\bProcessInfo\b"#, "files are given, not read"),
    (#"\bURLSession\b|\bsocket\("#, "no network"),
    (#"\bProcess\("#, "no programs are started"),
    (#"\bTask\b"#, "no concurrency"),
    (#"\basync\b|\bawait\b|\bactor\b"#, "no concurrency"),
    (#"\bprint\(|\bdebugPrint\(|\bdump\("#, "output is an effect"),
    (#"\bSystemRandomNumberGenerator\b"#, "chance comes from the seed"),
    (#"\.random\((?!.*using:)|\.shuffled\(\)|\.randomElement\(\)"#, "chance comes from the seed"),
  ]

  @Test(arguments: impure)
  func `a pure room does nothing to the world`(_ rule: (pattern: String, why: String)) {
    let wrong = Self.pure.flatMap { $0.finds(rule.pattern) }

    #expect(wrong.isEmpty, "\(rule.why):\n\(wrong.joined(separator: "\n"))")
  }

  @Test func `a pure room has no state that is shared`() {
    let wrong = Self.pure.flatMap { file in
      file.finds(#"\bstatic var [^{]*=|\bnonisolated\(unsafe\)|\bMutex<|\bLocked<|\bAtomic<"#)
        + file.finds(#"^(package |private )?var "#)
    }

    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test func `Understanding and Dialogue do without Foundation`() {
    let wrong = Sources.rooms("Understanding", "Dialogue").flatMap { $0.finds(#"^\s*(\w+ )?import Foundation"#) }

    #expect(wrong.isEmpty, "it costs every start some milliseconds:\n\(wrong.joined(separator: "\n"))")
  }
}
