import Dialogue
import TestSupport
import Testing

/// Words that must always be heard, and ways that must always be open.
struct WordTests {
  private func findings(_ files: [String: String]) -> [String] {
    BookReader.read(MiniBook.files(files)).diagnostics.map {
      "\($0.location.file): \($0.message) [\($0.rule.rawValue)]"
    }
  }

  /// The smallest book with a part of book.json replaced.
  private func book(_ part: String, _ other: String) -> [String: String] {
    let parts = MiniBook.book().split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
    return ["book.json": parts.joined(separator: other)]
  }

  @Test func `every command has words`() {
    #expect(
      findings(book(#""skip": { "words": ["skip"] }, "#, "")) == [
        "book.json: nothing people say means the command “skip” [word-not-heard]"
      ])
    #expect(
      findings(book(#"["skip"]"#, "[]")) == ["book.json: nothing people say means the command “skip” [word-not-heard]"])
    #expect(
      findings(book(#"["skip"]"#, #"["skip", "!!!"]"#)) == ["book.json: no word is left of “!!!” [word-not-heard]"])
  }

  @Test func `two commands cannot claim the same word`() {
    #expect(
      findings(book(#"["skip"]"#, #"["skip", "Quit!"]"#)) == [
        "book.json: “Quit!” means “stop” already [word-not-heard]"
      ])
    #expect(findings(book(#"["skip"]"#, #"["skip", "Skip!"]"#)) == [])
  }

  @Test func `help has a page that only speaks`() {
    let asking =
      #"{ "format": 1, "id": "help", "title": "Help", "start": "lines", "nodes": { "lines": { "text": "Call.", "choices": [ { "id": "back", "text": "On I go", "resume": true } ] } } }"#

    #expect(
      findings(book(#", "entry": "help" }, "stop""#, #" }, "stop""#)) == [
        "book.json: the command “help” needs “entry” [missing-key]"
      ])
    let found = findings(["safety/help.json": asking])
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.hasPrefix("book.json: the page of “") && $0.hasSuffix("[word-not-heard]") })
  }

  @Test func `the menu and the gate ask something`() {
    #expect(
      findings(["book.json": MiniBook.book(menu: "tea#bye")]) == ["book.json: the menu asks nothing [word-not-heard]"])
    let gate =
      #", "variables": { "adult": { "type": "bool", "default": false } }, "gate": { "when": "adult", "entry": "tea#bye" }"#
    #expect(findings(["book.json": MiniBook.book(gate)]) == ["book.json: the gate asks nothing [word-not-heard]"])
  }

  @Test func `a correction behind a lock is asked in a safety script`() {
    let page =
      #"{ "format": 1, "id": "under_18", "title": "Under 18", "start": "closed", "nodes": { "closed": { "text": "Closed.", "lock": { "for": "1d", "correction": "tea#ask" } } } }"#

    #expect(
      findings(["safety/under_18.json": page]) == [
        "safety/under_18.json: a correction behind a lock is only heard in a safety script [word-not-heard]"
      ])
  }

  @Test func `a phrase is heard only where its signal has a page of its level`() {
    let safety =
      #"{ "format": 1, "order": ["under_18"], "signals": { "under_18": { "act": "under_18" } }, "scan": { "ages": true, "phrases": [ { "signal": "under_18", "level": "ask", "phrase": "too young" } ] } }"#
    let other =
      #"{ "format": 1, "order": ["under_18"], "signals": { "under_18": { "act": { "other": "under_18" } } }, "scan": { "ages": true, "phrases": [] } }"#
    let none =
      #"{ "format": 1, "order": ["sad"], "signals": { "sad": { "act": "under_18" } }, "scan": { "ages": true, "phrases": [] } }"#

    #expect(
      findings(["safety.json": safety]) == [
        "safety.json: the signal “under_18” has no page to ask with [word-not-heard]"
      ])
    #expect(
      findings(["safety.json": other]) == ["safety.json: the signal “under_18” has no page for self [word-not-heard]"])
    #expect(findings(["safety.json": none]) == ["safety.json: a stated age under 18 has no page [word-not-heard]"])
  }

  @Test func `a book without signals does not start`() {
    #expect(findings(["safety.json": ""]) == ["book.json: the book has no safety.json [missing-file]"])
  }

  @Test(arguments: [
    (#""match": ["stop please"]"#, "stop please"), (#""examples": ["HELP!!!"]"#, "HELP!!!"),
    (#""examples": ["go on", "ok quit"]"#, "ok quit"),
  ])
  func `hedges and shouting do not hide a command word`(words: String, word: String) throws {
    let script = MiniBook.script(
      #""ask": { "text": "Cake?", "choices": [ { "id": "yes", "text": "Yes", \#(words), "next": "bye" } ] }, "bye": { "text": "Enjoy.", "end": true }"#,
      id: "cake")

    let finding = try #require(BookReader.read(MiniBook.files(["scripts/cake.json": script])).diagnostics.first)

    #expect(finding.rule == .reservedWord)
    #expect(finding.message.hasPrefix("“\(word)”"))
    #expect(finding.sourceLine.dropFirst(finding.location.column - 1).hasPrefix("\"\(word)\""))
  }

  @Test func `members, picks, greetings and labels are not command words either`() {
    let variables = #""on_top": { "type": "set", "of": { "icing": { "text": "icing" }, "skip": { "text": "Skip" } } }"#
    let pick = MiniBook.script(
      #""ask": { "text": "On top?", "choices": { "pick": { "into": "on_top", "done": "Stop" } }, "next": "bye" }, "bye": { "text": "Enjoy.", "end": true }"#,
      id: "cake", variables: variables)

    #expect(findings(["scripts/cake.json": pick]).count == 2)
    #expect(findings(book(#"["hi", "hello"]"#, #"["hi", "help"]"#)).count == 1)
    #expect(findings(book(#"["nudgeStop label""#, #"["No more", "Stop""#)).count == 1)
    #expect(findings(book(#"["nudgeLater label""#, #"["Later""#)) == [])
  }
}
