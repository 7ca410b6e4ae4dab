import Conversation
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct DoctorTests {
  /// The judgements of a run, by what was looked at.
  static func problems(_ run: ProgramRun, _ judgement: String = "problem") -> [String] {
    run.output.split(separator: "\n").filter { $0.hasPrefix(judgement) }.map(String.init)
  }

  @Test func `a set-up in order has no problems, and the doctor changes nothing`() async throws {
    let bridge = try Listener()
    let bot = try BotFolder(bridge: bridge.port)

    let empty = try bot.run("doctor")
    try await bot.fill()
    let filled = try bot.run("doctor")

    #expect(empty.exitCode == 0, "\(empty.output)\(empty.errors)")
    #expect(empty.output.contains("There is none yet; the first start makes it."))
    #expect(filled.exitCode == 0, "\(filled.output)\(filled.errors)")
    #expect(filled.output.contains("It opens with the key: 1 conversation; 1 event and 0 messages wait."))
    #expect(Self.problems(filled) == [])
    // The mini book has no lines of help and few pages, and says so; nothing else is to be mended.
    #expect(
      Self.problems(filled, "warning").allSatisfy { $0.contains("helplines") || $0.contains("  safety  ") },
      "\(filled.output)")
  }

  static let secrets: [(changes: [String: String], words: String)] = [
    (["AFTERWORD_MASTER_KEY": "too-short-a-key"], "AFTERWORD_MASTER_KEY: The master key"),
    (["AFTERWORD_MASTER_KEY": ""], "The secret AFTERWORD_MASTER_KEY is empty."),
    (["BRIDGE_SECRET": "not-whsec-at-all"], "BRIDGE_SECRET: a webhook secret begins with whsec_"),
    (["BRIDGE_SECRET": "whsec_c2hvcnQtb25l"], "BRIDGE_SECRET: a webhook secret has 24 to 64 bytes, this one 9"),
  ]

  @Test(arguments: secrets)
  func `a secret that is not well formed is a problem, and is not shown`(
    changes: [String: String], words: String
  ) throws {
    let bridge = try Listener()
    let bot = try BotFolder(bridge: bridge.port)

    let run = try bot.run("doctor", with: changes)

    #expect(run.exitCode == 1)
    #expect(Self.problems(run).count == 1 && run.output.contains(words), "\(run.output)")
    for value in changes.values where !value.isEmpty { #expect(!(run.output + run.errors).contains(value)) }
  }

  @Test func `nothing that a run prints holds a secret`() async throws {
    let bot = try BotFolder()
    try await bot.fill()

    for arguments in [["doctor"], ["config", "--check"], ["data", "expire"], ["data", "backup", "c"]] {
      let run = try ProgramRun(arguments, environment: bot.environment, folder: bot.folder.path)
      for secret in bot.environment.values { #expect(!(run.output + run.errors).contains(secret), "\(arguments)") }
    }
  }

  @Test func `files that others may read are a warning, with what to type`() async throws {
    let bridge = try Listener()
    let bot = try BotFolder(bridge: bridge.port)
    try await bot.fill()
    try bot.folder.write(BotFolder.secret.utf8, to: "secret")
    for (path, mode) in [("data", 0o755), ("data/afterword.sqlite", 0o644), ("secret", 0o644)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: bot.folder.path + "/" + path)
    }
    let environment = [
      "AFTERWORD_MASTER_KEY": bot.key.secretText, "BRIDGE_SECRET_FILE": bot.folder.path + "/secret",
    ]

    let run = try ProgramRun(["doctor"], environment: environment, folder: bot.folder.path)

    #expect(run.exitCode == 0, "\(run.output)")
    for command in ["chmod 700 '", "chmod 600 '\(bot.database)'", "chmod 600 '\(bot.folder.path)/secret'"] {
      #expect(run.output.contains(command), "\(run.output)")
    }
  }

  @Test func `another key, a later clock and a broken book are problems`() async throws {
    let bridge = try Listener()
    let bot = try BotFolder(bridge: bridge.port)
    try await bot.fill(at: Timestamp(seconds: Int64(Date().timeIntervalSince1970) + 86_400))

    let late = try bot.run("doctor")
    let other = try bot.run("doctor", with: ["AFTERWORD_MASTER_KEY": MasterKey.random().secretText])
    try bot.folder.write("{}".utf8, to: "dialogues/book.json")
    let broken = try bot.run("doctor")

    #expect(late.exitCode == 1 && late.output.contains("The database holds something later than now."))
    #expect(other.exitCode == 1 && other.output.contains("is sealed with another master key"))
    #expect(broken.exitCode == 1 && broken.output.contains("Do: afterword lint --book"))
  }

  @Test func `a bridge that is not there is a problem, and plain http to another machine a warning`() throws {
    let away = try BotFolder(bridge: try Listener.freePort())
    let plain = try BotFolder(url: "http://bridge.invalid/replies")

    let refused = try away.run("doctor")
    let unknown = try plain.run("doctor")

    #expect(refused.exitCode == 1 && refused.output.contains("cannot be reached: Connection refused."))
    #expect(unknown.exitCode == 1 && unknown.output.contains("bridge.invalid:80 cannot be reached"))
    #expect(Self.problems(unknown, "warning").contains { $0.contains("over plain http to another machine") })
  }

  @Test func `a port that is taken is a problem, unless the bot itself has it`() async throws {
    let bridge = try Listener()
    let bot = try BotFolder(bridge: bridge.port)
    try await bot.fill()
    let path = bot.folder.path + "/afterword.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try bot.folder.write(text.replacing("\"port\": 0", with: "\"port\": \(bridge.port)").utf8, to: "afterword.json")

    let taken = try bot.run("doctor")
    let serving = try bot.store(.serving)
    let served = try bot.run("doctor")

    #expect(taken.exitCode == 1 && taken.output.contains("cannot be listened at: Address already in use."))
    #expect(served.exitCode == 0 && served.output.contains("A bot is serving this database now."))
    #expect(try await serving.figures().conversations == 1)
  }

  @Test func `without a configuration it ends with 2, and with a broken one with 1`() throws {
    let bot = try BotFolder()
    let none = try bot.run("doctor", "--config", "other.json")
    try bot.folder.write(#"{ "masterKey": "my own key" }"#.utf8, to: "afterword.json")

    let broken = try bot.run("doctor")
    let checked = try bot.run("config", "--check")

    #expect(none.exitCode == 2 && none.errors.contains("There is no “other.json”"))
    #expect(broken.exitCode == 1 && broken.errors.contains("afterword.json:1:16: error: masterKey names"))
    #expect(checked.exitCode == 1 && !(checked.output + broken.errors).contains("my own key"))
  }
}
