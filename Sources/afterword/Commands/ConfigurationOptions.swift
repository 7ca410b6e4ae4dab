import ArgumentParser
import Dialogue
import Files

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which configuration a command works with.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The configuration; afterword.json unless said.", valueName: "file"))
  var config = "afterword.json"

  static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The configuration, with its paths seen from here; one with errors ends the command with 1.
  func read() throws -> Configuration {
    let file: SourceFile
    do {
      file = SourceFile(
        path: config, bytes: try SmallFile.bytes(of: config, limit: ConfigurationReader.byteLimit))
    } catch {
      throw ExitStatus.unreadable(error.isMissing ? Self.missing(config) : "\(error)")
    }
    let (configuration, findings) = ConfigurationReader.read(file)
    guard var configuration else {
      Output.error(DiagnosticPrinter.text(findings, isColored: Output.isTerminal(2)))
      throw ExitStatus.failed("Nothing was started: mend \(config) first.")
    }
    // What stands in the file is meant from where the file is.
    let folder = URL(fileURLWithPath: config).deletingLastPathComponent()
    configuration.book = Self.path(configuration.book, in: folder)
    configuration.data = Self.path(configuration.data, in: folder)
    return configuration
  }

  private static func path(_ path: String, in folder: URL) -> String {
    path.hasPrefix("/") ? path : folder.appendingPathComponent(path).standardized.path
  }

  private static func missing(_ path: String) -> String {
    "There is no “\(path)”. Name the configuration with --config; `afterword config` shows what stands in one."
  }
}
