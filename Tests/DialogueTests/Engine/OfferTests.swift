import Dialogue
import TestSupport
import Testing

/// Offers: numbers of questions, never reused, never rolled back.
struct OfferTests {
  let book: Book

  init() throws {
    book = try Books.mini([
      "scripts/tea.json": MiniBook.script(
        """
        "ask": { "text": "Tea or water?", "choices": [
          { "id": "tea", "text": "Tea", "next": "sugar" }, { "id": "water", "text": "Water", "next": "sugar" } ] },
        "sugar": { "text": "Sugar?", "choices": [
          { "id": "yes", "text": "Yes", "next": "bye" }, { "id": "no", "text": "No", "next": "bye" } ] },
        "bye": { "text": "Here you are.", "end": true }
        """)
    ])
  }

  @Test func `each new question gets a new number`() throws {
    var chat = Chat(book)
    let first = try #require(chat.start().question)

    let second = try #require(chat.tap("tea").question)

    #expect(second.offer > first.offer)
    #expect(!second.isShownAgain)
  }

  @Test func `a double tap is acknowledged and nothing is said`() throws {
    var chat = Chat(book)
    let first = try #require(chat.start().question)
    chat.tap("tea")

    let again = chat.send(.tap(offer: first.offer, choice: first.options[0].id))

    #expect(again.effects == [.acknowledge])
    #expect(chat.place == "tea#sugar")
  }

  @Test func `a tap on an older question is told so, and the present question follows`() throws {
    var chat = Chat(book)
    let first = try #require(chat.start().question)
    chat.tap("tea")

    let stale = chat.send(.tap(offer: first.offer, choice: first.options[1].id))

    #expect(stale.bubbles == ["[movedOn] ", "Sugar?"])
    #expect(chat.place == "tea#sugar")
  }

  @Test(arguments: ["repeat", "help", "qwertyuiop", "hello"])
  func `a question shown again keeps its number, so that all its copies work`(words: String) throws {
    var chat = Chat(book)
    let first = try #require(chat.start().question)

    let again = try #require(chat.say(words).question)
    let answer = chat.send(.tap(offer: first.offer, choice: first.options[0].id))

    #expect(again.offer == first.offer)
    #expect(again.isShownAgain)
    #expect(answer.bubbles == ["Sugar?"])
  }

  @Test func `back gives the old question a new number`() throws {
    var chat = Chat(book)
    let first = try #require(chat.start().question)
    let second = try #require(chat.tap("tea").question)

    let third = try #require(chat.say("back").question)

    #expect(chat.place == "tea#ask")
    #expect(third.offer > second.offer)
    #expect(third.options == first.options)
  }

  @Test func `a tap after the end leads to the menu and not into the old script`() throws {
    var chat = Chat(book)
    chat.start()
    chat.tap("tea")
    let sugar = try #require(chat.reply.question)
    chat.tap("yes")

    let late = chat.send(.tap(offer: sugar.offer, choice: sugar.options[1].id))

    #expect(late.bubbles.first == "[movedOn] ")
    #expect(chat.place == "tea#ask")
  }
}
