package import Dialogue

/// A conversation that must go exactly so, written as JSON below `scenarios/`.
package struct Scenario: Sendable {
  package var path: String
  package var title: String
  /// Index into the book's scripts.
  package var script: Int
  /// Where it begins; nil: at the book's own entry, before the gate.
  package var start: ID?
  package var passesGate: Bool
  package var presets: [Preset]
  package var seed: UInt64
  package var steps: [Step]

  package struct Step: Sendable {
    /// In the scenario's file.
    package var line: Int
    package var action: Action
    package var expectations: [Expectation]
  }

  package enum Action: Hashable, Sendable {
    /// Nothing is done; the last reply is looked at.
    case look
    case say(String)
    /// By the choice's short name, as in `Question.Option.name`.
    case pick(String)
    /// As written in the file: `2d`.
    case wait(seconds: Int64, told: String)
    case nudge(String)
  }

  package struct Expectation: Sendable {
    package var line: Int
    package var kind: Kind
  }

  package enum Kind: Sendable {
    /// Any of these occurs in the reply.
    case says([String])
    case neverSays(String)
    case offers([String])
    /// By the full name: `script#node`.
    case waits(String)
    case holds(variable: Int, Value?)
    case shows([String])
    case plans([String])
    case ends(Bool)
  }
}
