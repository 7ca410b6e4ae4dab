import ArgumentParser
import Conversation
import Storage

struct ExpireCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expire",
    abstract: "Delete what has been kept long enough.",
    discussion: "A bot does the same every ten minutes; this is for one that stands still."
  )

  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    let assembly = options.assembly(try options.read())
    try await options.withDatabase(of: assembly, .visiting) { store in
      let before = try await store.figures().conversations
      try await store.expire(at: Assembly.now())
      let after = try await store.figures().conversations
      try Output.write(
        """
        \(options.count(max(0, before - after), "conversation")) deleted, unused for \(assembly.configuration.keepDays) days; \
        \(after) kept.

        """)
    }
  }
}
