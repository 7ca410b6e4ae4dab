import ArgumentParser
import CProcess
import Logging

/// `afterword serve`: the coach as a bot.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Run the coach as a bot.",
    discussion: """
      Takes in what channels post, answers it, and keeps everything sealed in a database. SIGTERM ends it in order, \
      SIGHUP reads the book again. Ends with 0 after SIGTERM, with 2 when it cannot start or has to stop.
      """
  )

  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    // Before the first secret is read: an image of the memory would hold them, and what people write.
    let isPrivate = cprocess_keep_memory_private()
    let configuration = try options.read()
    var logger = Logger(label: "afterword") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = Logger.Level(rawValue: configuration.logLevel) ?? .info
    if !isPrivate { logger.warning("the system may write this process's memory to a disk when it crashes") }
    let assembly = Assembly(
      configuration: configuration, environment: ConfigurationOptions.environment, logger: logger)
    do {
      let bot = try assembly.bot { [logger] port in
        logger.notice("ready", metadata: ["host": "\(configuration.web.host)", "port": "\(port)"])
      }
      try await bot.run()
    } catch is CancellationError {
      // Told to end, and somebody was not done in time: all that was taken in is in the database.
      logger.warning("stopped before everything was done; the rest waits for the next start")
      return
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
    logger.notice("stopped")
  }
}
