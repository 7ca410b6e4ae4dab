package import Dialogue

/// Runs scenarios against a book: each straight through, and once more with the state saved and read back.
package struct ScenarioRunner: Sendable {
  private let book: Book
  private let traced: TracedBook
  private let reminders: [ID: String]
  private let roundTrip: @Sendable (ConversationState) -> ConversationState

  /// `roundTrip` saves a state and reads it back.
  package init(
    _ book: Book,
    roundTrip: @escaping @Sendable (ConversationState) -> ConversationState = {
      StateCodec.decode(StateCodec.encode($0)).state
    }
  ) {
    self.book = book
    self.roundTrip = roundTrip
    traced = TracedBook(book)
    reminders = BookNames(book).reminders
  }

  package func run(_ scenario: Scenario) -> ScenarioResult {
    var straight = Walk(book, seed: scenario.seed, with: scenario.presets)
    var saved = Walk(book, seed: scenario.seed, with: scenario.presets, roundTrip: roundTrip)
    var failures: [ScenarioFailure] = []
    straight.begin(at: scenario.start, passGate: scenario.passesGate)
    saved.begin(at: scenario.start, passGate: scenario.passesGate)
    for (index, step) in scenario.steps.enumerated() {
      let check = StepCheck(book: book, reminders: reminders, step: step, number: index + 1)
      failures = check.perform(on: &straight)
      if failures.isEmpty { failures = check.failures(of: straight) }
      if failures.isEmpty {
        _ = check.perform(on: &saved)
        failures = check.difference(straight, saved)
      }
      if !failures.isEmpty { break }
    }
    return ScenarioResult(
      scenario: scenario, failures: failures, transcript: straight.transcript,
      visited: traced.visited(from: straight.first, straight.inputs))
  }

  /// Where the person is after each step that can be done, and when that is.
  package func states(of scenario: Scenario) -> [(state: ConversationState, now: Int64)] {
    var walk = Walk(book, seed: scenario.seed, with: scenario.presets)
    walk.begin(at: scenario.start, passGate: scenario.passesGate)
    var states: [(state: ConversationState, now: Int64)] = []
    for (index, step) in scenario.steps.enumerated() {
      let check = StepCheck(book: book, reminders: reminders, step: step, number: index + 1)
      guard check.perform(on: &walk).isEmpty else { break }
      states.append((walk.state, walk.now))
    }
    return states
  }
}
