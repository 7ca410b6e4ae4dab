import ArgumentParser

@main
struct Afterword: AsyncParsableCommand {
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
