import ArgumentParser
import Foundation

/// Results go to standard output, what went wrong to standard error.
enum Output {
  /// Whether a stream, 1 or 2, is read by a person.
  static func isTerminal(_ stream: Int32) -> Bool { isatty(stream) == 1 }

  /// A result that cannot be written, as to a full disk, ends the command with `Exit.unreadable`.
  static func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      Output.error("The result cannot be written.")
      throw Exit.unreadable
    }
  }

  static func error(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }
}

/// How every command ends; 64 is the argument parser's, for an option that is not known.
enum Exit {
  /// Something does not hold: a finding, a scenario that fails, a name that is not in the book.
  static let failed = ExitCode(1)
  /// A file or folder cannot be read or written.
  static let unreadable = ExitCode(2)

  /// Says what is wrong, for `throw Exit.failed(…)`.
  static func failed(_ text: String) -> ExitCode {
    Output.error(text)
    return failed
  }

  static func unreadable(_ text: String) -> ExitCode {
    Output.error(text)
    return unreadable
  }
}
