import ArgumentParser
import Dialogue
import Workshop

/// `afterword bench turns`: whole turns through a store on this machine's disk.
struct BenchTurnsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turns",
    abstract: "Measure whole turns a second, with inbox, database and outbox.",
    discussion: """
      People tap through a script of 50 rooms, many at once: each event is stored, answered, saved and sealed, and its \
      answer taken by a channel that takes everything and struck off. The database lies in the folder for temporary \
      files (TMPDIR): one in memory would be no measure. Ends with 0, and with 1 where a text differs or a message was \
      not sent exactly once. Build with -c release before you believe a number.
      """
  )

  @OptionGroup var options: BookOptions

  @Option(help: ArgumentHelp("How many people there are.", valueName: "n"))
  var conversations = 1_000

  @Option(help: ArgumentHelp("Answers in each conversation.", valueName: "n"))
  var turns = 20

  @Option(help: ArgumentHelp("People who wait for an answer at any time.", valueName: "n"))
  var inFlight = 64

  @Option(help: "How to print: table or json.")
  var format = BenchEngineCommand.Format.table

  func validate() throws {
    if conversations < 1 || turns < 1 || inFlight < 1 {
      throw ValidationError("--conversations, --turns and --in-flight count from 1.")
    }
  }

  func run() async throws {
    let workload = Workload()
    let book = try options.runnable(workload.files(in: options.files(withScenarios: false)))
    let storm = TurnStorm(
      book: book, workload: workload, conversations: conversations, turns: turns,
      inFlight: min(inFlight, conversations), now: Assembly.now)
    let figures: TurnFigures
    do { figures = try await TurnFigures.measured(storm) } catch { throw ExitStatus.failed("\(error)") }
    try Output.write(format == .json ? JSONWriter.text(of: figures.tree) : figures.table)
    if !figures.isEveryMessageSentOnce { throw ExitStatus.failed }
  }
}
