import Conversation
import Dialogue
import Foundation
import Storage

/// What `bench turns` measures, and how it is told.
struct TurnFigures {
  var storm: TurnStorm.Figures
  /// Turns a second that were only saved, unsealed.
  var savesPerSecond: Double
  var bytesPerConversation: Int
  /// Empty where the system does not tell.
  var memory: [TurnMeter.Memory]

  var isEveryMessageSentOnce: Bool { storm.sentTwice == 0 && storm.neverSent == 0 }

  /// In a folder of its own, which is removed.
  static func measured(_ storm: TurnStorm) async throws -> TurnFigures {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("afterword-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (sealed, unsealed) = (folder.path + "/turns.sqlite", folder.path + "/saves.sqlite")

    let start = TurnMeter.Memory("startKiB", "at the start")
    let figures = try await storm.run(on: SQLiteStore(sealed, key: .random()))
    let end = TurnMeter.Memory("endKiB", "at the end")
    // The journal is part of it only until the store is closed.
    let bytes = try FileManager.default.contentsOfDirectory(atPath: folder.path).reduce(0) { sum, name in
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
      return sum + (name.hasSuffix("-shm") ? 0 : (attributes[.size] as? Int ?? 0))
    }
    let saves = SaveStorm(conversations: storm.conversations, turns: storm.turns, inFlight: storm.inFlight)
    return TurnFigures(
      storm: figures, savesPerSecond: try await saves.run(on: SQLiteStore(unsealedForTestsAt: unsealed)),
      bytesPerConversation: bytes / storm.conversations,
      memory: [start].compactMap(\.self) + figures.memory + [end].compactMap(\.self))
  }

  var table: String {
    var rows: [(String, String)] = [
      ("turns/s, tapped, from inbox to strike-off", "\(Int(storm.turnsPerSecond))"),
      ("answer after, ms: median", "\(Self.rounded(storm.median))"),
      ("answer after, ms: 99 of 100", "\(Self.rounded(storm.slowest))"),
      ("commits", "\(storm.commits)"),
      ("turns/s, only saved, unsealed", "\(Int(savesPerSecond))"),
      ("database, bytes for each conversation", "\(bytesPerConversation)"),
    ]
    rows += memory.map { ("memory, KiB: \($0.told)", "\($0.kibibytes)") }
    let lines = rows.map { $0.0 + String(repeating: " ", count: max(1, 46 - $0.0.count)) + $0.1 }
    let verdict =
      isEveryMessageSentOnce
      ? "Every text was as it must be, and every message was sent once."
      : "Messages sent twice: \(storm.sentTwice); never: \(storm.neverSent)."
    return (lines + [verdict]).joined(separator: "\n") + "\n"
  }

  var tree: JSONTree {
    func number(_ value: Int) -> JSONTree { .number(Double(value)) }
    var members: [JSONTree.Member] = [
      .init("turns", number(storm.turns)), .init("turnsPerSecond", .number(storm.turnsPerSecond)),
      .init("p50", .number(storm.median)), .init("p99", .number(storm.slowest)),
      .init("commits", number(storm.commits)), .init("savesPerSecond", .number(savesPerSecond)),
      .init("bytesPerConversation", number(bytesPerConversation)), .init("sentTwice", number(storm.sentTwice)),
      .init("neverSent", number(storm.neverSent)),
    ]
    members += memory.map { .init($0.name, number($0.kibibytes)) }
    return .object(members)
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
