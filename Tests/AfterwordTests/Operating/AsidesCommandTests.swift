import Conversation
import Dialogue
import Foundation
import Storage
import TestSupport
import Testing

@testable import afterword

@Suite struct AsidesCommandTests {
  /// With Ada's hello set aside, an hour ago.
  private static func bot(bridge port: Int = 1) async throws -> BotFolder {
    let bot = try BotFolder(bridge: port)
    let moment = Timestamp(seconds: Int64(Date().timeIntervalSince1970) - 7_260)
    try await bot.fill(at: moment)
    let store = try bot.store()
    let lane = try #require(try await store.waiting(limit: 1).first)
    let event = try #require(try await store.next(in: lane)).event
    try await store.setAside(event.id, code: "turn-failed", telling: nil, at: moment)
    return bot
  }

  @Test func `what was set aside is listed without a word of it, and the doctor names the command`() async throws {
    let bot = try await Self.bot()

    let list = try bot.run("data", "asides")
    let doctor = try bot.run("doctor")

    let lines = list.output.split(separator: "\n").map(String.init)
    #expect(list.exitCode == 0, "\(list.errors)")
    #expect(lines.first == "id  kind   since    conversation  code")
    #expect(lines.dropFirst().first?.contains(/^e1  event  2 hours  [0-9a-f]{8}      turn-failed$/) == true, "\(lines)")
    #expect(!list.output.contains("hello") && !list.output.contains("ada"))
    #expect(doctor.output.contains("1 event and 0 messages were set aside. Look at them with: afterword data asides"))
  }

  @Test func `what is sent again waits for the bot, and what is wiped is gone`() async throws {
    let bot = try await Self.bot()

    let again = try bot.run("data", "asides", "--send-again", "e1")
    let waiting = try await bot.store().figures()
    let unknown = try bot.run("data", "asides", "--drop", "e1", "m7")
    let none = try bot.run("data", "asides")

    #expect(again.output == "1 event back in the queue. The bot takes that up when it starts.\n")
    #expect(waiting.waitingEvents == 1 && waiting.eventsSetAside == 0)
    #expect(unknown.exitCode == 1)
    #expect(unknown.errors.hasPrefix("Nothing is set aside as e1, m7, so nothing was changed."))
    #expect(none.output == "Nothing is set aside.\n")

    let other = try await Self.bot()
    #expect(try other.run("data", "asides", "--drop", "all").output.hasPrefix("1 event wiped."))
    #expect(try await other.store().figures().eventsSetAside == 0)
  }

  @Test func `a bot that runs takes up what is sent again`() async throws {
    let bridge = try Listener()
    let bot = try await Self.bot(bridge: bridge.port)
    let serving = try RunningProgram(try BuiltProgram.path(), ["serve"], bot.environment, in: bot.folder.path)
    let started = serving.read(until: "ready")

    let again = try bot.run("data", "asides", "--send-again", "all")
    let isAnswered = bridge.isCalled(within: 20_000)
    serving.terminate()

    #expect(started.contains("ready"), "\(started)")
    #expect(again.output == "1 event back in the queue. The bot takes that up within seconds.\n", "\(again.errors)")
    #expect(isAnswered)
  }

  @Test func `slips are told with what is meant`() throws {
    let bot = try BotFolder()

    let both = try bot.run("data", "asides", "--send-again", "e1", "--drop", "m1")
    let (slip, alone) = (try bot.run("data", "asidse"), try bot.run("data"))
    let number = try bot.run("data", "asides", "--drop", "12")

    #expect(both.exitCode == 64 && both.errors.contains("--send-again and --drop do not go together"))
    #expect(slip.exitCode == 64 && slip.errors == "“data” has no such command. Did you mean “asides”?\n")
    #expect(alone.exitCode == 0 && alone.output.contains("USAGE: afterword data <subcommand>"), "\(alone.output)")
    #expect(!alone.output.contains("unknown"))
    #expect(number.exitCode == 64 && number.errors.contains("“12” is no id. They are such as e12, m7 or r3"))
  }

  @Test(arguments: [
    (-5, "0 seconds"), (1, "1 second"), (119, "119 seconds"), (120, "2 minutes"), (7_199, "119 minutes"),
    (172_800, "2 days"),
  ])
  func `an age has a unit that there is more than one of`(seconds: Int64, text: String) {
    #expect(AsidesCommand.age(seconds) == text)
  }
}

@Suite struct ExportCommandTests {
  @Test func `cards are exported to whoever asked in the chat, as the chat showed them`() async throws {
    let bot = try BotFolder()
    try await bot.fill()
    let store = try bot.store()
    let early = try bot.run("data", "export", "--channel", "bridge", "--conversation", "ada", "cards.txt")
    let lane = try #require(try await store.waiting(limit: 1).first)
    let pending = try #require(try await store.next(in: lane))
    var turn = TurnRecord(key: lane, event: pending.event.id, revision: 0, state: [1])
    turn.cards = [
      .keep(KeptCard(card: .init(id: .init("line"), name: "line", title: "Your line", text: "I like us."), until: nil))
    ]
    turn.hasListedCards = true
    try await store.commit(turn, at: pending.event.received)

    let run = try bot.run("data", "export", "--channel", "bridge", "--conversation", "ada", "cards.txt")
    let again = try bot.run("data", "export", "--channel", "bridge", "--conversation", "ada", "cards.txt")
    let other = try bot.run("data", "export", "--channel", "bridge", "--conversation", "ben", "ben.txt")

    let path = bot.folder.path + "/cards.txt"
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(early.exitCode == 1 && early.errors.contains("Ask them to write “my cards”"))
    #expect(run.output.hasPrefix("1 card written to cards.txt."), "\(run.errors)")
    #expect(mode == 0o600)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("Your line") && text.contains("I like us.") && !text.contains("hello"))
    #expect(again.exitCode == 2 && again.errors.hasPrefix("cards.txt cannot be made: File exists."))
    #expect(other.exitCode == 1 && other.errors.hasPrefix("Nothing is stored of that conversation."))
  }
}
