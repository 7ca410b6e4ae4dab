package import Dialogue

/// Runs scenarios against a book: each straight through, and once more with the state saved and read back.
///
/// Besides what a scenario says itself, it is held to what every talk promises: see `Invariant`.
package struct ScenarioRunner: Sendable {
  private let book: Book
  private let traced: TracedBook
  private let reminders: [ID: String]
  private let rules: WatchRules
  private let engine: Engine
  private let roundTrip: @Sendable (ConversationState) -> ConversationState

  /// `roundTrip` saves a state and reads it back.
  package init(
    _ book: Book, engine: @escaping Engine = { Interpreter.advance($0, $1, in: $2) },
    roundTrip: @escaping @Sendable (ConversationState) -> ConversationState = {
      StateCodec.decode(StateCodec.encode($0)).state
    }
  ) {
    self.book = book
    self.engine = engine
    self.roundTrip = roundTrip
    rules = WatchRules(book, Vocabulary(book), roundTrip: roundTrip)
    traced = TracedBook(book)
    reminders = BookNames(book).reminders
  }

  package func run(_ scenario: Scenario) -> ScenarioResult {
    var straight = Walk(book, seed: scenario.seed, with: scenario.presets, engine: engine)
    var saved = Walk(book, seed: scenario.seed, with: scenario.presets, engine: engine, roundTrip: roundTrip)
    var failures: [ScenarioFailure] = []
    var way: ScenarioResult.Way?
    var lost: ScenarioFailure?
    straight.begin(at: scenario.start, passGate: scenario.passesGate)
    saved.begin(at: scenario.start, passGate: scenario.passesGate)
    var watch = Watch(rules)
    var looks: [ID: Int] = [:]
    let opening = watch.violation(after: .look, in: straight.session, looks: &looks)
    for (index, step) in scenario.steps.enumerated() {
      let check = StepCheck(book: book, reminders: reminders, script: scenario.script, step: step, number: index + 1)
      let before = straight.session.node
      failures = check.perform(on: &straight)
      if failures.isEmpty {
        var trails: [TracedBook.Trail] { straight.session.turns.map { traced.trail(from: $0.before, $0.input) } }
        failures = check.failures(of: straight) { trails.flatMap(\.nodes) }
        if !failures.isEmpty {
          let trails = trails
          way = StepWay(
            book: book, step: step, isFirst: index == 0, script: scenario.script, before: before,
            passed: trails.flatMap(\.nodes), item: trails.flatMap(\.items).last.map { traced.items[$0] }
          ).way(of: straight)
        }
      }
      let violation = watch.violation(after: step.action, in: straight.session, looks: &looks)
      if let broken = index == 0 ? opening ?? violation : violation {
        // Told only where it does not show in the talk: two talks side by side say more.
        if broken.invariant == .savedWhole {
          lost = lost ?? check.failure(broken)
        } else if failures.isEmpty {
          failures = [check.failure(broken)]
        }
      }
      if failures.isEmpty {
        _ = check.perform(on: &saved)
        failures = check.difference(straight, saved)
      }
      if !failures.isEmpty { break }
    }
    if failures.isEmpty, let lost { failures = [lost] }
    return ScenarioResult(
      scenario: scenario, failures: failures, way: way, transcript: straight.transcript,
      visited: traced.visited(from: straight.first, straight.inputs))
  }

  /// Where the person is after each step that can be done, and when that is.
  package func states(of scenario: Scenario) -> [(state: ConversationState, now: Int64)] {
    var walk = Walk(book, seed: scenario.seed, with: scenario.presets)
    walk.begin(at: scenario.start, passGate: scenario.passesGate)
    var states: [(state: ConversationState, now: Int64)] = []
    for (index, step) in scenario.steps.enumerated() {
      let check = StepCheck(book: book, reminders: reminders, script: scenario.script, step: step, number: index + 1)
      guard check.perform(on: &walk).isEmpty else { break }
      states.append((walk.state, walk.session.now))
    }
    return states
  }
}
