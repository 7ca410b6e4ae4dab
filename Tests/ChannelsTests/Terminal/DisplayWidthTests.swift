import Testing

@testable import Channels

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("word", 4), ("naïve", 5), ("e\u{301}", 1), ("日本", 4), ("한국", 4), ("ｗｉｄｅ", 8), ("👍", 2), ("❤️", 2),
    ("❤", 1),
    ("🇩🇪", 2), ("1️⃣", 2), ("…", 1), ("“”", 2), ("─", 1), ("\u{200B}", 0), ("soft\u{AD}", 4), ("ไม่", 2), ("🫶", 2),
  ])
  func `a text takes the columns a terminal gives it`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func `joined emoji count as their parts, which is never less than what is shown`() {
    #expect(DisplayWidth.of("👩‍👩‍👧") == 6)
    #expect(DisplayWidth.of("👍🏽") == 4)
  }
}

struct LineWrappingTests {
  @Test func `lines break at spaces, and keep the line feeds they have`() {
    #expect(LineWrapping.wrap("one two  three\n\nfour", width: 8) == ["one two", "three", "", "four"])
  }

  @Test func `a word that is too long is broken between its characters`() {
    #expect(LineWrapping.wrap("a abcdefghij b", width: 4) == ["a", "abcd", "efgh", "ij b"])
    #expect(LineWrapping.wrap("日本語日本", width: 5) == ["日本", "語日", "本"])
    #expect(LineWrapping.wrap("e\u{301}e\u{301}e\u{301}", width: 2) == ["e\u{301}e\u{301}", "e\u{301}"])
  }
}

struct TerminalStyleTests {
  private func style(
    isTerminal: Bool = true, isUTF8: Bool = true, columns: Int? = 80, isPlain: Bool = false,
    _ environment: [String: String] = ["TERM": "xterm"]
  ) -> TerminalStyle {
    .suited(isTerminal: isTerminal, isUTF8: isUTF8, columns: columns, isPlain: isPlain) { environment[$0] }
  }

  @Test func `a terminal gets colour and boxes, and no lines that are tiring to read`() {
    #expect(style() == TerminalStyle(width: 72, isPlain: false, hasColour: true, hasBoxes: true))
    #expect(style(columns: 40).width == 40)
    #expect(style(columns: 3).width == TerminalStyle.narrowest)
  }

  @Test func `colour is left out where people say so`() {
    #expect(!style(["TERM": "xterm", "NO_COLOR": "1"]).hasColour)
    #expect(style(["TERM": "xterm", "NO_COLOR": ""]).hasColour)
    #expect(!style(["TERM": "dumb"]).hasColour)
    #expect(!style([:]).hasColour)
    #expect(!style(isPlain: true).hasColour)
  }

  @Test func `what is no terminal, or knows no UTF-8, gets no boxes`() {
    #expect(style(isTerminal: false).isPlain)
    #expect(!style(isTerminal: false).hasBoxes)
    #expect(!style(isUTF8: false).hasBoxes)
    #expect(!style(isUTF8: false).isPlain)
  }
}
