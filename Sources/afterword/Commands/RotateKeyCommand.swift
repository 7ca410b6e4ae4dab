import ArgumentParser
import Storage

struct RotateKeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate-key",
    abstract: "Seal the database under another master key, while no bot runs."
  )

  @OptionGroup var options: ConfigurationOptions

  @Option(help: ArgumentHelp("The environment variable with the new key, or NAME_FILE.", valueName: "name"))
  var to: String

  func validate() throws {
    // A value that is no name may be the key itself, and is not repeated.
    if !Secret.isName(to) {
      throw ValidationError("--to names an environment variable, such as NEW_MASTER_KEY, and is never the key itself.")
    }
  }

  func run() async throws {
    let assembly = options.assembly(try options.read())
    let old = assembly.configuration.masterKey
    let new = Secret(name: to)
    guard new != old else {
      throw ExitStatus.failed("\(to) is the key the database has now. Give the new one another name.")
    }
    let key: MasterKey
    do { key = try MasterKey(new.value(in: assembly.environment)) } catch {
      throw ExitStatus.unreadable("\(to): \(error)")
    }
    try await options.withDatabase(of: assembly, .maintaining) { store in
      try await store.rotate(to: key)
      try Output.write(
        """
        The database opens with the key in \(to) alone now. Before the bot starts, give it that key as \(old), or write \
        "masterKey": "\(to)" into \(assembly.configuration.path). Older backups open with the old key: keep it as long as \
        them.

        """)
    }
  }
}
