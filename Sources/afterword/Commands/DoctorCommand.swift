import ArgumentParser
import Dialogue
import Logging

/// `afterword doctor`: whether a bot would serve here.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check everything a bot needs, and say what to do.",
    discussion: """
      Looks at configuration, secrets, modes of files, book, helplines, clock, database, libcurl, port and channels. \
      Run it as the bot's user and with its environment. No secret is shown, and nothing is sent to anybody.

      Ends with 0 when a bot can serve, warnings or not, with 1 when it cannot, with 2 when there is no configuration.
      """
  )

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let (configuration, findings) = try options.examine()
    guard let configuration else {
      Output.error(DiagnosticPrinter.text(findings, isColored: Output.isTerminal(2)))
      try Output.write("problem  configuration  \(options.config) has mistakes: mend them, then ask again.\n")
      throw ExitStatus.failed
    }
    let examination = Doctor.examine(options.assembly(configuration))
    try Output.write(examination.text)
    if examination.hasProblems { throw ExitStatus.failed }
  }
}
