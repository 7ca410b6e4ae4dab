import Dialogue
import TestSupport
import Testing

/// A talk that is taken up again at another sitting.
@Suite struct ResumeTests {
  private func resumed(after lines: [String], hours: Int64 = 1) throws -> Chat {
    var chat = Chat(try Books.mini())
    chat.savesEachTurn = true
    if !lines.isEmpty { chat.start() }
    for line in lines.dropFirst() { chat.say(line) }
    chat.wait(hours: hours)
    chat.send(.resume)
    return chat
  }

  @Test func `the question that waits is asked whole again, after a word that this is where we were`() throws {
    let chat = try resumed(after: ["start"])

    #expect(chat.reply.bubbles.count == 2)
    #expect(chat.reply.text.hasPrefix("[backToPlace]"))
    #expect(chat.reply.text.hasSuffix("Tea or water?"))
    #expect(chat.reply.question?.isShownAgain == true)
  }

  @Test func `a choice of the question that waited is taken`() throws {
    var chat = try resumed(after: ["start"])

    #expect(chat.tap("water").text == "One water it is.")
  }

  @Test(arguments: ["tea", "stop"])
  func `a talk that rested or was stopped is welcomed to the menu`(line: String) throws {
    let chat = try resumed(after: ["start", line])

    #expect(chat.reply.text.hasPrefix("[welcomeBack]"))
    #expect(chat.reply.choices == ["tea", "water"])
  }

  @Test func `a talk that never began begins`() throws {
    let chat = try resumed(after: [])

    #expect(chat.reply.text == "Tea or water?")
  }

  @Test func `whoever is locked out stays so`() throws {
    let chat = try resumed(after: ["start", "I'm 15 years old."])

    #expect(chat.state.record.lockedUntil != nil)
    #expect(!chat.reply.text.contains("Tea or water?"))
  }
}
