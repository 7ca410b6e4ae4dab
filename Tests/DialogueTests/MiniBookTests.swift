import Dialogue
import TestSupport
import Testing

struct MiniBookTests {
  @Test func `the smallest book is clean and answers`() throws {
    let book = try Books.mini()

    let first = Interpreter.advance(ConversationState(), Input(.start(), now: 1_000), in: book)
    let second = Interpreter.advance(first.state, Input(.text("the second one"), now: 1_010), in: book)

    #expect(first.effects.first == .say(Said("Tea or water?")))
    #expect(second.effects.first == .say(Said("One water it is.")))
  }
}
