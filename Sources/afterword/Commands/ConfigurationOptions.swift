import ArgumentParser
import Dialogue
import Files
import Logging
import Storage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which configuration a command works with.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The configuration.", valueName: "file"))
  var config = "afterword.json"

  static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The configuration, with its paths seen from here; one with errors ends the command with 1.
  func read() throws -> Configuration {
    let (configuration, findings) = try examine()
    guard let configuration else {
      Output.error(DiagnosticPrinter.text(findings, isColored: Output.isTerminal(2)))
      throw ExitStatus.failed("Nothing was started: mend \(config) first.")
    }
    return configuration
  }

  /// The configuration, where it has no errors, and what is wrong; a file that cannot be read ends the command with 2.
  func examine() throws -> (configuration: Configuration?, findings: [Diagnostic]) {
    let file: SourceFile
    do {
      file = SourceFile(
        path: config, bytes: try SmallFile.bytes(of: config, limit: ConfigurationReader.byteLimit))
    } catch {
      throw ExitStatus.unreadable(error.isMissing ? Self.missing(config) : "\(error)")
    }
    let (read, findings) = ConfigurationReader.read(file)
    guard var configuration = read else { return (nil, findings) }
    // What stands in the file is meant from where the file is.
    let folder = URL(fileURLWithPath: config).deletingLastPathComponent()
    configuration.book = Self.path(configuration.book, in: folder)
    configuration.data = Self.path(configuration.data, in: folder)
    return (configuration, findings)
  }

  func assembly(_ configuration: Configuration) -> Assembly {
    Assembly(configuration: configuration, environment: Self.environment, logger: Logger(label: "afterword"))
  }

  /// Opens the database there is, and never makes one; what keeps it from being used ends the command with 2.
  func withDatabase(
    of assembly: Assembly, _ use: SQLiteStore.Use, _ work: (SQLiteStore) async throws -> Void
  ) async throws {
    guard FileMode(of: assembly.databasePath) != nil else {
      throw ExitStatus.failed("There is no database \(assembly.databasePath) yet: nothing was done.")
    }
    do {
      try await work(try assembly.store(use))
    } catch let exit as ExitCode {
      throw exit
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
  }

  /// “1 conversation”, “2 conversations”.
  func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }

  private static func path(_ path: String, in folder: URL) -> String {
    path.hasPrefix("/") ? path : folder.appendingPathComponent(path).standardized.path
  }

  private static func missing(_ path: String) -> String {
    "There is no “\(path)”. Name the configuration with --config; `afterword config` shows what stands in one."
  }
}
