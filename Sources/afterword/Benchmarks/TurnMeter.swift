import Foundation
import Locking

/// Counts turns and how long they took, and looks at the memory on the way, in as much room for many turns as for few.
final class TurnMeter: Sendable {
  struct Memory: Hashable, Sendable {
    /// As it stands in JSON.
    var name: String
    var told: String
    var kibibytes: Int

    /// Nil where the system does not tell.
    init?(_ name: String, _ told: String) {
      guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
      let field = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
      guard let kibibytes = field.flatMap({ Int($0) }) else { return nil }
      self.name = name
      self.told = told
      self.kibibytes = kibibytes
    }
  }

  private struct Counts {
    /// Of each hundredth of a millisecond; the last one holds all that took longer.
    var buckets = [UInt32](repeating: 0, count: 100_000)
    var turns = 0
    var memory: [Memory] = []

    /// What so many of a hundred stayed below.
    func milliseconds(_ share: Int) -> Double {
      var left = turns * share / 100
      for (bucket, count) in buckets.enumerated() {
        left -= Int(count)
        if left < 0 { return Double(bucket + 1) / 100 }
      }
      return Double(buckets.count) / 100
    }
  }

  private let counts = Locked(Counts())
  /// After so many turns.
  private let marks: [(turns: Int, name: String, told: String)]

  /// Everybody writes once before anybody writes again, so that afterwards nobody is new.
  init(people: Int, turns: Int) {
    let rest = turns - people
    marks = [
      (people, "onceKiB", "everybody has written once"), (people + rest / 4, "quarterKiB", "a quarter of the turns"),
      (people + rest / 2, "halfKiB", "half of the turns"),
    ]
  }

  func add(_ latency: Duration) {
    counts.withLock { counts in
      let bucket = Int(latency / .microseconds(10))
      counts.buckets[min(max(0, bucket), counts.buckets.count - 1)] += 1
      counts.turns += 1
      for mark in marks where mark.turns == counts.turns {
        if let memory = Memory(mark.name, mark.told) { counts.memory.append(memory) }
      }
    }
  }

  func tell(_ figures: inout TurnStorm.Figures) {
    counts.withLock { counts in
      figures.turns = counts.turns
      figures.median = counts.milliseconds(50)
      figures.slowest = counts.milliseconds(99)
      figures.memory = counts.memory
    }
  }
}
