import Dialogue
import TestSupport
import Testing

/// How far a value is known along the ways of a script.
struct UnsetTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var what: String
    var nodes: String
    var found: [String]

    init(_ what: String, _ found: [String], _ nodes: String) {
      self.what = what
      self.nodes = nodes
      self.found = found
    }

    var testDescription: String { what }
  }

  static let bye = #""bye": { "text": "For {guest}.", "end": true }"#

  static let cases = [
    Case("set at the node", [], #""ask": { "set": { "guest": "Ada" }, "text": "For {guest}.", "end": true }"#),
    Case("never set", ["guest"], #""ask": { "text": "For {guest}.", "end": true }"#),
    Case(
      "set on one of two ways", ["guest"],
      """
      "ask": { "text": "Who?", "choices": [ { "id": "me", "text": "Me", "next": "bye" },
        { "id": "ada", "text": "Ada", "set": { "guest": "Ada" }, "next": "bye" } ] }, \(bye)
      """),
    Case(
      "set on both ways", [],
      """
      "ask": { "text": "Who?", "choices": [ { "id": "me", "text": "Me", "set": { "guest": "you" }, "next": "bye" },
        { "id": "ada", "text": "Ada", "set": { "guest": "Ada" }, "next": "bye" } ] }, \(bye)
      """),
    Case("filled by a slot", [], #""ask": { "text": "Who?", "slot": { "set": "guest" }, "next": "bye" }, \#(bye)"#),
    Case(
      "a slot left by else", ["guest"],
      """
      "ask": { "text": "Who?", "slot": { "set": "guest", "tries": 1, "else": "bye" }, "next": "bye" }, \(bye)
      """),
    Case(
      "filled by typed, or by the choice beside it", ["guest"],
      """
      "ask": { "text": "Who?", "choices": [ { "id": "me", "text": "Me", "next": "bye" } ],
        "typed": { "set": "guest", "next": "typed-it" } }, "typed-it": { "text": "For {guest}.", "next": "bye" }, \(bye)
      """),
    Case(
      "guarded by a branch", [],
      """
      "ask": { "next": [ { "when": "known(guest)", "to": "bye" }, { "to": "no" } ] }, \(bye), "no": { "text": "Who?", "end": true }
      """),
    Case(
      "guarded by a branch before", [],
      """
      "ask": { "next": [ { "when": "not known(guest) or slices_eaten", "to": "no" }, { "to": "bye" } ] }, \(bye),
      "no": { "text": "Who?", "end": true }
      """),
    Case(
      "guarded the wrong way round", ["guest"],
      """
      "ask": { "next": [ { "when": "not known(guest)", "to": "bye" }, { "to": "no" } ] }, \(bye), "no": { "text": "Who?", "end": true }
      """),
    Case(
      "guarded by the bubble", [],
      #""ask": { "text": { "text": "For {guest}.", "when": "known(guest)" }, "end": true }"#),
    Case(
      "guarded by the choice", [],
      """
      "ask": { "text": "Who?", "choices": [ { "id": "same", "text": "{guest} again", "when": "known(guest)", "next": "bye" },
        { "id": "no", "text": "Nobody", "next": "no" } ] }, \(bye), "no": { "text": "Fine.", "end": true }
      """),
    Case(
      "in the second half of and", [],
      #""ask": { "next": [ { "when": "known(slices) and slices > 1", "to": "no" }, { "to": "no" } ] }, "no": { "text": "Fine.", "end": true }"#
    ),
    Case(
      "in the second half of or", ["slices"],
      #""ask": { "next": [ { "when": "known(slices) or slices > 1", "to": "no" }, { "to": "no" } ] }, "no": { "text": "Fine.", "end": true }"#
    ),
    Case(
      "in if()", [],
      #""ask": { "set": { "slices": "=if(known(slices), slices + 1, 1)" }, "text": "{slices}", "end": true }"#),
    Case(
      "added to", ["slices", "slices"],
      #""ask": { "set": { "slices": "=slices + 1" }, "text": "{slices}", "end": true }"#),
    Case(
      "unset again", ["guest"],
      #""ask": { "set": { "guest": "Ada" }, "next": "drop" }, "drop": { "set": { "guest": null }, "next": "bye" }, \#(bye)"#
    ),
    Case(
      "a loop that loses it", ["guest"],
      """
      "ask": { "set": { "guest": "Ada" }, "next": "show" },
      "show": { "text": "For {guest}?", "choices": [ { "id": "no", "text": "No", "set": { "guest": null }, "next": "show" }, { "id": "yes", "text": "Yes", "end": true } ] }
      """),
    Case(
      "set by what is called", [],
      """
      "ask": { "call": "who", "next": "bye" }, "who": { "text": "Who?", "slot": { "set": "guest" }, "next": "back-again" },
      "back-again": { "text": "Thanks.", "return": true }, \(bye)
      """),
    Case(
      "not set on all ways of what is called", ["guest"],
      """
      "ask": { "call": "who", "next": "bye" }, "who": { "text": "Who?", "slot": { "set": "guest", "skip": "back-again" }, "next": "back-again" },
      "back-again": { "text": "Thanks.", "return": true }, \(bye)
      """),
    Case(
      "lost in a call from a menu", ["guest"],
      """
      "ask": { "set": { "guest": "Ada" }, "next": "menu" },
      "menu": { "text": "What?", "reask": "For {guest}?", "choices": [ { "id": "drop", "text": "Somebody else", "call": "drop" }, { "id": "go", "text": "Go", "end": true } ] },
      "drop": { "set": { "guest": null }, "text": "Fine.", "return": true }
      """),
    Case(
      "kept through a call", [],
      """
      "ask": { "set": { "guest": "Ada" }, "call": "why", "next": "bye" }, "why": { "text": "Because.", "return": true }, \(bye)
      """),
    Case(
      "a person's name, and pronouns", ["partner.name"],
      #""ask": { "text": "{partner.they|cap} and {partner.name} and {partner.name|else: them}", "end": true }"#),
    Case(
      "a person who is somebody else now", ["partner.name"],
      #""ask": { "set": { "partner.name": "Ada" }, "next": "new" }, "new": { "set": { "partner": "new" }, "text": "{partner.name}", "end": true }"#
    ),
    Case(
      "a list before and after picking", ["on_top"],
      """
      "ask": { "text": "So far {on_top|list}.", "choices": { "pick": { "into": "on_top" } }, "next": "show" },
      "show": { "text": "With {on_top|list}.", "end": true }
      """),
    Case(
      "a list behind a count", [],
      """
      "ask": { "next": [ { "when": "count(on_top) > 0", "to": "show" }, { "to": "no" } ] },
      "show": { "text": "With {on_top|list}.", "end": true }, "no": { "text": "Plain.", "end": true }
      """),
    Case(
      "each", [],
      """
      "ask": { "text": "Which?", "choices": [ { "id": "one", "each": "on_top", "into": "editing", "next": "show" }, { "id": "no", "text": "None", "end": true } ] },
      "show": { "text": "{editing} of {on_top|list}", "end": true }
      """),
    Case(
      "assessed and not", ["check"],
      """
      "ask": { "text": "Say it.", "slot": { "set": "line", "assess": { "rubric": "opener", "into": "check" }, "skip": "none" }, "next": "look" },
      "look": { "text": "{check.landed|list} {check.try} {line}", "end": true }, "none": { "text": "{check.try}", "end": true }
      """),
    Case(
      "a card where it is shown", ["guest"],
      """
      "ask": { "card": "slice", "text": "Here.", "next": "again" },
      "again": { "set": { "guest": "Ada" }, "card": "slice", "text": "And here.", "end": true }
      """),
    Case(
      "a nudge's text and a retry", ["guest", "slices"],
      """
      "ask": { "text": "How many?", "remind": { "id": "cake", "in": "1d", "entry": "cake", "text": "For {guest}" },
        "slot": { "set": "slices", "retry": "Not {slices}." }, "next": "no" }, "no": { "text": "{slices}", "end": true }
      """),
    Case(
      "who runs it", ["operator.name"],
      #""ask": { "text": "{operator.name}, {operator.contact|else: nobody}", "end": true }"#),
    Case(
      "how long it is stored", ["stored.days"],
      #""ask": { "text": ["{stored.days}", "{stored.days|plural: one {#} other {#}|else: no}"], "end": true }"#),
  ]

  @Test(arguments: cases)
  func `a value is known where every way sets it`(row: Case) {
    let script = MiniBook.script(
      row.nodes, id: "cake",
      variables: """
        "guest": { "type": "text", "maxLength": 40 }, "slices": { "type": "number" },
        "slices_eaten": { "type": "bool", "default": false }, "line": { "type": "text" },
        "check": { "type": "assessment", "rubric": "opener" }, "partner": { "type": "person" },
        "editing": { "type": "member", "of": "on_top" },
        "on_top": { "type": "set", "of": { "icing": { "text": "icing" }, "nuts": { "text": "nuts" } } }
        """, more: #", "cards": { "slice": { "title": "Cake", "text": "For {guest}" } }"#)

    let findings = BookReader.read(MiniBook.files(["scripts/cake.json": script])).diagnostics

    #expect(findings.filter { $0.rule != .maybeUnset }.map(\.description) == [])
    let names = findings.map { String($0.message.drop { $0 != "“" }.dropFirst().prefix { $0 != "”" }) }
    #expect(names == row.found, "\(findings)")
  }

  @Test func `more variables than fit in one pass are all watched`() {
    let names = (0..<150).map { "word_\($0)" }
    let variables = names.map { "\"\($0)\": { \"type\": \"bool\" }" }.joined(separator: ", ")
    let text = names.map { "{\($0)}" }.joined(separator: " ")
    let script = MiniBook.script(#""ask": { "text": "\#(text)", "end": true }"#, id: "cake", variables: variables)

    let findings = BookReader.read(MiniBook.files(["scripts/cake.json": script])).diagnostics

    #expect(findings.filter { $0.rule == .maybeUnset }.count == 150)
  }
}
