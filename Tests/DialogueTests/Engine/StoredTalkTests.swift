import Dialogue
import TestSupport
import Testing

/// What people are told of where their words are: in memory alone, or in an operator's database.
struct StoredTalkTests {
  /// As a bot has it.
  static func stored(_ book: Book, days: Int = 90) -> Book {
    var contents = book.contents
    contents.operatorName = "The Desk"
    contents.operatorContact = "desk@example.org"
    contents.storedDays = days
    return Book(contents)
  }

  @Test(arguments: ["privacy", "what do you keep", "do you save my answers"])
  func `a bot says who keeps a talk, how, how long, and how it is wiped`(words: String) throws {
    var chat = Chat(Self.stored(try Books.shipped()), at: "start_talk#who")

    chat.say(words)

    for part in ["The Desk keeps", "sealed", "desk@example.org", "90 days", "forget me"] {
      #expect(chat.reply.text.contains(part), "\(part)")
    }
    for part in ["terminal", "disk", "{"] { #expect(!chat.reply.text.contains(part), "\(part)") }
  }

  @Test func `only where a talk is stored is there an app with its own copy`() throws {
    let shipped = try Books.shipped()
    var (terminal, bot) = (Chat(shipped, at: "hello#kept-more"), Chat(Self.stored(shipped), at: "hello#kept-more"))

    terminal.tap("longer")
    bot.tap("longer")

    #expect(!terminal.reply.text.contains("own copy"))
    #expect(bot.reply.text.contains("own copy") && bot.reply.text.contains("30 days"))
  }

  @Test func `one day is not “1 days”`() throws {
    var chat = Chat(Self.stored(try Books.shipped(), days: 1), at: "start_talk#who")

    chat.say("privacy")

    #expect(chat.reply.text.contains("after 1 day."))
  }

  @Test func `who is locked out is told what stays when all else is wiped`() throws {
    var chat = Chat(try Books.shipped())
    chat.start()
    chat.say("im 16")

    chat.say("forget me")
    let locked = chat.reply.text
    chat.now = (chat.state.record.lockedUntil ?? 0) + 1
    chat.say("forget me")

    #expect(locked.contains("mark") && !locked.contains("I know nothing about you"))
    #expect(!chat.reply.text.contains("mark"))
  }
}
