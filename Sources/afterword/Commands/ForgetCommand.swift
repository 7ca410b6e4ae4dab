import ArgumentParser
import Conversation
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

  @OptionGroup var somebody: ConversationOptions

  func run() async throws {
    let assembly = options.assembly(try options.read())
    try await options.withDatabase(of: assembly, .visiting) { store in
      guard try await store.forget(somebody.id, at: Assembly.now()) else {
        throw ExitStatus.failed(somebody.unknown(in: assembly.configuration))
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
