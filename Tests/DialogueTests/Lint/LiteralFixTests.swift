import Dialogue
import TestSupport
import Testing

/// Fixes that a writer can copy as they are told.
struct LiteralFixTests {
  private func found(_ nodes: String, variables: String = #""nuts": { "type": "bool" }"#) -> [Diagnostic] {
    let script = MiniBook.script(nodes, id: "cake", variables: variables)
    return BookReader.read(MiniBook.files(["scripts/cake.json": script]), withAdvice: true).diagnostics
  }

  @Test func `keys that slipped inside a set are shown where they belong, and once`() {
    let found = found(
      #"""
      "ask": { "text": "Cake?", "set": { "nuts": true, "card": "x", "next": "bye" } },
      "bye": { "text": "Bye.", "end": true }
      """#)

    let slips = found.filter { $0.rule == .misplacedKey }
    #expect(slips.map(\.fix) == [#"Put the } of set before it: "nuts": true }, "card": "x", "next": "bye"."#])
  }

  @Test func `keys that slipped between the variables of a set are moved behind it`() {
    let found = found(#""ask": { "text": "Cake?", "set": { "once": true, "nuts": true }, "end": true }"#)

    #expect(
      found.first { $0.rule == .misplacedKey }?.fix
        == "Move it out of set, behind the } that closes it and a comma.")
  }

  @Test func `of two nodes with one name, the second is offered for the name that is missing`() {
    let found = found(
      #"""
      "ask": { "text": "Cake?", "choices": [
        { "id": "lemon", "text": "Lemon", "next": "lemon" }, { "id": "nut", "text": "Nut", "next": "nut" } ] },
      "lemon": { "text": "Sour.", "end": true },
      "lemon": { "text": "Crunchy.", "end": true }
      """#)

    #expect(
      found.first { $0.rule == .unknownNode }?.fix
        == "“lemon” stands there twice: if the second, on line 7, is “nut”, name it so.")
  }

  @Test func `a key of a node among the nodes is moved into one`() {
    let found = found(#""ask": { "text": "Cake?", "end": true }, "text": "Hello.""#)

    #expect(found.map(\.message) == ["“text” cannot stand here: it stands among the nodes, and in none of them"])
  }

  @Test(arguments: [
    ("nuts-🙂", "nuts"), ("🙂nuts--and", "nuts-and"), ("Two  nuts!", "two-nuts"), ("2nuts", "nuts"),
  ])
  func `the id that is offered instead of another one can be written`(id: String, offered: String) {
    let found = found(#""ask": { "text": "Cake?", "next": "\#(id)" }, "\#(id)": { "text": "Nuts.", "end": true }"#)

    #expect(found.first { $0.rule == .invalidID }?.fix.contains("perhaps “\(offered)”, here") == true)
  }

  @Test(arguments: [
    (#""true""#, "Write true, without quotes."), (#""no""#, "Write false, without quotes."),
    (#""maybe""#, "Write true or false."), ("1", "Write true or false."),
  ])
  func `what stands in quotes without need is told without them`(value: String, fix: String) {
    let found = found(#""ask": { "text": "Cake?", "set": { "nuts": \#(value) }, "end": true }"#)

    #expect(found.first { $0.rule == .wrongType }?.fix == fix)
  }

  private static let sentence = "This cake is made of flour, and of butter, and of some sugar, and of eggs. "

  @Test(arguments: [
    (#""\#(sentence)\#(sentence)\#(sentence)\#(sentence)Cake?""#, #", or cut it in two: ["…", "…"]."#),
    (#"["One.", "\#(sentence)\#(sentence)\#(sentence)\#(sentence)Cake?"]"#, #", or cut it in two: "…", "…"."#),
    (#"["One.", "Two.", "\#(sentence)\#(sentence)\#(sentence)\#(sentence)Cake?"]"#, "."),
    (#"[{ "text": "\#(sentence)\#(sentence)\#(sentence)\#(sentence)Cake?", "when": "nuts" }, "Hm?"]"#, "."),
  ])
  func `a long bubble is cut in two only where the turn has room`(text: String, end: String) throws {
    let count = try #require(text.split(separator: "\"").map(\.count).max())
    let found = found(
      #"""
      "ask": { "text": \#(text), "choices": [
        { "id": "lemon", "text": "Lemon", "next": "ask" }, { "id": "nut", "text": "Nut", "next": "ask" } ] }
      """#, variables: #""nuts": { "type": "bool", "default": false }"#)

    let fix = found.first { $0.rule == .longBubble }?.fix
    #expect(fix == "Leave out about \(count - 240) characters\(end)", "\(found.map(\.description))")
  }

  @Test func `a turn is full that says three bubbles over several nodes`() {
    let long = String(repeating: Self.sentence, count: 4)
    let found = found(
      #"""
      "ask": { "text": ["One.", "Two."], "next": "more" },
      "more": { "text": "\#(long)Cake?", "choices": [
        { "id": "lemon", "text": "Lemon", "next": "ask" }, { "id": "nut", "text": "Nut", "next": "ask" } ] }
      """#)

    #expect(found.first { $0.rule == .longBubble }?.fix.hasSuffix("characters.") == true)
  }

  @Test func `a label that is too long says by how much`() {
    let label = String(repeating: "cake ", count: 13)
    let found = found(
      #""ask": { "text": "Cake?", "choices": [ { "id": "yes", "text": "\#(label)", "next": "ask" } ] }"#)

    #expect(found.first { $0.rule == .textTooLong }?.fix == "Leave out 5 characters.")
  }

  @Test func `a brace that is missing between two items needs a comma, too`() {
    let found = found(
      """
      "ask": { "text": "Cake?", "choices": [
        { "id": "lemon", "text": "Lemon", "next": "ask"
        { "id": "nut", "text": "Nut", "next": "ask" } ] }
      """)

    #expect(found.first?.fix == "Add a } and a comma where it ends, before what stands on line 6.")
  }
}
