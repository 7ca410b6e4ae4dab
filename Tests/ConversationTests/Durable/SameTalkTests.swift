import Conversation
import Dialogue
import Storage
import TestSupport
import Testing
import Workshop

struct SameTalkTests {
  private static let lines = [
    "1", "2", "3", "yes", "no", "the second one", "i like a slow quiet while, could we?", "back", "help", "menu",
    "red balloon", "water and 3", "done", "tomorrow evening", "10", "keep it", "repeat", "my cards", "what do you keep",
    "skip", "stop", "hello", "start over", "later",
  ]
  /// Of so many scenarios one is held with a database.
  private static let sample = 8

  @Test(arguments: ["dialogues", "Tests/Fixtures/ProofBook"], 1...2)
  func `a terminal and a bot give the same conversation`(folder: String, seed: Int) async throws {
    let book = try Books.read(folder)
    var random = SeededGenerator(seed: UInt64(seed))
    let place = try TemporaryFolder()
    let store = try SQLiteStore(place.path + "/talks.sqlite", key: .random())
    let talk = try TwofoldTalk(book, on: store, .init(seed: UInt64(seed)))

    try await talk.start()
    try await talk.say("yes")
    for _ in 0..<80 where talk.differences.isEmpty {
      let option = talk.question?.options.randomElement(using: &random)
      if Bool.random(using: &random), let option, let id = UInt32(option.id, radix: 16), id != 0 {
        _ = try await talk.pick(id)
      } else if Int.random(in: 0..<12, using: &random) == 0 {
        try await talk.wait(Int64.random(in: 1...200_000, using: &random))
      } else {
        try await talk.say(Self.lines.randomElement(using: &random) ?? "1")
      }
    }

    #expect(talk.differences.isEmpty, "seed \(seed), \(talk.differences.first ?? "")")
    #expect(talk.replies > 60)
  }

  @Test(arguments: ["dialogues", "Tests/Fixtures/ProofBook"])
  func `every scenario goes over the webhook as it goes at a terminal`(folder: String) async throws {
    let files = try Repository.files(folder)
    let book = try Books.runnable(BookReader.read(files))
    let scenarios = ScenarioReader.read(files, for: book).scenarios
    try #require(scenarios.count > 20)

    for (number, scenario) in scenarios.enumerated() {
      let place = try TemporaryFolder()
      let store: any ConversationStore =
        number.isMultiple(of: Self.sample)
        ? try SQLiteStore(place.path + "/talks.sqlite", key: .random()) : InMemoryStore()
      let difference = try await Self.difference(in: scenario, book, store)
      #expect(difference == nil, "\(scenario.path), \(difference ?? "")")
    }
  }

  private static func asksForTheClock(_ scenario: Scenario) -> Bool {
    scenario.steps.flatMap(\.expectations).contains {
      if case .waits(let place) = $0.kind { place.hasSuffix("#clock") } else { false }
    }
  }

  /// What was not the same, or could not be done; nil where all was.
  private static func difference(
    in scenario: Scenario, _ book: Book, _ store: any ConversationStore
  ) async throws -> String? {
    // Knows choices by their names, which stand in no body.
    var walk = Walk(book, seed: scenario.seed, with: scenario.presets)
    walk.begin(at: scenario.start, passGate: scenario.passesGate)
    let first = walk.session.turns.first
    let talk = try TwofoldTalk(
      book, on: store,
      .init(state: first?.before ?? .init(), event: first?.input.event ?? .start(), seed: scenario.seed))

    try await talk.start()
    for step in scenario.steps where talk.differences.isEmpty {
      var isDone = true
      switch step.action {
      case .look: break
      case .say(let text):
        walk.say(text)
        try await talk.say(text)
      case .pick(let name):
        guard let option = walk.session.option(named: name) else { return "line \(step.line): no choice \(name)" }
        isDone = try await talk.pick(option.id.raw)
        walk.pick(option)
      case .wait(let seconds, let told):
        walk.wait(seconds, told: told)
        // Of a nudge that comes later than it is due, the scenario says when.
        let isAwaited = scenario.steps.contains { if case .nudge = $0.action { true } else { false } }
        try await talk.wait(seconds, ringing: !isAwaited)
      case .nudge(let name):
        _ = walk.ring(name)
        isDone = try await talk.nudge(ID("reminder:\(name)"))
      }
      // A terminal knows the person's clock: where a scenario asks for it, the talk goes another way from there on.
      if !isDone { return asksForTheClock(scenario) ? nil : "line \(step.line): it cannot be done" }
      if let difference = talk.differences.first { return "line \(step.line), \(difference)" }
    }
    return talk.differences.first
  }
}
