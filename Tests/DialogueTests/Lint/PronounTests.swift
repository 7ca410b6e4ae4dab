import Dialogue
import TestSupport
import Testing

/// Words that fit whatever a person goes by.
struct PronounTests {
  /// What is told of a bubble in a script that knows what a guest goes by.
  private func advice(_ bubble: String, knowsGuest: Bool = true) -> [Diagnostic] {
    let asked = knowsGuest ? "Is it for {guest.them}?" : "Is it for them?"
    let script = MiniBook.script(
      #"""
      "ask": { "text": "Who comes?", "slot": { "set": "guest" }, "next": "offer" },
      "offer": { "text": "\#(asked)", "choices": [ { "id": "yes", "text": "Yes", "next": "bye" } ] },
      "bye": { "text": \#(bubble), "end": true }
      """#, variables: #""guest": { "type": "person" }"#)
    return BookReader.read(MiniBook.files(["scripts/tea.json": script]), withAdvice: true).diagnostics
      .filter { $0.rule == .pronounVerb || $0.rule == .fixedPronoun }
  }

  @Test(arguments: [
    ("What {guest.they} likes.", "likes like", "{guest.they} likes"),
    ("{guest.they|cap} is here.", "is are", "{guest.they|cap} is"),
    ("If {guest.they} always wants milk.", "wants want", "{guest.they} always wants"),
    ("{guest.they} doesn’t ask.", "doesn’t don’t", "{guest.they} doesn’t"),
    ("{guest.they} tries and rests.", "tries try", "{guest.they} tries"),
    ("{guest.they} goes home.", "goes go", "{guest.they} goes"),
    ("{guest.they} pauses.", "pauses pause", "{guest.they} pauses"),
    ("{guest.they}’s here.", "is are", "{guest.they}’s"),
    ("{guest.they} have time.", "has have", "{guest.they} have"),
    ("{guest.they} aren't here.", "isn't aren't", "{guest.they} aren't"),
    ("“{guest.they} likes you.”", "likes like", "{guest.they} likes"),
  ])
  func `a verb must fit they as well as she`(text: String, forms: String, marked: String) throws {
    let found = advice("\"\(text)\"")

    let first = try #require(found.first)
    #expect(found.count == 1)
    #expect(first.fix.hasPrefix("Write {guest.they|verb: \(forms)} instead of"), "\(first.fix)")
    let line = Array(first.sourceLine.unicodeScalars)[(first.location.column - 1)...].prefix(first.length)
    #expect(line.map { String($0) }.joined() == marked)
  }

  @Test(arguments: [
    "What {guest.they} {guest.they|verb: likes like}.", "How {guest.they} took it.", "If {guest.they} sometimes came.",
    "Would {guest.they} have tea?", "Can {guest.they} do it?", "If {guest.they} were here.",
    "{guest.they} may miss it.",
    "Will {guest.they} miss it?", "Tell {guest.them} things.", "As tired as {guest.they} perhaps were.",
    "{guest.they}’ll come.", "{guest.they}, is it so?", "{guest.they}: yes.",
    "Neither {guest.they} themselves nor you.",
    "{guest.name|else: Someone} likes tea.",
  ])
  func `what fits is left alone`(text: String) {
    #expect(advice("\"\(text)\"").map(\.fix) == [])
  }

  @Test(arguments: [
    ("It gives him something.", "Write {guest.them}."),
    ("She likes it.", "Write {guest.they|cap} {guest.they|verb: likes like}."),
    ("The sheep is where he's.", "Write {guest.they} {guest.they|verb: is are}."),
    ("It is his.", "Write {guest.theirs}."), ("Take his hand.", "Write {guest.their}."),
    ("Ask her.", "Write {guest.them}."), ("Tell her more.", "Write {guest.their} or {guest.them}."),
    ("Did she herself ask?", "Write {guest.they}."),
  ])
  func `the coach leaves it open what people go by`(text: String, fix: String) throws {
    let found = advice("\"\(text)\"")

    let first = try #require(found.first)
    #expect(first.rule == .fixedPronoun)
    #expect(first.fix == fix)
    let marked = Array(first.sourceLine.unicodeScalars)[(first.location.column - 1)...].prefix(first.length)
    #expect(first.message.contains("“\(marked.map { String($0) }.joined())”"))
  }

  @Test(arguments: [
    #""She or he may ask.""#, #""You say: “I like him.”""#, #""The other theme: heroes here.""#,
    #"{ "text": "He nods.", "speaker": "partner" }"#,
    #"{ "text": "She nods.", "when": "guest.pronouns = 'she'" }"#,
  ])
  func `somebody else's words, and what is known, are left alone`(bubble: String) {
    #expect(advice(bubble).map(\.message) == [])
  }

  @Test func `where nobody's pronouns are used, nothing is told of any`() {
    #expect(advice(#""It gives him something.""#, knowsGuest: false).isEmpty)
  }
}
