import Dialogue
import TestSupport
import Testing

/// Never the same reply twice in a row, whatever is typed again and again.
struct SameReplyTests {
  @Test(arguments: ["dialogues", "Tests/Fixtures/ProofBook"])
  func `typing the same thing at any waiting point never gets the same reply twice`(folder: String) throws {
    let book = try Books.read(folder)
    for words in ["zzz qqq xxx", "repeat", "hi", "back", "skip", "later", "99"] {
      WaitingPointTests.eachPoint(book) { start, node, context in
        var chat = start
        var last = chat.say(words).text
        for _ in 1...5 {
          let text = chat.say(words).text
          // Help and the list of cards are asked for, and are the same each time.
          let isSame = text == last && !text.isEmpty
          #expect(!isSame, "“\(words)” at \(book.fullName(node)) \(context): \(text.prefix(120))")
          last = text
        }
      }
    }
  }
}
