import Conversation
import Dialogue
import TestSupport
import Testing

struct SameTalkTests {
  private static let lines = [
    "1", "2", "3", "yes", "no", "the second one", "i like a slow quiet while, could we?", "back", "help", "menu",
    "red balloon", "water and 3", "done", "tomorrow evening", "10", "keep it", "repeat", "my cards", "what do you keep",
    "skip", "stop", "hello", "start over", "later",
  ]

  private struct Said: Hashable {
    var parts: [OutboundMessage.Part]
    var labels: [String]
  }

  @Test(arguments: ["dialogues", "Tests/Fixtures/ProofBook"], 1...2)
  func `a terminal and a bot give the same conversation`(folder: String, seed: Int) async throws {
    let book = try Books.read(folder)
    var random = SeededGenerator(seed: UInt64(seed))
    let lines = ["yes"] + (0..<60).map { _ in Self.lines.randomElement(using: &random) ?? "1" }
    let rig = try Rig(book)
    var ada = Writer("ada")

    // The terminal's seed is the one the store drew.
    let acceptance = try await rig.store.accept([ada.does(.start)], cursor: nil, at: rig.now)
    let key = try #require(acceptance.lanes.first)
    let drawn = try #require(try await rig.store.next(in: key)).session.seed
    let clock = rig.clock
    var talk = Talk(book: book, seed: drawn, clock: { clock.now }, utcOffset: 0)
    var terminal = [talk.start()]
    await rig.lanes.wake([key])
    try await rig.settle()
    for line in lines {
      terminal.append(talk.hear(line))
      try await rig.exchange(ada.says(line))
    }

    let bot = rig.channel.sent.map(\.message)
    #expect(bot.count == terminal.count)
    for (index, (left, right)) in zip(terminal, bot).enumerated() {
      let said = Said(parts: left.parts, labels: left.question.options.map(\.label))
      let sent = Said(parts: right.parts, labels: right.question.options.map(\.label))
      #expect(said == sent, "seed \(seed), after \(index == 0 ? "the start" : lines[index - 1])")
    }
  }
}
