import ArgumentParser
import Dialogue
import Workshop

/// `afterword lint`: what is wrong with a book, where, and what to do.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Read a book and tell what to mend, and where.",
    discussion: """
      Reads every script and scenario. Errors keep the coach from starting; advice is for better talks, and a writer \
      may disagree: "silence": { "code": "reason" } on a node, a script or book.json. For example: \
      afterword lint dialogues/scripts/hello.json

      Ends with 0 when there is no error, with 1 when there is one (with --strict: when there is advice, too), with 2 \
      when the book cannot be read at all, and with 64 for an option that is not known.

      --format json writes one object: "findings", a list in reading order of { "code", "severity" ("error" or \
      "advice"), "message", "fix", "file", "line", "column", "length" }, and "counts": { "errors", "advice", "files" }. \
      Lines and columns count from 1, columns and length in Unicode scalars.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @OptionGroup var options: BookOptions

  @Option(help: "text for people, json for programs.")
  var format = Format.text

  @Flag(help: "Leave out advice.")
  var errorsOnly = false

  @Flag(help: "End with 1 for advice, too.")
  var strict = false

  @Argument(help: "Tell about these files only. The whole book is read in any case.")
  var files: [String] = []

  func run() throws {
    let all = try options.files()
    let chosen = try options.chosen(files, among: all)
    let reading = BookReader.read(all, withAdvice: !errorsOnly)
    var findings = reading.diagnostics
    // Against a book with errors, every scenario would look wrong as well.
    let scenarios = reading.runnable.map { ScenarioReader.read(all, for: $0) }
    if let scenarios { findings += scenarios.diagnostics }
    if !chosen.isEmpty { findings = findings.filter { chosen.contains($0.location.file) } }
    switch format {
    case .json: try Output.write(FindingsJSON.text(of: options.fromHere(findings)))
    case .text where findings.isEmpty: try writeNothingToMend(reading, scenarios, chosen)
    case .text: try Output.write(options.text(of: findings, isColored: Output.isTerminal(1)))
    }
    let fails = findings.contains { strict || $0.severity == .error }
    if reading.hasErrors, !findings.contains(where: { $0.severity == .error }) {
      Output.error("Other files of the book have errors, so no scenario was looked at.")
    }
    if fails { throw ExitStatus.failed }
  }

  private func writeNothingToMend(
    _ reading: BookReading, _ scenarios: ScenarioReading?, _ chosen: Set<String>
  ) throws {
    if !chosen.isEmpty {
      try Output.write("Nothing to mend in \(chosen.count == 1 ? "this file" : "these \(chosen.count) files").\n")
    } else if let book = reading.book {
      let counts = [
        Self.count(book.scripts.count, "script"), Self.count(book.nodes.count, "node"),
        Self.count(scenarios?.scenarios.count ?? 0, "scenario"),
      ]
      try Output.write("Nothing to mend: \(counts.joined(separator: ", ")).\n")
    }
  }

  private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
