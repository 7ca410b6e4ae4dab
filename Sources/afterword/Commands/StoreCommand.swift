import ArgumentParser

/// `afterword data`: what an operator does with the database.
struct StoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Copy the database, change its key, look at what was set aside, export and delete.",
    discussion: """
      Run it as the bot's user and with its environment. All but rotate-key may run beside the bot.

      Ends with 0 when it is done, with 1 when there is nothing to do it with, with 2 when the database cannot be used.
      """,
    subcommands: [
      BackupCommand.self, RotateKeyCommand.self, AsidesCommand.self, ExportCommand.self, ExpireCommand.self,
      ForgetCommand.self,
    ]
  )
}
