import ArgumentParser

/// How every command ends; 64 is the argument parser's, for an option that is not known.
enum ExitStatus {
  /// Something does not hold: a finding, a scenario that fails, a name that is not in the book.
  static let failed = ExitCode(1)
  /// A file or folder cannot be read or written.
  static let unreadable = ExitCode(2)

  /// Says what is wrong, for `throw ExitStatus.failed(…)`.
  static func failed(_ text: String) -> ExitCode {
    Output.error(text)
    return failed
  }

  static func unreadable(_ text: String) -> ExitCode {
    Output.error(text)
    return unreadable
  }
}
