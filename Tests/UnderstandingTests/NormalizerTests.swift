import Testing
import TestSupport

@testable import Understanding

struct NormalizerTests {
  @Test(arguments: [
    ("Hello, World!", "hello world"),
    ("I can’t", "i can not"),
    ("cant", "can not"),
    ("I don't WANT that", "i do not want that"),
    ("dont", "do not"),
    ("im here", "i am here"),
    ("I'm here", "i am here"),
    ("won't", "will not"),
    ("it's", "it is"),
    ("its", "it is"),
    ("we'll see", "we will see"),
    ("my partner's asleep", "my partner asleep"),
    ("looooove", "loove"),
    ("1000", "1000"),
    ("u r great pls thx", "you are great please thanks"),
    ("I don't know", "idk"),
    ("i really dont know", "idk"),
    ("no idea", "idk"),
    ("I have no clue!", "idk"),
    ("dunno", "idk"),
    ("they don't know", "they do not know"),
    ("Café Ünïté", "cafe unite"),
    ("cafe\u{301}", "cafe"),
    ("ＡＢＣ１２", "abc12"),
    ("𝓱𝓮𝓵𝓹", "help"),
    ("2️⃣", "2"),
    ("1️⃣3️⃣", "1 3"),
    ("👍🏽", "yes"),
    ("👎", "no"),
    ("❌", "no"),
    ("✅", "yes"),
    ("he\u{200B}l\u{0}p", "help"),
    ("\u{202E}stop\u{202C}", "stop"),
    ("Привет, МИР", "привет мир"),
    ("Straße", "strasse"),
    ("你好，世界", "你好 世界"),
    ("٣", "3"),
    ("नमस्ते दुनिया", "नमस्ते दुनिया"),
    ("5'4", "5 4"),
    ("rock 'n' roll", "rock n roll"),
    ("", ""),
    ("...!?", ""),
  ])
  func `texts that look different but read alike become equal`(text: String, expected: String) {
    #expect(Normalizer.normalize(text).joined == expected)
  }

  @Test func `matching reads no further than the limit`() {
    let text = String(repeating: "a ", count: 600) + "end"

    #expect(Normalizer.normalize(text).joined.unicodeScalars.count <= 1_024)
    #expect(Normalizer.normalize(text, limit: .max).tokens.last == "end")
  }

  @Test func `no expansion of a texting word is itself a texting word`() {
    for expansion in Contractions.words.values {
      for word in expansion { #expect(Contractions.words[word] == nil) }
    }
    #expect(Contractions.words.keys.allSatisfy { $0.utf8.count <= Contractions.longestKey })
  }
}
