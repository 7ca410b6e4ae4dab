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
      Ends with 0 when all pass, with 1 when one fails or the book has errors, with 2 when it cannot be read at all.
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
    if let other = chosen.filter({ !$0.hasPrefix("scenarios/") }).min() {
      throw ExitStatus.failed("“\(other)” is no scenario: they stand below scenarios/. --script names a script's own.")
    }
    let book = try options.runnable(all)
    let wanted = try script.map { try options.script(named: $0, in: book) }
    func isWanted(_ path: String, script: String?) -> Bool {
      if !chosen.isEmpty, !chosen.contains(path) { return false }
      return wanted.map { script == $0.id || path.hasPrefix("scenarios/\($0.id)/") } ?? true
    }
    let reading = ScenarioReader.read(all, for: book)
    let scenarios = reading.scenarios.filter { isWanted($0.path, script: book.scripts[$0.script].id) }
    let broken = reading.broken.filter { isWanted($0, script: nil) }
    let findings = reading.diagnostics.filter { broken.contains($0.location.file) }
    if !findings.isEmpty { try Output.write(options.text(of: findings, isColored: Output.isTerminal(1)) + "\n") }

    let runner = ScenarioRunner(book)
    let folder = try BookOptions.path("", in: options.folder())
    var visited = Coverage()
    var failed = broken.count
    for scenario in scenarios {
      let result = runner.run(scenario)
      visited.formUnion(result.visited)
      guard !result.passed else { continue }
      failed += 1
      try Output.write(result.report(folder: folder, files: all) + "\n")
    }
    if coverage {
      for script in book.scripts where wanted == nil || wanted?.id == script.id {
        try Output.write(visited.of(script, in: book).text)
      }
    }
    try Output.write("\(scenarios.count + broken.count - failed) passed, \(failed) failed\n")
    if scenarios.isEmpty, broken.isEmpty { Output.error("There is no scenario here yet: write one below scenarios/.") }
    if failed > 0 { throw ExitStatus.failed }
  }
}
