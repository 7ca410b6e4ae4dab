import ArgumentParser
import Workshop

/// `afterword bench workload`: the script that is measured, so that other programs can be given the same work.
struct BenchWorkloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workload",
    abstract: "Print the script that bench engine measures with."
  )

  @Option(help: ArgumentHelp("How many rooms it has.", valueName: "n"))
  var nodes = 50

  func validate() throws {
    guard (1...60_000).contains(nodes) else { throw ValidationError("--nodes takes a number from 1 to 60000.") }
  }

  func run() throws { try Output.write(Workload(nodes: nodes).text) }
}
