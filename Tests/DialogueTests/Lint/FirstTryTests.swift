import Dialogue
import TestSupport
import Testing

/// Fixes that can be done as they are told.
struct FirstTryTests {
  private func found(_ files: [String: String]) -> [Diagnostic] {
    BookReader.read(MiniBook.files(files)).diagnostics
  }

  private func cake(_ nodes: String, variables: String = "", more: String = "") -> [Diagnostic] {
    found(["scripts/cake.json": MiniBook.script(nodes, id: "cake", variables: variables, more: more)])
  }

  @Test(arguments: [
    (#"{ "id": "lemon", "text": "Lemon" }, { "id": "plain", "text": "Plain", "next": "thanks" }"#, "about-lemon"),
    (#"{ "id": "nuts", "text": "Nuts" }, { "id": "plain", "text": "Plain", "next": "thanks" }"#, "thanks"),
    (#"{ "id": "nuts", "text": "Nuts" }, { "id": "plain", "text": "Plain", "call": "ask", "next": "ask" }"#, "ask"),
    (#"{ "id": "nuts", "text": "Nuts" }, { "id": "plain", "text": "Plain", "end": true }"#, "about-lemon"),
  ])
  func `a choice that leads nowhere is offered a node that is there`(choices: String, likely: String) {
    let found = cake(
      #"""
      "ask": { "text": "Cake?", "choices": [ \#(choices) ] },
      "about-lemon": { "text": "Sour.", "next": "thanks", "note": "ask" },
      "thanks": { "text": "Thanks.", "blocked": "about-lemon", "end": true }
      """#)

    let missing = found.filter { $0.rule == .missingKey }
    #expect(missing.map(\.fix) == [#"Say where it leads, such as "next": "\#(likely)"."#])
    #expect(missing.first?.length == choices.prefix { $0 != "," }.dropFirst(#"{ "id": "#.count).count)
  }

  @Test func `a node that leads nowhere may be the end, or lead to the next`() {
    let found = cake(
      #""ask": { "text": "Cake?" }, "bye": { "text": "Enjoy.", "next": "ask" }, "on": { "text": "On.", "next": "bye" }"#
    )

    #expect(
      found.first { $0.rule == .deadEnd }?.fix
        == #"If the talk ends here: "end": true. If not, say where it leads, such as "next": "on", or give choices."#)
  }

  @Test(arguments: [
    (#""caring""#, "“kind” has no value “caring”", "Did you mean “care”? If not, add it to “of” in “kind” (line 2)."),
    (#""cara""#, "“kind” has no value “cara”", "Did you mean “care”? If not, add it to “of” in “kind” (line 2)."),
    (#""x""#, "“kind” has no value “x”", #"Write one of "plain", "care", or add it to “of” in “kind” (line 2)."#),
  ])
  func `a value that is not there can be added where it is told`(value: String, message: String, fix: String) {
    let found = cake(
      #""ask": { "text": "Cake?", "set": { "kind": \#(value) }, "end": true }"#,
      variables: #""kind": { "type": "enum", "of": ["plain", "care"] }"#)

    #expect(found.map(\.message) == [message])
    #expect(found.map(\.fix) == [fix])
  }

  @Test func `a set has members, in another file too`() {
    let variables = #", "variables": { "tops": { "type": "set", "of": { "icing": { "text": "icing" } } } }"#
    let script = MiniBook.script(#""ask": { "text": "Cake?", "set": { "tops": ["nuts"] }, "end": true }"#, id: "cake")

    let found = found(["book.json": MiniBook.book(variables), "scripts/cake.json": script])

    #expect(found.map(\.message) == ["“tops” has no member “nuts”"])
    #expect(found.first?.fix.contains(" of book.json).") == true)
  }

  @Test(arguments: [
    (
      #"{ "id": "kind", "text": "Lemon", "end": true },"# + "\n" + #"{ "id": "kind", "text": "Plain", "end": true }"#,
      "there is already a choice “kind” on line 4"
    )
  ])
  func `of two ids the later is marked, and the line of the first is told`(choices: String, message: String) {
    let found = cake(#""ask": { "text": "Cake?", "choices": [ \#(choices) ] }"#)

    #expect(found.map(\.message) == [message])
    #expect(found.map(\.fix) == ["Give this one, the later, another id."])
    #expect(found.first?.location == SourceLocation(file: "scripts/cake.json", line: 5, column: 9))
  }

  @Test func `a variable of the book cannot be one of a script too`() {
    let script = MiniBook.script(
      #""ask": { "text": "Cake?", "end": true }"#, id: "cake", variables: #""kind": { "type": "bool" }"#)

    let found = found([
      "book.json": MiniBook.book(#", "variables": { "kind": { "type": "bool" } }"#), "scripts/cake.json": script,
    ])

    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("there is already a variable “kind” on line ") == true)
    #expect(found.first?.message.hasSuffix(" of book.json") == true)
  }

  @Test func `a node renamed in another script is named`() {
    let script = MiniBook.script(
      #""ask": { "text": "Cake?", "next": "milk#warm" }"#, id: "cake")
    let other = MiniBook.script(
      #""start": { "text": "Milk?", "next": "bye" }, "heated": { "text": "Hot.", "end": true }, "bye": { "text": "Enjoy.", "end": true }"#,
      id: "milk", start: "start")

    let found = found(["scripts/cake.json": script, "scripts/milk.json": other])

    #expect(found.first?.fix.contains("2. run “afterword rename node milk#warm heated --write”") == true)
  }

  @Test func `what always holds belongs to the end`() {
    let found = cake(
      #""ask": { "text": "Cake?", "next": [ { "to": "bye" }, { "when": "today.month = 1", "to": "bye" } ] }, "bye": { "text": "Enjoy.", "end": true }"#
    )

    #expect(found.map(\.message) == ["without a when this one always holds, so those after it never do"])
    #expect(found.map(\.fix) == ["Move it to the end, or give it a when."])
  }

  @Test(arguments: [
    #""choices": { "pick": { "into": "tops", "done": "Done {x}" } }, "next": "bye""#,
    #""choices": { "pick": { "into": "tops", "alone": "None {x}" } }, "next": "bye""#,
    #""set": { "word": "{x}" }, "next": "bye""#,
  ])
  func `braces that nothing is filled into are told`(keys: String) {
    let found = cake(
      #""ask": { "text": "Cake?", \#(keys) }, "bye": { "text": "Enjoy.", "end": true }"#,
      variables: #""word": { "type": "text" }, "tops": { "type": "set", "of": { "icing": { "text": "icing" } } }"#)

    #expect(found.map(\.rule) == [.invalidValue])
    #expect(found.first?.message.hasSuffix("is said as it stands, with its braces") == true)
  }
}
