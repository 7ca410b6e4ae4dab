import ArgumentParser
import Dialogue

/// `afterword data`: what an operator does with the database.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Copy the database, change its key, look at what was set aside, export and delete.",
    discussion: """
      Run it as the bot's user and with its environment. All but rotate-key may run beside the bot.

      Ends with 0 when it is done, with 1 when there is nothing to do it with, with 2 when the database cannot be used.
      """,
    subcommands: [
      BackupCommand.self, RotateKeyCommand.self, AsidesCommand.self, ExportCommand.self, ExpireCommand.self,
      ForgetCommand.self, UnknownCommand.self,
    ],
    defaultSubcommand: UnknownCommand.self
  )

  /// What `data` does alone, so that a mistyped command arrives here.
  struct UnknownCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "unknown", shouldDisplay: false)

    @Argument(help: .hidden)
    var words: [String] = []

    func run() throws {
      guard let word = words.first else { throw CleanExit.helpRequest(StoreCommand.self) }
      let commands = StoreCommand.configuration.subcommands.filter { $0 != UnknownCommand.self }.map { $0._commandName }
      let meant = Suggestion.nearest(word, among: commands).map { "Did you mean “\($0)”?" }
      Output.error("“data” has no such command. \(meant ?? "It has \(commands.joined(separator: ", ")).")")
      throw ExitCode.validationFailure
    }
  }
}
