import Conversation
import Foundation
import TestSupport
import Testing

@testable import Channels

/// A person's lines, known in advance, and what they saw.
private final class ScriptedConsole: Console {
  var lines: [String]
  var seen = ""
  var prompts: [String] = []
  var commands: [String] = []
  var clearings = 0
  let columns: Int?
  let canClear: Bool

  init(_ lines: [String], columns: Int? = 72, canClear: Bool = true) {
    self.lines = lines
    self.columns = columns
    self.canClear = canClear
  }

  func write(_ text: String) { seen += text }

  func readLine(prompt: String) -> String? {
    prompts.append(prompt)
    return lines.isEmpty ? nil : lines.removeFirst()
  }

  func clear() { clearings += 1 }
  func remember(command: String) { commands.append(command) }
  func forgetCommands() { commands = [] }
}

/// Keeps nothing, and fails as it is told to.
private final class ToldKeeper: TalkKeeper {
  let path = "talk"
  var (canSave, canErase) = (true, true)
  var deeds: [String] = []

  func save(_ memory: TalkMemory) throws(StoreError) {
    guard canSave else { throw .unavailable("full") }
    deeds.append("save")
  }

  func erase() throws(StoreError) {
    guard canErase else { throw .unavailable("read-only") }
    deeds.append("erase")
  }
}

struct TerminalChatTests {
  @Test func `a talk is kept after every turn, and only erased by “forget me”`() throws {
    let (console, keeper) = (ScriptedConsole(["tea", "", "forget me", "n", "tea", "stop"]), ToldKeeper())

    try run(console, keeper: keeper)

    #expect(keeper.deeds == ["save", "save", "erase", "save", "save"])
    #expect(console.seen.contains("What is kept of this talk is sealed in talk."))
  }

  @Test func `a talk that cannot be kept goes on, and says so once`() throws {
    let (console, keeper) = (ScriptedConsole(["menu", "tea"]), ToldKeeper())
    keeper.canSave = false

    try run(console, keeper: keeper)

    #expect(console.seen.components(separatedBy: "it cannot be kept in talk").count == 2)
    #expect(console.seen.contains("One tea it is."))
  }

  @Test func `whoever wants to be forgotten hears where it failed`() throws {
    let (console, keeper) = (ScriptedConsole(["forget me", "n"]), ToldKeeper())
    keeper.canErase = false

    try run(console, keeper: keeper)

    #expect(console.seen.contains("talk could not be erased. Delete it yourself, with talk.key."))
    #expect(!console.seen.contains("Nothing of this talk is left"))
  }

  private func run(
    _ console: ScriptedConsole, transcript: TranscriptFile? = nil, keeper: ToldKeeper? = nil, clearsAtEnd: Bool = false
  ) throws {
    var talk = Talk(book: try Books.mini(), seed: 1, clock: { 1_790_000_000 })
    let opening = talk.start()
    var chat = TerminalChat(
      talk: talk, console: console, style: TerminalStyle(), transcript: transcript, keeper: keeper,
      clearsAtEnd: clearsAtEnd)
    chat.run(opening: opening)
  }

  @Test func `a talk is questions and answers, and leaving it is easy`() throws {
    let console = ScriptedConsole(["", "  ", "the second one"])

    try run(console)

    #expect(console.seen.contains("Tea or water?\n  1. Tea   2. Water\n"))
    #expect(console.seen.components(separatedBy: "Tea or water?").count == 2)
    #expect(console.seen.contains("One water it is."))
    #expect(console.seen.hasSuffix("Take care. Nothing of this was kept.\n\n\n"))
  }

  @Test func `only commands are remembered for the arrow keys`() throws {
    let console = ScriptedConsole(["/menu", "my wife and I", "help"])

    try run(console)

    #expect(console.commands == ["/menu", "help"])
  }

  @Test func `stop says goodbye and ends the program`() throws {
    let console = ScriptedConsole(["stop", "y", "tea"])

    try run(console)

    #expect(console.seen.contains("[stopped]"))
    #expect(console.seen.contains("Nothing of this was kept."))
    #expect(console.prompts.last == "Clear the screen? y/N ")
    #expect(console.clearings == 1)
    #expect(console.lines == ["tea"])
  }

  @Test func `forget offers to clear the screen, and the talk can begin anew`() throws {
    let console = ScriptedConsole(["help", "forget me", "n", "hello"])

    try run(console)

    #expect(console.commands.isEmpty)
    #expect(console.clearings == 0)
    #expect(console.seen.components(separatedBy: "Tea or water?").count >= 3)
  }

  @Test func `what is written instead of a yes or a no is heard`() throws {
    let console = ScriptedConsole(["stop", "wait, i'm 15 years old"])

    try run(console)

    #expect(console.seen.contains("This is only for adults"))
    #expect(console.clearings == 0)
  }

  @Test func `the screen is never cleared where it cannot be, and always when asked for`() throws {
    let pipe = ScriptedConsole(["stop"], columns: nil, canClear: false)
    let asked = ScriptedConsole(["tea"])

    try run(pipe)
    try run(asked, clearsAtEnd: true)

    #expect(!pipe.prompts.contains { $0.contains("Clear") })
    #expect(pipe.clearings == 0)
    #expect(asked.clearings == 1)
    #expect(!asked.prompts.contains { $0.contains("Clear") })
  }

  @Test func `a transcript is a new file of the person's own, and says so`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("talk-\(UUID().uuidString).txt").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let console = ScriptedConsole(["the second\u{1B}[2J one", "forget me"])

    try run(console, transcript: try TranscriptFile(creating: path))

    let text = try String(contentsOfFile: path, encoding: .utf8)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(text.contains("\n> the second[2J one\n"))
    #expect(text.contains("1. Tea\n2. Water\n"))
    #expect(mode == 0o600)
    let seen = console.seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(seen.contains("This talk is being written to"))
    #expect(seen.contains("delete it if you want that gone too"))
    #expect(seen.contains("This talk is in "))
    #expect(!seen.contains("Nothing of this was kept"))
    #expect(throws: TranscriptFile.Problem.exists(path)) { try TranscriptFile(creating: path) }
  }
}
