import Dialogue
import TestSupport
import Testing
import Workshop

/// The scenarios of the writers' guide hold for the script of the guide.
@Suite struct GuideScenarioTests {
  @Test func `the guide's scenario passes`() throws {
    let guide = try Guide.read()
    let script = try #require(guide.examples.first { $0.kind == "script" })
    let scenarios = guide.examples.filter { $0.kind == "scenario" }
    var files = ["scripts/tea.json": script.text]
    for (number, scenario) in scenarios.enumerated() { files["scenarios/tea/\(number).json"] = scenario.text }
    let book = try Books.mini(["scripts/tea.json": script.text])

    let reading = ScenarioReader.read(MiniBook.files(files), for: book)

    #expect(reading.diagnostics.map(\.description) == [])
    #expect(reading.scenarios.count == scenarios.count && !scenarios.isEmpty)
    for scenario in reading.scenarios {
      let result = ScenarioRunner(book).run(scenario)
      #expect(result.passed, "\(result.report())")
    }
  }
}
