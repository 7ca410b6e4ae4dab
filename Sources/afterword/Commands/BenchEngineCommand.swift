import ArgumentParser
import Dialogue
import Workshop

/// `afterword bench engine`: turns per second of processor time, the size of a saved state, and lint.
struct BenchEngineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engine",
    abstract: "Measure turns per second of processor time.",
    discussion: """
      Adds a script of 50 rooms with three choices each to the book, holds conversations of 100 answers with it, and \
      compares every text with what it must be. Ends with 0, and with 1 where a text differs. \
      Build with -c release before you believe a number.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json
  }

  @OptionGroup var options: BookOptions

  @Option(help: ArgumentHelp("Measure so often; the median is told.", valueName: "n"))
  var rounds = 5

  @Option(help: ArgumentHelp("Conversations in a round; typed ones are a tenth of it.", valueName: "n"))
  var conversations = 2_000

  @Option(help: ArgumentHelp("Measure this alone: taps, bytes, typed or lint.", valueName: "row"))
  var only: EngineFigures.Row?

  @Option(help: "How to print: table or json.")
  var format = Format.table

  func validate() throws {
    if rounds < 1 || conversations < 1 { throw ValidationError("--rounds and --conversations count from 1.") }
  }

  func run() throws {
    let files = try options.files(withScenarios: false)
    let workload = Workload()
    let book = try options.runnable(workload.files(in: files))
    do {
      let figures = try EngineFigures.measured(
        book, workload, around: files, rows: only.map { [$0] } ?? EngineFigures.Row.allCases, rounds: rounds,
        conversations: conversations)
      try Output.write(format == .json ? JSONWriter.text(of: figures.tree) : figures.table)
    } catch let difference as MeasuredTalk.Difference {
      throw ExitStatus.failed("\(difference)")
    }
  }
}

extension EngineFigures.Row: ExpressibleByArgument {}
