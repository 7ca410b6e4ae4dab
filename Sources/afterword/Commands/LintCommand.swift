import ArgumentParser
import Dialogue
import Files
import Workshop

/// `afterword lint`: what is wrong with a book, where, and what to do.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Read a book and tell what to mend, and where.",
    discussion: """
      Reads every script and scenario. Ends with 0 when all is well, with 1 when there is something to mend, \
      with 2 when the book cannot be read at all.
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
      try Console.write(options.text(of: findings, isColored: Console.isTerminal(1)))
      throw ExitCode(1)
    }
    guard let book = reading.book else { throw ExitCode(1) }
    let read = scenarios.map { ", \($0.scenarios.count) scenarios" } ?? ""
    Console.write("Nothing to mend: \(book.scripts.count) scripts, \(book.nodes.count) nodes\(read).\n")
    if reading.hasErrors { Console.error("Other files of the book have errors, so no scenario was looked at.") }
  }
}
