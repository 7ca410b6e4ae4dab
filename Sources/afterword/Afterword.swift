import ArgumentParser
import Dispatch

@main
struct Afterword: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "afterword",
    abstract: "A coach for the talk about aftercare.",
    discussion: """
      Every command ends with 0 when all is well, 1 when something does not hold, 2 when a file or folder cannot be \
      read or written, and 64 when an option is not known.
      """,
    version: "0.1.0",
    subcommands: [
      ChatCommand.self, LintCommand.self, TestCommand.self, PlayCommand.self, RecordCommand.self, SimulateCommand.self,
      GraphCommand.self, FormatCommand.self, RenameCommand.self, SchemaCommand.self, BenchCommand.self,
      ServeCommand.self,
      ConfigCommand.self, DoctorCommand.self, StoreCommand.self,
    ],
    defaultSubcommand: ChatCommand.self
  )
}

extension Afterword {
  /// An asynchronous root would run every command on a thread of the pool, whose memory costs a start of the terminal
  /// coach two to five milliseconds: only what has to wait for others runs there.
  static func main() {
    do {
      var command = try parseAsRoot()
      if let waiting = command as? any AsyncParsableCommand { run(waiting) }
      try command.run()
    } catch {
      exit(withError: error)
    }
  }

  private static func run(_ command: sending any AsyncParsableCommand) -> Never {
    Task {
      do {
        var command = command
        try await command.run()
        exit()
      } catch {
        exit(withError: error)
      }
    }
    dispatchMain()
  }
}
