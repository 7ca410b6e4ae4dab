import Dialogue
import TestSupport
import Testing

/// Early lines: what was written before a question was asked never answers it.
struct EarlyLineTests {
  let book: Book

  init() throws {
    book = try Books.mini([
      "scripts/tea.json": MiniBook.script(
        """
        "ask": { "text": "Your line?", "slot": { "set": "line" }, "next": "sure" },
        "sure": { "text": "Keep it?", "choices": [
          { "id": "yes", "text": "Yes", "next": "milk" }, { "id": "no", "text": "No", "next": "ask" } ] },
        "milk": { "text": "Milk?", "choices": [
          { "id": "yes", "text": "Yes", "next": "bye" }, { "id": "no", "text": "No", "next": "bye" } ] },
        "bye": { "text": "Bye.", "end": true }
        """, variables: "\"line\": { \"type\": \"text\", \"maxLength\": 60 }")
    ])
  }

  @Test func `a line that overtook the question is added to the text just answered`() {
    var chat = Chat(book, at: "tea#ask")
    chat.send(.text("I like it slow."), sequence: 1, highest: 2)

    chat.send(.text("yes"), sequence: 2, highest: 2)

    #expect(chat.reply.bubbles.first == "[earlyAdded] ")
    #expect(chat.place == "tea#sure")
    #expect(chat.value("tea.line") == .text("I like it slow. yes"))
  }

  @Test func `it never picks a choice, and the question is shown once per burst`() {
    var chat = Chat(book, at: "tea#ask")
    chat.send(.text("A line."), sequence: 1, highest: 1)
    chat.send(.text("yes"), sequence: 2, highest: 5)

    chat.send(.text("no"), sequence: 3, highest: 5)
    #expect(chat.reply.bubbles == ["[early] ", "Milk?"])
    chat.send(.text(String(repeating: "long ", count: 20)), sequence: 4, highest: 5)
    #expect(chat.reply.effects == [.acknowledge])
    chat.send(.text(String(repeating: "long ", count: 20)), sequence: 5, highest: 5)

    #expect(chat.reply.effects == [.acknowledge])
    #expect(chat.place == "tea#milk")
    chat.send(.text("yes"), sequence: 6, highest: 6)
    #expect(chat.state.story.status == .resting)
  }

  @Test(arguments: ["help", "im 15", "stop"])
  func `safety and commands are heard all the same`(words: String) {
    var chat = Chat(book, at: "tea#ask")
    chat.send(.text("A line."), sequence: 1, highest: 9)

    chat.send(.text(words), sequence: 2, highest: 9)

    #expect(chat.reply.bubbles.first?.hasPrefix("[early") == false)
  }
}
