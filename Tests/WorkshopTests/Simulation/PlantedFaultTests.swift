import Dialogue
import TestSupport
import Testing
import Workshop

/// What a simulation promises of its own: it finds each kind of mistake, and shows it in a few steps.
struct PlantedFaultTests {
  @Test(arguments: Invariant.allCases, [UInt64(1), 2])
  func `a planted fault is found, shrunk to a few steps, and shown by a scenario that fails`(
    invariant: Invariant, seed: UInt64
  ) throws {
    let planted = try PlantedFault(of: invariant)
    let simulation = planted.simulation(walks: 60, seed: seed)

    let result = simulation.run()

    let found = try #require(
      result.found.first { $0.violation.invariant == invariant },
      "seed \(seed) found only \(result.found.map(\.violation))")
    #expect(found.actions.count <= 10, "seed \(seed): \(found.actions)")
    let report = SimulationReport(result, of: simulation, files: [])
    for found in report.found { #expect(found.isProven, "\(found.json)\n\(found.report)") }
    #expect(report.found.map(\.violation.invariant).contains(invariant))
    #expect(report.text.contains(invariant.sentence.dropFirst()))
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `the same book without a fault keeps every promise, and all of it is reached`(seed: UInt64) throws {
    let simulation = Simulation(try PlantedFault.sound(), walks: 80, turns: 20, seed: seed)

    let result = simulation.run()

    #expect(result.found.map(\.violation) == [], "seed \(seed)")
    #expect(result.reached.nodes.percent == 100, "seed \(seed): \(result.reached.scripts.flatMap(\.misses))")
    #expect(result.reached.choices.percent == 100)
  }

  @Test func `a scenario that was found passes once the book is mended`() throws {
    let planted = try PlantedFault(of: .distinctLabels)
    let simulation = planted.simulation(walks: 40, seed: 3)
    let report = SimulationReport(simulation.run(), of: simulation, files: [])
    let found = try #require(report.found.first { $0.violation.invariant == .distinctLabels })
    let sound = try PlantedFault.sound()

    let reading = ScenarioReader.read([SourceFile(path: found.path, text: found.json)], for: sound)

    #expect(reading.diagnostics.map(\.description) == [])
    let scenario = try #require(reading.scenarios.first)
    #expect(ScenarioRunner(sound).run(scenario).passed)
    #expect(!ScenarioRunner(planted.book).run(scenario).passed)
  }

  @Test func `a person's own words with braces are no unfilled place`() throws {
    let book = try Books.mini([
      "scripts/tea.json": MiniBook.script(
        """
        "ask": { "text": "What shall it be?", "slot": { "set": "wish" }, "next": "said" },
        "said": { "text": "“{wish|else: nothing}”, and {{braces}} of ours.", "choices": [
          { "id": "again", "text": "Again", "next": "ask" } ] }
        """, variables: "\"wish\": { \"type\": \"text\" }")
    ])

    let result = Simulation(book, walks: 150, turns: 20, seed: 5).run()

    #expect(result.found.map(\.violation) == [])
  }
}
