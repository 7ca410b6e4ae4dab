import ArgumentParser

/// `afterword bench`: how fast things are, on this machine.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure how fast the coach is on this machine.",
    subcommands: [
      BenchEngineCommand.self, BenchTurnsCommand.self, BenchHTTPCommand.self, BenchWorkloadCommand.self,
    ]
  )
}
