import Conversation
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct StoreCommandTests {
  @Test func `a backup made beside a bot opens with the key, and is not made twice`() async throws {
    let bot = try BotFolder()
    try await bot.fill()
    let serving = try bot.store(.serving)

    let first = try bot.run("data", "backup", "copy.sqlite")
    let again = try bot.run("data", "backup", "copy.sqlite")

    let copy = bot.folder.path + "/copy.sqlite"
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.output.hasPrefix("Copied 1 conversation to copy.sqlite, and read the copy whole."))
    #expect(try SQLiteStore.check(copy, key: bot.key) == (try await serving.figures()))
    #expect(again.exitCode == 2)
    #expect(again.errors == "copy.sqlite exists already. Name a file that does not.\n")
  }

  @Test func `the key is changed while no bot runs, and only the new one opens the database then`() async throws {
    let bot = try BotFolder()
    try await bot.fill()
    let new = MasterKey.random()

    let rotated = try bot.run("data", "rotate-key", "--to", "NEW_KEY", with: ["NEW_KEY": new.secretText])
    let old = try bot.run("data", "expire")
    let opened = try bot.run("data", "expire", with: ["AFTERWORD_MASTER_KEY": new.secretText])

    #expect(rotated.exitCode == 0, "\(rotated.errors)")
    #expect(rotated.output.hasPrefix("The database opens with the key in NEW_KEY alone now."))
    #expect(old.exitCode == 2 && old.errors.contains("is sealed with another master key"))
    #expect(opened.exitCode == 0, "\(opened.errors)")
  }

  @Test func `the key is not changed under a bot that runs`() async throws {
    let bot = try BotFolder()
    try await bot.fill()
    let serving = try bot.store(.serving)

    let run = try bot.run("data", "rotate-key", "--to", "NEW_KEY", with: ["NEW_KEY": MasterKey.random().secretText])

    #expect(run.exitCode == 2)
    #expect(run.errors.contains("Another process is serving"))
    #expect(try await serving.figures().conversations == 1)
  }

  @Test(arguments: ["n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=", "whsec_x", "new key"])
  func `a key given in place of its name is not repeated`(key: String) throws {
    let bot = try BotFolder()

    let run = try bot.run("data", "rotate-key", "--to", key)

    #expect(run.exitCode == 64)
    #expect(!run.errors.contains(key))
  }

  @Test func `a new key that is missing, weak or the old one changes nothing`() async throws {
    let bot = try BotFolder()
    try await bot.fill()

    let missing = try bot.run("data", "rotate-key", "--to", "NEW_KEY")
    let weak = try bot.run("data", "rotate-key", "--to", "NEW_KEY", with: ["NEW_KEY": "password-of-mine"])
    let same = try bot.run("data", "rotate-key", "--to", "AFTERWORD_MASTER_KEY")

    #expect([missing.exitCode, weak.exitCode, same.exitCode] == [2, 2, 1])
    #expect(!weak.errors.contains("password-of-mine") && weak.errors.contains("openssl rand"))
    #expect(try await bot.store().figures().conversations == 1)
  }

  @Test func `expiry deletes what nobody used, and says how much`() async throws {
    let bot = try BotFolder()
    try await bot.fill(at: Timestamp(seconds: 1_700_000_000))

    let run = try bot.run("data", "expire")

    #expect(run.output == "1 conversation deleted, unused for 180 days; 0 kept.\n")
  }

  @Test func `somebody is forgotten once, and a slip in the channel's name is told`() async throws {
    let bot = try BotFolder()
    try await bot.fill()

    let slip = try bot.run("data", "forget", "--channel", "brigde", "--conversation", "ada")
    let forgotten = try bot.run("data", "forget", "--channel", "bridge", "--conversation", "ada")
    let again = try bot.run("data", "forget", "--channel", "bridge", "--conversation", "ada")

    #expect(slip.exitCode == 1 && slip.errors.contains("Did you mean the channel “bridge”?"))
    #expect(forgotten.exitCode == 0, "\(forgotten.errors)")
    #expect(again.exitCode == 1)
    #expect(again.errors.hasPrefix("Nothing is stored of that conversation."))
    #expect(try await bot.store().figures().conversations == 0)
  }

  @Test(arguments: [
    ["data", "backup", "x"], ["data", "expire"], ["data", "forget", "--channel", "bridge", "--conversation", "ada"],
    ["data", "rotate-key", "--to", "NEW_KEY"], ["data", "asides"], ["data", "asides", "--drop", "all"],
    ["data", "export", "--channel", "bridge", "--conversation", "ada", "cards.txt"],
  ])
  func `no command makes a database`(arguments: [String]) throws {
    let bot = try BotFolder()

    let run = try ProgramRun(
      arguments, environment: bot.environment.merging(["NEW_KEY": MasterKey.random().secretText]) { $1 },
      folder: bot.folder.path)

    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("There is no database"))
    #expect(!FileManager.default.fileExists(atPath: bot.database))
  }
}
