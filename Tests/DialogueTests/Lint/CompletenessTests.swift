import Dialogue
import TestSupport
import Testing

/// Every case of the closed lists is met by a book that uses it; a new case does not compile without its row here.
struct CompletenessTests {
  @Test(arguments: Exit.Kind.allCases)
  func `every exit is read and gone through`(kind: Exit.Kind) throws {
    var files = ["scripts/cake.json": Self.script(kind), "safety/cake_page.json": Self.page(kind)]
    let isPage = kind == .resume || kind == .lock
    files[isPage ? "scripts/cake.json" : "safety/cake_page.json"] = nil
    let book = try Books.mini(files)

    let chat = Chat(book, at: isPage ? "cake_page#ask" : "cake#ask")

    #expect(book.node(ID(isPage ? "cake_page#ask" : "cake#ask"))?.body.exit.kind == kind)
    #expect(chat.reply.bubbles.first == "Cake?")
    #expect(chat.reply.faults.isEmpty)
    #expect(chat.reply.question != nil)
  }

  private static func script(_ kind: Exit.Kind) -> String {
    let exit =
      switch kind {
      case .choices: #""choices": [ { "id": "yes", "text": "Yes", "next": "bye" } ]"#
      case .slot: #""slot": { "set": "guest" }, "next": "bye""#
      case .call: #""call": "why", "next": "bye""#
      case .next: #""next": "bye""#
      case .return: #""return": true"#
      case .end, .resume, .lock: #""end": true"#
      }
    let bye = [.choices, .slot, .call, .next].contains(kind) ? #", "bye": { "text": "Enjoy.", "end": true }"# : ""
    let why = kind == .call ? #", "why": { "text": "Because.", "return": true }"# : ""
    return MiniBook.script(
      "\"ask\": { \"text\": \"Cake?\", \(exit) }\(bye)\(why)", id: "cake", variables: #""guest": { "type": "text" }"#)
  }

  private static func page(_ kind: Exit.Kind) -> String {
    let exit = kind == .lock ? #""lock": { "for": "1d" }"# : #""resume": true"#
    return MiniBook.script("\"ask\": { \"text\": \"Cake?\", \(exit) }", id: "cake_page")
  }

  @Test(arguments: Effect.Kind.allCases)
  func `every effect comes from some book`(kind: Effect.Kind) throws {
    let book = try Books.mini(["scripts/cake.json": Self.everything])
    var chat = Chat(book, at: "cake#ask")

    switch kind {
    case .say, .ask: break
    case .showCard: chat.tap("show")
    case .keepCard: chat.tap("keep")
    case .withdrawCard:
      chat.tap("keep")
      chat.say("back")
    case .listCards: chat.say("my cards")
    case .remind: chat.tap("nudge")
    case .cancelReminder:
      chat.tap("nudge")
      chat.say("back")
    case .cancelAllReminders, .stop: chat.say("stop")
    case .updateQuestion:
      chat.tap("several")
      chat.tap("icing")
    case .acknowledge:
      let question = try #require(chat.question)
      let option = try #require(question.options.first { $0.name == "several" })
      chat.send(.tap(offer: question.offer, choice: option.id))
      chat.send(.tap(offer: question.offer, choice: option.id))
    case .signal, .lock: chat.say("i'm 15 years old")
    case .unlock:
      chat.say("i'm 15 years old")
      chat.tap("correction")
      chat.say("1990")
    case .forget: chat.say("forget me")
    case .fault:
      // The place is gone, as after an edit nobody told of.
      chat.state.story.place.node = ID("cake#never-was")
      chat.state.book = 1
      chat.say("yes")
    }

    #expect(chat.reply.has(kind), "\(chat.reply.effects.map(\.kind))")
  }

  private static let everything = MiniBook.script(
    #"""
    "ask": { "text": "Cake?", "choices": [
        { "id": "show", "text": "The recipe", "card": "recipe", "next": "bye" },
        { "id": "keep", "text": "Keep the recipe", "keep": ["recipe"], "next": "ask" },
        { "id": "nudge", "text": "Tell me tomorrow", "remind": { "id": "cake", "in": "1d", "entry": "cake" }, "next": "ask" },
        { "id": "several", "text": "What goes on top", "next": "on-top" } ] },
      "on-top": { "text": "On top?", "choices": { "pick": { "into": "on_top" } }, "next": "bye" },
      "bye": { "text": "Enjoy.", "end": true }
    """#, id: "cake",
    variables: #""on_top": { "type": "set", "of": { "icing": { "text": "icing" }, "nuts": { "text": "nuts" } } }"#,
    more: #", "cards": { "recipe": { "title": "Cake", "text": "Flour, eggs, sugar." } }"#)

  @Test(arguments: ExpressionFunction.allCases)
  func `every function has rows in the table of expressions`(function: ExpressionFunction) {
    #expect(ExpressionTableTests.rows.filter { $0.expression.contains("\(function.rawValue)(") }.count >= 2)
  }
}
