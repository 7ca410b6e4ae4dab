import Dialogue
import TestSupport
import Testing

/// Whatever people do: 100,000 random events over every script of both books.
struct RandomTalkTests {
  static let books = ["dialogues", "Tests/Fixtures/ProofBook"]

  @Test(arguments: books, UInt64(1)...25)
  func `no event traps, loops, or takes a limit`(folder: String, seed: UInt64) throws {
    let book = try Books.read(folder)
    var generator = SeededGenerator(seed: seed)
    let starts = book.scripts.filter { !$0.isSafety }.map { book.nodes[$0.start].id }
    var chat = Chat(book)
    chat.seed = seed
    for turn in 1...2_000 {
      if turn % 100 == 1 {
        chat.state = ConversationState()
        if turn % 500 == 1 {
          chat.send(.start())
        } else {
          chat.send(.start(at: starts.randomElement(using: &generator), passGate: true))
        }
      }
      let before = chat.state
      chat.wander(&generator)
      let problem = Self.problem(chat, before)
      #expect(problem == nil, "seed \(seed), turn \(turn) of \(folder): \(problem ?? "")")
      if problem != nil { return }
    }
  }

  /// What a turn must never do.
  static func problem(_ chat: Chat, _ before: ConversationState) -> String? {
    let reply = chat.reply
    if !reply.faults.isEmpty { return "a fault: \(reply.faults)" }
    if reply.bubbles.count > Limits.bubblesPerTurn { return "\(reply.bubbles.count) bubbles" }
    if reply.bubbles.contains(where: \.isEmpty) { return "an empty bubble" }
    if reply.effects.filter({ $0.kind == .ask }).count > 1 { return "two questions in one turn" }
    if chat.state.story.place.stack.count > Limits.callDepth { return "calls too deep" }
    let bytes = StateCodec.encode(chat.state)
    if bytes.count > Limits.stateBytes { return "a state of \(bytes.count) bytes" }
    if StateCodec.decode(bytes).state != chat.state { return "a state that is not read back as it was" }
    if before.record.lockedUntil != nil, before.record.lockedUntil ?? 0 > chat.now,
      chat.state.record.lockedUntil == nil,
      !reply.has(.unlock)
    {
      return "a lock was lost"
    }
    if chat.state.story.status == .active, reply.has(.say), reply.question == nil, !reply.has(.stop),
      !reply.has(.acknowledge)
    {
      return "words without a way on"
    }
    return nil
  }

  @Test(arguments: books)
  func `the same seed gives the same talk, and saving between turns changes nothing`(folder: String) throws {
    let book = try Books.read(folder)
    func talk(saving: Bool) -> [[Effect]] {
      var generator = SeededGenerator(seed: 11)
      var chat = Chat(book)
      chat.seed = 11
      chat.savesEachTurn = saving
      chat.send(.start(passGate: true))
      return (1...400).map { _ in
        chat.wander(&generator)
        return chat.reply.effects
      }
    }

    let first = talk(saving: false)

    #expect(talk(saving: false) == first)
    #expect(talk(saving: true) == first)
  }
}
