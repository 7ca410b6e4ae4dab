import Testing

@testable import Understanding

struct CommandWordsTests {
  static let words = CommandWords([
    (command: "help", words: ["help", "sos"]), (command: "stop", words: ["stop", "quit"]),
    (command: "forget", words: ["forget me", "clear"]), (command: "back", words: ["back"]),
    (command: "keep", words: ["what do you keep"]), (command: "menu", words: ["menu", "меню"]),
  ])

  @Test(arguments: [
    ("help", "help"), ("HELP!!!", "help"), ("help please", "help"), ("ok stop", "stop"),
    ("please just stop now", "stop"),
    ("forget me please", "forget"), ("What do you keep?", "keep"), ("/help", "help"), ("/help@some_bot", "help"),
    (" /forget_me", "forget"), ("/forget me", "forget"), ("heeeeelp", "help"), ("STOOOOOP!!", "stop"), ("sos", "help"),
    ("i think stop", "stop"), ("МЕНЮ", "menu"), ("thank you, back", "back"), ("h\u{200B}elp", "help"),
    ("clear", "forget"),
  ])
  func `a whole message that is a command word is that command`(text: String, command: String) {
    #expect(Self.words.command(in: text) == command)
    #expect(Self.words.isCommandWord(text))
  }

  @Test(arguments: [
    "back rub", "help me find words", "help me", "don't stop", "stop it", "forget", "my back", "", "!!!", "/",
    "/unknown",
    "help help me", "maybe", "please", "i want to get back together", "go back", "stoop",
  ])
  func `a command word among other words is no command`(text: String) {
    #expect(Self.words.command(in: text) == nil)
    #expect(!Self.words.isCommandWord(text))
  }

  @Test func `a very long cry for help is still one`() {
    #expect(
      Self.words.command(in: "h" + String(repeating: "e", count: 5_000) + "lp" + String(repeating: "!", count: 5_000))
        == "help")
  }

  @Test func `the first command to claim a word keeps it`() {
    let words = CommandWords([(command: "a", words: ["go"]), (command: "b", words: ["GO!"])])

    #expect(words.command(in: "go") == "a")
  }
}
