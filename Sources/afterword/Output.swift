import Channels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Results go to standard output, what went wrong to standard error.
enum Output {
  /// Whether a stream, 1 or 2, is read by a person.
  static func isTerminal(_ stream: Int32) -> Bool { isatty(stream) == 1 }

  /// A result that cannot be written, as to a full disk, ends the command with `ExitStatus.unreadable`.
  static func write(_ text: String) throws {
    guard OutputStream.write(text, to: STDOUT_FILENO) else {
      Output.error("The result cannot be written.")
      throw ExitStatus.unreadable
    }
  }

  static func error(_ text: String) {
    OutputStream.write(text.hasSuffix("\n") ? text : text + "\n", to: STDERR_FILENO)
  }
}
