import Foundation
import TestSupport
import Testing

/// `serve` as the system sees it.
struct ServeCommandTests {
  private func serve(_ bot: borrowing BotFolder) throws -> RunningProgram {
    try RunningProgram(try BuiltProgram.path(), ["serve"], bot.environment, in: bot.folder.path)
  }

  @Test func `a port that somebody has is told as doctor tells it, before a database is made`() throws {
    let bot = try BotFolder()
    let listener = try Listener()
    let file = bot.folder.path + "/afterword.json"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try bot.folder.write(text.replacing(#""port": 0"#, with: #""port": \#(listener.port)"#).utf8, to: "afterword.json")

    let served = try bot.run("serve")
    let examined = try bot.run("doctor")

    let sentence =
      "127.0.0.1:\(listener.port) cannot be listened at: Address already in use. Stop who has it, or choose another web.port."
    #expect(served.exitCode == 2)
    #expect(served.errors == sentence + "\n")
    #expect(examined.output.contains(sentence), "\(examined.output)")
    #expect(!FileManager.default.fileExists(atPath: bot.database))
  }

  #if os(Linux)
    @Test func `a bot that crashes leaves no image of its memory`() throws {
      let bot = try BotFolder()
      let program = try serve(bot)
      let started = program.read(until: "ready")
      let limits = try String(contentsOfFile: "/proc/\(program.processID)/limits", encoding: .utf8)
      let owner = try FileManager.default.attributesOfItem(atPath: "/proc/\(program.processID)/limits")
      program.terminate()

      #expect(started.contains("ready"), "\(started)")
      #expect(limits.contains(#/Max core file size +0 +0 /#), "\(limits)")
      // What is not dumpable belongs to root, whoever runs it.
      #expect(owner[.ownerAccountID] as? Int == 0)
      #expect(program.exitCode() == 0)
    }
  #endif
}
