import ArgumentParser
import Dialogue

/// `afterword config`: what an operator can decide.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show every key of afterword.json, or check one.",
    discussion: """
      Prints each key with what it means and, in brackets, what holds without it; then a file that has them all. A bot \
      begins with: afterword config --example > afterword.json

      Ends with 0 when all is well, with 1 when --check finds a mistake, with 2 when the file cannot be read.
      """
  )

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Read the configuration and say what is wrong with it.")
  var check = false

  @Flag(help: "Print a short configuration to begin with.")
  var example = false

  func validate() throws {
    if check, example { throw ValidationError("--check and --example do not go together.") }
  }

  func run() throws {
    if example { return try Output.write(ConfigurationKey.shortExample) }
    guard check else {
      return try Output.write(
        "\(ConfigurationKey.table)\nSecrets are never written here: keys name environment variables. A variable NAME can"
          + " also\nstand in a file, to which NAME_FILE points.\n\nA file with every key:\n\n\(ConfigurationKey.fullExample)"
      )
    }
    let (configuration, findings) = try options.examine()
    guard configuration != nil else {
      try Output.write(DiagnosticPrinter.text(findings, isColored: Output.isTerminal(1)))
      throw ExitStatus.failed
    }
    try Output.write("Nothing to mend in \(options.config). Secrets and surroundings: afterword doctor\n")
  }
}
