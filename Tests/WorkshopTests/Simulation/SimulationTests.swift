import Dialogue
import TestSupport
import Testing
import Workshop

struct SimulationTests {
  static let book = MiniBook.script(
    """
    "ask": { "text": ["Hello.", { "text": "Back again?", "when": "visits('ask') > 2" }], "choices": [
        { "id": "in", "text": "Go in", "next": [ { "when": "count = 7", "to": "seven" },
          { "when": "count > 100 and count < 50", "to": "island" }, { "to": "many" } ] },
        { "id": "never", "text": "Shown to nobody", "when": "count > 200 and count < 50", "next": "many" } ] },
    "many": { "text": "How many?", "slot": { "set": "count" }, "next": "ask" },
    "seven": { "text": "Seven it is.", "end": true },
    "island": { "text": "Nobody comes here.", "choices": [
      { "id": "swim", "text": "Swim", "when": "count > 3", "next": "ask" },
      { "id": "fly", "text": "Fly", "next": "ask" } ] }
    """, variables: "\"count\": { \"type\": \"number\", \"min\": 0, \"max\": 90, \"default\": 0, \"keep\": true }")

  static func read() throws -> (book: Book, files: [SourceFile]) {
    let files = MiniBook.files(["scripts/tea.json": book])
    return (try Books.runnable(BookReader.read(files)), files)
  }

  @Test func `the same seed gives the same walks, and another one others`() throws {
    let book = try Self.read().book

    let texts = [4, 4, 5].map { seed in
      let simulation = Simulation(book, walks: 30, turns: 15, seed: UInt64(seed))
      let report = SimulationReport(simulation.run(), of: simulation, files: [])
      return report.text + report.json
    }

    #expect(texts[0] == texts[1])
    #expect(texts[0] != texts[2])
    #expect(texts[0].hasPrefix("seed 4: 30 walks, "))
  }

  @Test func `what no talk reaches is told with file and line, and what was reached by setting values only`() throws {
    let (book, files) = try Self.read()
    let simulation = Simulation(book, walks: 120, turns: 15, seed: 1)

    let report = SimulationReport(simulation.run(), of: simulation, files: files, folder: "dialogues/")

    let misses = report.text.split(separator: "\n").filter { $0.contains("never ") }.map(String.init)
    #expect(misses.contains { $0.hasSuffix(": never taken: tea#ask.never") }, "\(misses)")
    #expect(misses.contains { $0.hasSuffix(": never true: tea#ask when \"count > 200 and count < 50\"") }, "\(misses)")
    #expect(
      misses.contains(
        "  dialogues/scripts/tea.json:10: never visited, but by beginning there with values set: tea#island"),
      "\(misses)")
    #expect(
      !misses.contains { $0.contains("tea#seven") || $0.contains("visits") || $0.contains("count = 7") }, "\(misses)")
  }

  @Test func `one script alone is begun and counted where one is asked for`() throws {
    let book = try Self.read().book
    let index = try #require(book.scripts.firstIndex { $0.id == "tea" })

    let result = Simulation(book, walks: 10, turns: 10, seed: 1, script: index).run()

    #expect(result.reached.scripts.map(\.script) == ["tea"])
  }

  @Test(arguments: ["dialogues", "Tests/Fixtures/ProofBook"])
  func `the books of this repository keep every promise`(path: String) throws {
    let simulation = Simulation(try Books.read(path), walks: 150, turns: 30, seed: 7)

    let result = simulation.run()

    let report = SimulationReport(result, of: simulation, files: [])
    #expect(result.found.isEmpty, "\(report.found.map(\.report).joined(separator: "\n"))")
    #expect(result.reached.nodes.percent >= 95)
  }

  @Test func `every promise has a sentence and a name of its own`() {
    #expect(Set(Invariant.allCases.map(\.sentence)).count == Invariant.allCases.count)
    for invariant in Invariant.allCases {
      #expect(invariant.rawValue.allSatisfy { $0 == "-" || $0.isLowercase })
      #expect(!invariant.sentence.hasSuffix("."))
    }
  }
}
