import Dialogue
import TestSupport
import Testing

/// Changes made in one place that others hang on: the fix names what was left behind.
struct HalfDoneTests {
  private func found(_ nodes: String, variables: String = "", more: [String: String] = [:]) -> [Diagnostic] {
    let script = MiniBook.script(nodes, id: "cake", variables: variables)
    return BookReader.read(MiniBook.files(["scripts/cake.json": script].merging(more) { $1 })).diagnostics
  }

  private static let time = #""cake_time": { "type": "text" }, "cake_where": { "type": "text" }"#

  @Test func `a variable renamed only where it is declared is told of before a used one with a like name`() {
    let found = found(
      #"""
      "ask": { "text": "{cake_where|else: here}, {cake_when|else: now}?", "set": { "cake_where": "x" }, "next": "when" },
      "when": { "text": "When?", "slot": { "set": "cake_when" }, "next": "bye" },
      "bye": { "text": "Bye.", "next": [ { "when": "cake_when = 'now'", "to": "ask" }, { "to": "when" } ] }
      """#, variables: Self.time)

    #expect(found.map(\.message) == ["there is no value for “cake_when” (also on lines 5, 6)"])
    #expect(
      found.map(\.fix) == [
        "“cake_time” is declared on line 2 and used nowhere. If it is “cake_when” renamed: 1. change the name back to "
          + "“cake_when” on line 2; 2. run “afterword rename variable cake.cake_when cake_time --write”."
          + " If not, did you mean “cake_where”?"
      ])
  }

  @Test(arguments: [
    // A slip of the unused one itself.
    (time, "cake_tim", "Did you mean “cake_time”?"),
    // Several that are unused, none of them like it.
    (
      time + #", "a": { "type": "bool" }, "b": { "type": "bool" }"#, "nuts",
      #"Write "nuts": { "type": "enum", "of": ["y"], "default": "y" }, behind the { of variables on line 2."#
    ),
    // Two that are unused, one of them like it.
    (time + #", "nut_kind": { "type": "text" }"#, "nut_sort", "“nut_kind” is declared on line 2 and used nowhere"),
  ])
  func `an unused variable is told of only where it stands out`(variables: String, name: String, fix: String) {
    let found = found(
      #""ask": { "text": "Hm.", "set": { "cake_where": "x", "\#(name)": "y" }, "end": true }"#, variables: variables)

    #expect(found.map(\.rule) == [.unknownVariable])
    #expect(found.first?.fix.hasPrefix(fix) == true, "\(found.map(\.fix))")
  }

  @Test(arguments: [
    #""set": { "cake_time": "now" }"#, #""keep": "cake_time""#, #""slot": { "set": "cake_time" }, "next": "ask""#,
    #""text": "{cake_time|else: now}""#, #""text": { "vary": "cycle", "of": ["{ cake_time }"] }"#,
    #""next": [ { "when": "known(cake_time)", "to": "ask" }, { "to": "bye" } ]"#,
    #""set": { "cake_where": "=cake_time" }"#,
  ])
  func `a variable that something sets, keeps, asks or shows was not left behind`(used: String) {
    let end = used.contains("next") ? "" : #", "end": true"#
    let found = found(
      #"""
      "ask": { "text": "Hm.", "set": { "cake_where": "x", "slices": true }, "next": "bye" },
      "bye": { \#(used)\#(end) }
      """#, variables: Self.time)

    let fix = found.first { $0.rule == .unknownVariable }?.fix
    #expect(
      fix == #"Write "slices": { "type": "bool", "default": false }, behind the { of variables on line 2."#)
  }

  @Test(arguments: ["next", "examples"])
  func `a key of a choice that slipped inside set is told of where it stands, and once`(key: String) {
    let value = key == "examples" ? #"["more"]"# : #""bye""#
    let next = key == "next" ? "" : #", "next": "bye""#
    let found = found(
      #"""
      "ask": { "text": "Cake?", "choices": [ { "id": "yes", "text": "Yes"\#(next), "set": { "cake_where": "x", "\#(key)": \#(value) } } ] },
      "bye": { "text": "Bye.", "end": true }
      """#, variables: #""cake_where": { "type": "text", "maxLength": 20 }"#)

    let slip = found.first { $0.rule == .misplacedKey }
    #expect(slip?.message == "“\(key)” cannot stand here: set holds variables only")
    #expect(slip?.fix == #"Put the } of set before it: "cake_where": "x" }, "\#(key)": \#(value)."#)
    #expect(!found.contains { $0.rule == .missingKey }, "\(found.map(\.message))")
  }

  @Test func `a missing card is told of once, with every other place that names it`() {
    let found = found(
      #"""
      "ask": { "text": "Cake?", "card": "recipe", "next": "more" },
      "more": { "text": "More?", "keep": ["recipe"], "next": "bye" },
      "bye": { "text": "Bye.", "card": "recipe", "end": true }
      """#,
      more: [
        "scenarios/cake/a.json":
          #"{ "format": 1, "script": "cake", "steps": [ { "pick": "x", "card": ["recipe"] } ] }"#,
        "scenarios/cake/b.json": #"{ "format": 1, "script": "cake", "steps": [ { "card": "recipe" } ] }"#,
        "scenarios/tea/a.json": #"{ "format": 1, "script": "tea", "steps": [ { "card": "other" } ] }"#,
      ])

    #expect(found.map(\.message) == ["there is no card “recipe”"])
    #expect(
      found.map(\.fix) == [
        #"Add it to cards: "recipe": { "title": "…", "text": "…" }, or take this line out. It is also named here: "#
          + "line 5, line 6, scenarios/cake/a.json, scenarios/cake/b.json."
      ])
  }

  @Test func `a variable is named beside a missing card only where one may stand`() {
    let kept = found(#""ask": { "text": "Cake?", "keep": ["recipe"], "end": true }"#)
    let shown = found(#""ask": { "text": "Cake?", "card": "recipe", "keep": ["recipe"], "end": true }"#)

    #expect(kept.map(\.message) == ["there is no card or variable “recipe”"])
    #expect(shown.map(\.message) == ["there is no card “recipe”"])
  }

  @Test(arguments: [
    (
      "ask-lemon",
      "“ask-lemon” sounds like the choice “lemon” of “ask” (line 5), which leads to “plain”: lead it here, or take the"
        + " node out."
    ),
    (
      "about-nut",
      "“about-nut” sounds like the choice “nut” of “ask” (line 6), which leads to “plain”: lead it here, or take the"
        + " node out."
    ),
    // Two choices are called so, and neither is of a node that the name begins with.
    ("about-lemon", "Lead to it from another node, or take it out."),
    ("crumbs", "Lead to it from another node, or take it out."),
    ("peanut", "Lead to it from another node, or take it out."),
  ])
  func `a node nothing leads to is told with the choice that has its name`(orphan: String, fix: String) {
    let found = found(
      #"""
      "ask": { "text": "Cake?", "choices": [
          { "id": "lemon", "text": "Lemon", "next": "plain" },
          { "id": "nut", "text": "Nut", "next": "plain" } ] },
      "plain": { "text": "Icing?", "choices": [ { "id": "lemon", "text": "Lemon", "next": "bye" } ] },
      "bye": { "text": "Bye.", "end": true },
      "\#(orphan)": { "text": "Hm.", "end": true }
      """#)

    #expect(found.map(\.rule) == [.unreachableNode])
    #expect(found.map(\.fix) == [fix])
  }
}
