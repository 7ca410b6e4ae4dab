import Dialogue
import TestSupport
import Testing

/// Variables and nodes that many places name and none declares.
struct MissingNameTests {
  private static let variables =
    #""tops": { "type": "text" }, "bottom": { "type": "bool" }, "side": { "type": "bool" }"#

  private func found(_ nodes: String, variables: String = Self.variables) -> [Diagnostic] {
    let script = MiniBook.script(nodes, id: "cake", variables: variables)
    return BookReader.read(MiniBook.files(["scripts/cake.json": script])).diagnostics
  }

  @Test func `a variable that is gone is told of once, with every line that names it`() {
    let found = found(
      #"""
      "ask": { "text": "Cake?", "set": { "tops": "x", "slices": 2 }, "next": "more" },
      "more": { "text": "{slices|else: no} pieces.", "next": "bye" },
      "bye": { "text": ["Bye, {tops}.", { "text": "Hungry?", "when": "slices > 1" }], "end": true }
      """#)

    #expect(found.map(\.message) == ["there is no variable “slices” (also on lines 5, 6)"])
    #expect(found.first?.location.line == 4)
  }

  @Test func `a variable that several scripts name and none declares belongs to the book`() {
    let nodes = #""ask": { "text": "Cake?", "set": { "hungry": true }, "end": true }"#

    let found = BookReader.read(
      MiniBook.files([
        "scripts/cake.json": MiniBook.script(nodes, id: "cake"), "scripts/pie.json": MiniBook.script(nodes, id: "pie"),
      ])
    ).diagnostics

    #expect(found.map(\.message) == ["there is no variable “hungry” (also on line 4 of scripts/pie.json)"])
    #expect(
      found.map(\.fix) == [
        #"Write "variables": { "hungry": { "type": "bool", "default": false } }, before "format" on line 2 of book.json."#
      ])
  }

  @Test(arguments: [
    (#""set": { "x": true }"#, #"{ "type": "bool", "default": false }"#),
    (#""set": { "x": 3 }"#, #"{ "type": "number", "default": 0 }"#),
    (#""set": { "x": "=x + 1" }"#, #"{ "type": "number", "default": 0 }"#),
    (#""set": { "x": "soon" }"#, #"{ "type": "enum", "of": ["soon"], "default": "soon" }"#),
    (#""set": { "x": "Not now, dear." }"#, #"{ "type": "text", "default": "Not now, dear." }"#),
    (#""set": { "x": ["nuts"] }"#, #"{ "type": "set", "of": { "nuts": "nuts" } }"#),
    (#""card": "c", "text": "{x|list}""#, #"{ "type": "set", "of": { "a-member": "a member" } }"#),
    (#""text": "{x}""#, #"{ "type": "text", "default": "…" }"#),
    (#""text": "{x.they}""#, #"{ "type": "person" }"#),
    (#""text": "{x|weekday}""#, #"{ "type": "time" }"#),
    (#""text": "{x|plural: one {# bun} other {# buns}}""#, #"{ "type": "number", "default": 0 }"#),
    (#""text": { "text": "Hm.", "when": "x" }"#, #"{ "type": "bool", "default": false }"#),
    (#""text": { "text": "Hm.", "when": "not x and 2 < 3" }"#, #"{ "type": "bool", "default": false }"#),
    (#""text": { "text": "Hm.", "when": "x >= 2" }"#, #"{ "type": "number", "default": 0 }"#),
    (#""text": { "text": "Hm.", "when": "'a' = x" }"#, #"{ "type": "enum", "of": ["a"], "default": "a" }"#),
    (#""text": { "text": "Hm.", "when": "known(x) and x = 'a'" }"#, #"{ "type": "enum", "of": ["a"] }"#),
    (
      #""set": { "x": "b" }, "text": { "text": "Hm.", "when": "x = 'b' or x = 'a'" }"#,
      #"{ "type": "enum", "of": ["b", "a"], "default": "a" }"#
    ),
    (
      #""set": { "x": "Nuts, please." }, "slot": { "set": "x" }, "next": "bye""#,
      #"{ "type": "text", "default": "Nuts, please." }"#
    ),
    (#""text": "{x|else: no}""#, #"{ "type": "text" }"#),
    (#""text": { "text": "{x|else: no}", "when": "x" }"#, #"{ "type": "bool", "default": false }"#),
    (#""text": { "text": "Hm.", "when": "'a' in x" }"#, #"{ "type": "set", "of": { "a": "a" } }"#),
    (#""text": { "text": "Hm.", "when": "count(x) > 1" }"#, #"{ "type": "set", "of": { "a-member": "a member" } }"#),
    (#""slot": { "set": "x" }, "next": "bye""#, #"{ "type": "text" }"#),
    (#""slot": { "set": "x", "type": "minutes" }, "next": "bye""#, #"{ "type": "number" }"#),
    (#""slot": { "set": "x", "type": "yes-no" }, "next": "bye""#, #"{ "type": "bool" }"#),
    (
      #""choices": { "pick": { "into": "x" } }, "next": "bye""#, #"{ "type": "set", "of": { "a-member": "a member" } }"#
    ),
    (
      #""assess": { "rubric": "opener", "into": "x" }, "slot": { "set": "tops" }, "next": "bye""#,
      #"{ "type": "assessment", "rubric": "opener" }"#
    ),
    (#""remind": { "id": "late", "when": "x", "entry": "ask", "text": "Hm." }"#, #"{ "type": "time" }"#),
  ])
  func `the declaration told is right for what is done with the variable`(keys: String, shape: String) {
    let end = keys.contains(#""next""#) ? "" : #", "end": true"#
    let nodes = #""ask": { \#(keys)\#(end) }, "bye": { "text": "Bye.", "end": true }"#

    let found = found(nodes)
    let mended = self.found(nodes, variables: #""x": \#(shape), \#(Self.variables)"#)

    #expect(
      found.first { $0.message.contains("“x”") }?.fix == #"Write "x": \#(shape), behind the { of variables on line 2."#)
    // What nothing gives a value still may have none.
    let left = mended.filter { $0.message.contains("“x”") && $0.rule != .maybeUnset }
    #expect(left.isEmpty, "\(left.map(\.message))")
  }

  @Test func `a word that is given and never asked for is what a list begins with`() {
    let found = found(
      #"""
      "ask": { "text": { "text": "Cake?", "when": "x = 'lemon'" }, "set": { "x": "lemon" }, "next": "bye" },
      "bye": { "text": "Bye.", "set": { "x": "plain" }, "end": true }
      """#)

    #expect(found.first?.fix.contains(#""of": ["lemon", "plain"], "default": "plain""#) == true)
  }

  @Test func `a variable that another script has is declared, or shared`() {
    let nodes =
      #""ask": { "text": "Cake?", "set": { "hungry": true }, "next": "bye" },"# + "\n"
      + #""bye": { "text": { "text": "Bye.", "when": "hungry" }, "end": true }"#
    let other = MiniBook.script(nodes, id: "pie", variables: #""hungry": { "type": "bool", "default": true }"#)
    let script = MiniBook.script(nodes, id: "cake", variables: Self.variables)

    let found = BookReader.read(MiniBook.files(["scripts/cake.json": script, "scripts/pie.json": other])).diagnostics

    #expect(
      found.map(\.fix) == [
        "If it is this script's own: write \"hungry\": { \"type\": \"bool\", \"default\": false }, behind the { of "
          + "variables on line 2. If not: “hungry” is a variable of pie: move it to variables in book.json to share it."
      ])
  }

  @Test func `a slip that is made once is told by the near name alone, one made often by the declaration, too`() {
    let once = found(#""ask": { "text": "Cake?", "set": { "tosp": "x" }, "end": true }"#)
    let often = found(
      """
      "ask": { "text": "Cake?", "set": { "tops": "x", "tosp": "x" }, "next": "bye" },
      "bye": { "text": "{tosp}{tops}", "end": true }
      """)

    #expect(once.map(\.fix) == ["Did you mean “tops”?"])
    #expect(
      often.map(\.fix) == [
        #"Did you mean “tops”? If not, write "tosp": { "type": "enum", "of": ["x"], "default": "x" }, "#
          + "behind the { of variables on line 2."
      ])
  }

  @Test func `a node that was renamed by hand is told of once, with the two steps that rename it`() {
    let found = found(
      #"""
      "ask": { "text": "Cake?", "choices": [
          { "id": "lemon", "text": "Lemon", "next": "about-lemon" },
          { "id": "nut", "text": "Nut", "next": "about-lemon" } ] },
      "lemons": { "text": "Sour.", "next": "bye" },
      "bye": { "text": "Bye.", "next": "about-lemon" }
      """#)

    let finding = found.first { $0.rule == .unknownNode }
    #expect(found.count { $0.rule == .unknownNode } == 1)
    #expect(finding?.message == "there is no node “about-lemon” (also on lines 6, 8)")
    #expect(
      finding?.fix == "Nothing leads to “lemons” (line 7). If it is “about-lemon” renamed: 1. change the name back to "
        + "“about-lemon” on line 7; 2. run “afterword rename node cake#about-lemon lemons --write”. "
        + "If not, add a node “about-lemon”.")
  }

  @Test func `a choice that is called as a node does not lead to it`() {
    let found = found(
      #"""
      "ask": { "text": "Cake?", "choices": [ { "id": "lemons", "text": "Lemon", "next": "about-nuts" } ] },
      "lemons": { "text": "Sour.", "end": true }
      """#)

    #expect(found.first { $0.rule == .unknownNode }?.fix.hasPrefix("Nothing leads to “lemons” (line 5).") == true)
  }

  @Test(arguments: [
    (#"{ "default": false }"#, #"Write "x": { "type": "bool", "default": false }."#),
    (#"{ "default": 3, "min": 1 }"#, #"Write "x": { "type": "number", "default": 3, "min": 1 }."#),
    (#"{ "maxLength": 30 }"#, #"Write "x": { "type": "text", "maxLength": 30 }."#),
    (#"{ "of": ["a", "b"] }"#, #"Write "x": { "type": "enum", "of": ["a", "b"] }."#),
    (#"{ "of": { "a": { "text": "A" } } }"#, #"Write "x": { "type": "set", "of": { "a": { "text": "A" } } }."#),
    (#"{ "rubric": "opener" }"#, #"Write "x": { "type": "assessment", "rubric": "opener" }."#),
    ("{ \"default\": false,\n \"retain\": \"1d\" }", #"Write "type": "bool", behind its {."#),
    (#"{ "keep": true }"#, #"Write what it holds, such as "x": { "type": "number", "default": 0 }."#),
  ])
  func `a declaration without a type is shown whole`(declaration: String, fix: String) {
    let found = found(
      #""ask": { "text": [{ "text": "Cake?", "when": "x > 1" }, "{tops|else: Plain}."], "slot": { "set": "tops" }, "next": "ask" }"#,
      variables: #""x": \#(declaration), "tops": { "type": "text" }"#)

    #expect(found.first?.message == "the variable “x” needs “type”")
    #expect(found.first?.fix == fix)
  }
}
