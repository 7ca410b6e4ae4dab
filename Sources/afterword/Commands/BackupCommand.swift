import ArgumentParser
import Conversation
import Storage

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the database into a new file, while the bot goes on, and check the copy."
  )

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The new file.", completion: .file())
  var file: String

  func run() async throws {
    let assembly = options.assembly(try options.read())
    try await options.withDatabase(of: assembly, .visiting) { store in
      try await store.backup(to: file)
      let key = try MasterKey(assembly.configuration.masterKey.value(in: assembly.environment))
      let figures = try SQLiteStore.check(file, key: key)
      try Output.write(
        """
        Copied \(options.count(figures.conversations, "conversation")) to \(file), and read the copy whole. It opens with the key \
        in \(assembly.configuration.masterKey) alone: keep that key too, and somewhere else.

        """)
    }
  }
}
