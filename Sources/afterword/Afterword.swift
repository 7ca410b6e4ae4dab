import ArgumentParser

@main
struct Afterword: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "afterword",
    abstract: "A coach for the talk about aftercare.",
    subcommands: [ChatCommand.self, LintCommand.self, TestCommand.self, PlayCommand.self],
    defaultSubcommand: ChatCommand.self
  )
}
