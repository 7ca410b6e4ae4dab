import Dialogue
import TestSupport
import Testing

/// Rules that follow the ways of a book further than one node.
struct FlowTests {
  private func findings(_ nodes: String, id: String = "cake", more: String = "") -> [String] {
    let script = MiniBook.script(nodes, id: id, more: more)
    return BookReader.read(MiniBook.files(["scripts/\(id).json": script])).diagnostics
      .map { "\($0.message) [\($0.rule.rawValue)]" }
  }

  @Test func `a loop is told once, with its way`() {
    let found = findings(
      #""ask": { "text": "A", "next": "b" }, "b": { "text": "B", "next": [ { "when": "today.year > 2000", "to": "c" }, { "to": "d" } ] }, "c": { "text": "C", "next": "ask" }, "d": { "text": "D", "next": "b" }"#
    )

    #expect(found == ["this goes round without ever asking: ask → b → c → ask [endless-loop]"])
  }

  @Test func `a call that never comes back by itself makes no loop`() {
    let found = findings(
      #""ask": { "call": "who", "next": "ask" }, "who": { "text": "Who?", "choices": [ { "id": "me", "text": "Me", "return": true } ] }"#
    )

    #expect(found == [])
  }

  @Test func `what fear makes of a way is followed too`() {
    let found = findings(
      #""ask": { "partner": true, "text": "Cake?", "choices": [ { "id": "yes", "text": "Yes", "end": true } ] }, "away": { "text": "Not with them.", "next": "ask" }"#,
      more: #", "blocked": "away""#)

    #expect(found == ["this goes round without ever asking: ask → away → ask [endless-loop]"])
  }

  @Test func `calls within nine calls are too deep`() {
    func chain(_ length: Int) -> String {
      let calls = (1...length).map { #""call-\#($0)": { "call": "call-\#($0 + 1)", "next": "back-again" }"# }
      return
        (["\"ask\": { \"call\": \"call-1\", \"next\": \"bye\" }"] + calls + [
          #""call-\#(length + 1)": { "text": "Deep.", "return": true }"#,
          #""back-again": { "text": "Up.", "return": true }"#,
          #""bye": { "text": "Bye.", "end": true }"#,
        ]).joined(separator: ", ")
    }

    #expect(findings(chain(7)) == [])
    #expect(findings(chain(8)) == ["this can be the 9th call within calls [unbounded-call]"])
    #expect(findings(chain(12)).count == 1)
  }

  @Test func `a node that calls itself never returns`() {
    let found = findings(
      #""ask": { "text": "Cake?", "choices": [ { "id": "why", "text": "Why?", "call": "ask" }, { "id": "yes", "text": "Yes", "end": true } ] }"#
    )

    #expect(found == ["this call can come to itself before it returns: ask → ask [unbounded-call]"])
  }

  @Test func `the menu forgets what called`() {
    let tea = MiniBook.script(
      #""ask": { "text": "Tea?", "choices": [ { "id": "why", "text": "Why?", "call": "why" }, { "id": "go", "text": "Go", "next": "ask-more" } ] }, "why": { "text": "Because.", "return": true }, "ask-more": { "text": "More?", "choices": [ { "id": "menu", "text": "The menu again", "next": "ask" } ] }"#
    )

    #expect(BookReader.read(MiniBook.files(["scripts/tea.json": tea])).diagnostics.map(\.description) == [])
  }

  @Test func `a node led to only from one that nothing leads to is not reached`() {
    let found = findings(
      #""ask": { "text": "Cake?", "end": true }, "b": { "text": "B", "next": "c" }, "c": { "text": "C", "end": true }"#)

    #expect(
      found == ["nothing leads to the node “b” [unreachable-node]", "nothing leads to the node “c” [unreachable-node]"])
  }

  @Test(arguments: [
    (#""remind": { "id": "cake", "in": "1d", "entry": "later-on" }, "end": true"#),
    (#""exercise": "later-on", "choices": [ { "id": "yes", "text": "Yes", "end": true } ]"#),
    (#""slot": { "set": "guest", "skip": "later-on" }, "next": "ask""#),
    (#""slot": { "set": "guest", "tries": 1, "else": "later-on" }, "next": "ask""#),
    (#""choices": [ { "id": "yes", "text": "Yes", "call": "later-on" } ]"#),
    (#""partner": true, "blocked": "later-on", "end": true"#),
    (#""choices": [ { "id": "yes", "text": "Yes", "end": true } ], "typed": { "set": "guest", "next": "later-on" }"#),
  ])
  func `every way to a node counts`(exit: String) {
    let script = MiniBook.script(
      #""ask": { "text": "Cake?", \#(exit) }, "later-on": { "text": "Well?", "return": true }"#, id: "cake",
      variables: #""guest": { "type": "text" }"#)

    #expect(BookReader.read(MiniBook.files(["scripts/cake.json": script])).diagnostics.map(\.description) == [])
  }

  @Test func `with a mistake in a file nothing is guessed of what it lost`() {
    let found = findings(
      #""ask": { "text": "Cake?", "nxt": "b" }, "b": { "text": "B", "next": "c" }, "c": { "text": "{guest}", "end": true }"#
    )

    #expect(!found.contains { $0.contains("unreachable-node") || $0.contains("maybe-unset") })
  }

  @Test func `a partner's page blocked by another one is found`() {
    let found = findings(
      #""ask": { "partner": true, "blocked": "b", "text": "A", "next": "b" }, "b": { "partner": true, "blocked": "c", "text": "B", "next": "c" }, "c": { "text": "C", "end": true }"#
    )

    #expect(found == ["“b” helps with this partner itself [missing-blocked]"])
  }
}
