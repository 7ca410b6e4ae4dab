import Conversation
import Foundation
import Storage
import TestSupport
import Testing

extension FaultTests {
  /// What keeps a bot from starting, and what it says.
  enum Hindrance: String, CaseIterable, CustomTestStringConvertible {
    case noKey, emptyKey, malformedKey, otherKey, noDatabase, damagedHeader, brokenBook, noBook, noSecret, noFolder
    case anotherBot, takenPort

    var testDescription: String { rawValue }

    var advice: String {
      switch self {
      case .noKey, .emptyKey: "AFTERWORD_MASTER_KEY"
      case .malformedKey: "Make one with: openssl rand -base64 32"
      case .otherKey: "is sealed with another master key. Give the key it was made with"
      case .noDatabase, .damagedHeader: "is damaged or no database. Move it away, with its -wal, and restore a backup."
      case .brokenBook: "has errors: mend it first."
      case .noBook: "dialogues"
      case .noSecret: "BRIDGE_SECRET"
      case .noFolder: "data/afterword.sqlite"
      case .anotherBot: "Stop it first, or give this one a database of its own."
      case .takenPort: "ddress already in use"
      }
    }
  }

  @Test(arguments: Hindrance.allCases)
  func `what keeps a bot from starting is told with what to do, and changes nothing`(of hindrance: Hindrance)
    async throws
  {
    let bot = try BotFolder()
    try await bot.fill()
    let changes = try Self.hinder(bot, by: hindrance)
    let taken = try Listener()
    let other = hindrance == .anotherBot ? try bot.store(.serving) : nil
    if hindrance == .takenPort {
      let path = bot.folder.path + "/afterword.json"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try bot.folder.write(text.replacing("\"port\": 0", with: "\"port\": \(taken.port)").utf8, to: "afterword.json")
    }
    let before = await Self.content(of: bot)

    let run = try bot.run("serve", with: changes)

    #expect(run.exitCode == 2, "\(run.errors)")
    #expect((run.output + run.errors).contains(hindrance.advice), "\(run.output)\(run.errors)")
    for secret in changes.values where secret.count > 8 { #expect(!(run.output + run.errors).contains(secret)) }
    let after = await Self.content(of: bot)
    #expect(after == before)
    _ = other
  }

  /// What is in the database; of one that does not open, its bytes.
  private static func content(of bot: borrowing BotFolder) async -> String {
    if let figures = try? await bot.store().figures() { return "\(figures)" }
    return "\((try? Data(contentsOf: URL(fileURLWithPath: bot.database))).map(Array.init) ?? [])"
  }

  /// What the environment has instead.
  private static func hinder(_ bot: borrowing BotFolder, by hindrance: Hindrance) throws -> [String: String] {
    switch hindrance {
    case .noKey: return ["AFTERWORD_MASTER_KEY": "", "AFTERWORD_MASTER_KEY_FILE": bot.folder.path + "/nowhere"]
    case .emptyKey: return ["AFTERWORD_MASTER_KEY": ""]
    case .malformedKey: return ["AFTERWORD_MASTER_KEY": "too-short-a-key"]
    case .otherKey: return ["AFTERWORD_MASTER_KEY": MasterKey.random().secretText]
    case .noDatabase:
      try bot.folder.write(String(repeating: "dear diary ", count: 999).utf8, to: "data/afterword.sqlite")
    case .damagedHeader:
      var bytes = try Data(contentsOf: URL(fileURLWithPath: bot.database))
      for offset in 0..<100 { bytes[offset] ^= 0x55 }
      try bot.folder.write(bytes, to: "data/afterword.sqlite")
    case .brokenBook: try bot.folder.write("{".utf8, to: "dialogues/book.json")
    case .noBook: try FileManager.default.removeItem(atPath: bot.folder.path + "/dialogues")
    case .noSecret: return ["BRIDGE_SECRET": ""]
    case .noFolder: try FileManager.default.removeItem(atPath: bot.folder.path + "/data")
    case .anotherBot, .takenPort: break
    }
    return [:]
  }
}
