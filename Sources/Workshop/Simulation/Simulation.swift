package import Dialogue

/// Talks with a book as people might, by chance and toward what was not reached yet, and watches what never may happen.
///
///     let result = Simulation(book, walks: 1_000, seed: 7).run()
///
/// The same book, numbers and seed give the same result.
package struct Simulation: Sendable {
  package var book: Book
  package var walks: Int
  /// Answers in each walk.
  package var turns: Int
  package var seed: UInt64
  /// Index of the one script that walks begin in and that is counted; nil for all.
  package var script: Int?
  let engine: Engine
  let roundTrip: @Sendable (ConversationState) -> ConversationState

  /// `engine` and `roundTrip` are the real ones, unless a test breaks them on purpose.
  package init(
    _ book: Book, walks: Int = 1_000, turns: Int = 40, seed: UInt64 = 0, script: Int? = nil,
    engine: @escaping Engine = { Interpreter.advance($0, $1, in: $2) },
    roundTrip: @escaping @Sendable (ConversationState) -> ConversationState = {
      StateCodec.decode(StateCodec.encode($0)).state
    }
  ) {
    self.book = book
    self.walks = walks
    self.turns = turns
    self.seed = seed
    self.script = script
    self.engine = engine
    self.roundTrip = roundTrip
  }

  package func run() -> SimulationResult {
    var explorer = Explorer(self)
    for walk in 0..<max(walks, 0) { explorer.walk(walk) }
    let shrinker = Shrinker(self)
    return SimulationResult(
      seed: seed, walks: walks, turns: explorer.turnCount, reached: explorer.reached(),
      found: explorer.found.map(shrinker.shortest))
  }

  func session(_ start: TalkStart) -> Session {
    Session(book, seed: start.seed, with: start.presets, engine: engine)
  }

  var rules: WatchRules { WatchRules(book, Vocabulary(book), roundTrip: roundTrip) }
}

extension Session {
  mutating func begin(_ start: TalkStart) { begin(at: start.node, passGate: start.node != nil) }
}

/// What came of a simulation.
package struct SimulationResult: Sendable {
  package var seed: UInt64
  package var walks: Int
  /// All answers, waits and nudges together.
  package var turns: Int
  package var reached: Reach
  /// One for each invariant and node, as they were found.
  package var found: [FoundTalk]
}

/// A talk that breaks an invariant with its last step.
package struct FoundTalk: Sendable {
  package var start: TalkStart
  package var actions: [Scenario.Action]
  package var violation: Violation
}
