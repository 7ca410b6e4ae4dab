import ArgumentParser
import Dialogue
import Workshop

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `afterword simulate`: random talks that look for what never may happen.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Talk with the book at random, and look for what never may happen.",
    discussion: """
      Walks take choices, type lines, say command words, wait, and go where nobody went yet. What breaks a promise is \
      made as short as it can be and told as a scenario, which fails until the book is mended; --save writes it to \
      <folder>/<script>/found-<promise>-<n>.json. Told as well is what was never reached. The same seed gives the same \
      walks.

      Ends with 0 when every promise holds, with 1 when one does not or the book has errors, with 2 when it cannot be \
      read at all or a scenario cannot be written. For example: afterword simulate --save dialogues/scenarios
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var options: BookOptions

  @Option(name: .long, help: ArgumentHelp("Begin in this script only, and tell about it alone.", valueName: "id"))
  var script: String?

  @Option(name: .long, help: ArgumentHelp("How many walks.", valueName: "n"))
  var walks = 1_000

  @Option(name: .long, help: ArgumentHelp("Answers in each walk.", valueName: "n"))
  var turns = 40

  @Option(name: .long, help: ArgumentHelp("Walk as an earlier run did: a whole number from 0.", valueName: "n"))
  var seed: UInt64?

  @Option(
    name: .long,
    help: ArgumentHelp("Write the scenarios below this folder; never over one that is there.", valueName: "folder"))
  var save: String?

  @Option(name: .long, help: "How to tell: text or json.")
  var format = Format.text

  func validate() throws {
    guard (1...10_000_000).contains(walks), (1...10_000).contains(turns) else {
      throw ValidationError("--walks needs a number from 1 to 10000000, --turns one from 1 to 10000.")
    }
  }

  func run() throws {
    let files = try options.files(withScenarios: false)
    let book = try options.runnable(files)
    let wanted = try script.map { try options.script(named: $0, in: book) }
    let folder = try options.folder()
    let simulation = Simulation(
      book, walks: walks, turns: turns, seed: seed ?? UInt64.random(in: 0..<1_000_000),
      script: wanted.flatMap { book.scriptPositions[$0.hash] })
    let report = SimulationReport(
      simulation.run(), of: simulation, files: files, folder: BookOptions.path("", in: folder)
    ) { FileManager.default.fileExists(atPath: path(of: $0, in: folder)) }
    var written: [String] = []
    if save != nil { for found in report.found { written.append(try write(found, in: folder)) } }
    switch format {
    case .json: try Output.write(report.json)
    case .text: try Output.write(report.text + told(report, written, folder))
    }
    if !report.holds { throw ExitStatus.failed }
  }

  /// `scenarios/tea/found.json` below the folder of --save, or where the book has it.
  private func path(of scenario: String, in folder: String) -> String {
    guard let save else { return BookOptions.path(scenario, in: folder) }
    return BookOptions.path(String(scenario.dropFirst("scenarios/".count)), in: save)
  }

  private func write(_ found: SimulationReport.Found, in folder: String) throws -> String {
    let path = path(of: found.path, in: folder)
    do { try ScenarioFile.write(found.json, to: path, replaces: false) } catch {
      throw ExitStatus.unreadable("“\(path)” cannot be written.")
    }
    return path
  }

  /// Where the scenarios are, or what stands in them; then how it ended.
  private func told(_ report: SimulationReport, _ written: [String], _ folder: String) -> String {
    var text = written.map { "written: \($0)\n" }.joined()
    if save == nil {
      for found in report.found { text += "\nsave this as \(path(of: found.path, in: folder)):\n\(found.json)" }
      if !report.holds { text += "\n" }
    }
    let count = report.found.count
    return text + (count == 0 ? "every promise holds\n" : "\(count) \(count == 1 ? "promise" : "promises") broken\n")
  }
}
