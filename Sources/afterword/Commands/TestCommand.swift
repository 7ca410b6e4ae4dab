import ArgumentParser
import Dialogue
import Workshop

/// `afterword test`: whether the conversations in `scenarios/` still go as they should.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Hold the conversations in scenarios/ and see that they still go so.",
    discussion: """
      Each is held twice: straight through, and with everything saved and read back after each message. \
      Ends with 0 when all pass, else with 1.
      """
  )

  @OptionGroup var options: BookOptions

  @Option(name: .long, help: ArgumentHelp("Only the scenarios of this script.", valueName: "id"))
  var script: String?

  @Flag(name: .long, help: "Tell which nodes and choices no scenario visits.")
  var coverage = false

  @Argument(help: "Hold these scenarios only.")
  var files: [String] = []

  func run() throws {
    let all = try options.files()
    let chosen = try options.chosen(files, among: all)
    let book = try options.runnable(all)
    let wanted = try script.map { try options.script(named: $0, in: book) }
    func isWanted(_ path: String, script index: Int?) -> Bool {
      if !chosen.isEmpty, !chosen.contains(path) { return false }
      return wanted.map { index == $0 || path.hasPrefix("scenarios/\(book.scripts[$0].id)/") } ?? true
    }
    let reading = ScenarioReader.read(all, for: book)
    let scenarios = reading.scenarios.filter { isWanted($0.path, script: $0.script) }
    let broken = reading.broken.filter { isWanted($0, script: nil) }
    let findings = reading.diagnostics.filter { broken.contains($0.location.file) }
    if !findings.isEmpty { try Console.write(options.text(of: findings, isColored: Console.isTerminal(1)) + "\n") }

    let runner = ScenarioRunner(book)
    let folder = try BookOptions.path("", in: options.folder())
    var visited = Coverage()
    var failed = broken.count
    for scenario in scenarios {
      let result = runner.run(scenario)
      visited.formUnion(result.visited)
      guard !result.passed else { continue }
      failed += 1
      Console.write(result.report(folder: folder) + "\n")
    }
    if coverage { writeCoverage(visited, book, wanted) }
    Console.write("\(scenarios.count + broken.count - failed) passed, \(failed) failed\n")
    if failed > 0 { throw ExitCode(1) }
  }

  private func writeCoverage(_ visited: Coverage, _ book: Book, _ wanted: Int?) {
    for (index, script) in book.scripts.enumerated() where wanted == nil || wanted == index {
      Console.write(visited.of(script, in: book).text)
    }
  }
}
