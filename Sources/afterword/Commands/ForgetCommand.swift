import ArgumentParser
import Conversation
import Dialogue
import Storage

struct ForgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Delete everything about one conversation.",
    discussion: """
      For somebody who asks the operator, and not the bot, to be forgotten. Nothing is said to them. Your shell may keep \
      the id in its history.
      """
  )

  @OptionGroup var options: ConfigurationOptions

  @Option(help: ArgumentHelp("The channel, as it is called in the configuration.", valueName: "name"))
  var channel: String

  @Option(help: ArgumentHelp("The other end's id of the conversation, exactly.", valueName: "id"))
  var conversation: String

  func run() async throws {
    let assembly = options.assembly(try options.read())
    try await options.withDatabase(of: assembly, .visiting) { store in
      let id = ConversationID(channel: channel, address: conversation)
      guard try await store.forget(id, at: Assembly.now()) else {
        let names = assembly.configuration.webhooks.map(\.name)
        let meant = Suggestion.nearest(channel, among: names).map { " Did you mean the channel “\($0)”?" }
        let hint = names.contains(channel) ? " Is the id exactly the one the other end uses?" : meant ?? ""
        throw ExitStatus.failed("Nothing is stored of that conversation.\(hint)")
      }
      guard try await store.isJournalWiped() else {
        throw ExitStatus.failed(
          """
          That conversation is deleted, but something reads the database, and until it is done pages from before stay in \
          \(assembly.databasePath)-wal. A bot that runs wipes them within ten minutes; else do: afterword data expire
          """)
      }
      try Output.write("Everything about that conversation is deleted here. Backups made before still hold it.\n")
    }
  }
}
