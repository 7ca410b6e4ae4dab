import ArgumentParser
import Dialogue
import Workshop

/// `afterword lint`: what is wrong with a book, where, and what to do.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Read a book and tell what to mend, and where.",
    discussion: """
      Reads every script and scenario. Ends with 0 when all is well, with 1 when there is something to mend, \
      with 2 when the book cannot be read at all. For example: afterword lint dialogues/scripts/hello.json
      """
  )

  @OptionGroup var options: BookOptions

  @Argument(help: "Tell about these files only. The whole book is read in any case.")
  var files: [String] = []

  func run() throws {
    let all = try options.files()
    let chosen = try options.chosen(files, among: all)
    let reading = BookReader.read(all)
    var findings = reading.diagnostics
    // Against a book with errors, every scenario would look wrong as well.
    let scenarios = reading.runnable.map { ScenarioReader.read(all, for: $0) }
    if let scenarios { findings += scenarios.diagnostics }
    if !chosen.isEmpty { findings = findings.filter { chosen.contains($0.location.file) } }
    guard findings.isEmpty else {
      try Output.write(options.text(of: findings, isColored: Output.isTerminal(1)))
      throw ExitStatus.failed
    }
    if !chosen.isEmpty {
      try Output.write("Nothing to mend in \(chosen.count == 1 ? "this file" : "these \(chosen.count) files").\n")
    } else if let book = reading.book {
      let counts = [
        Self.count(book.scripts.count, "script"), Self.count(book.nodes.count, "node"),
        Self.count(scenarios?.scenarios.count ?? 0, "scenario"),
      ]
      try Output.write("Nothing to mend: \(counts.joined(separator: ", ")).\n")
    }
    if reading.hasErrors { Output.error("Other files of the book have errors, so no scenario was looked at.") }
  }

  private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
