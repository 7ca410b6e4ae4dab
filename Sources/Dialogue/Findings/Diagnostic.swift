/// A place in a file, counted as editors count: the first character is at line 1, column 1.
///
/// Columns count Unicode scalars, so that a caret under the printed line points at the right letter.
package struct SourceLocation: Hashable, Sendable {
  package var file: String
  package var line: Int
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// A remark on a book, addressed to its writer: what is wrong, where, and what to do.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable {
    /// The script runs, but perhaps not as its writer hopes.
    case advice
    /// The book cannot run, and the coach refuses to start with it.
    case error
  }

  package var rule: LintRule
  package var severity: Severity
  /// What is wrong, in one sentence without a full stop.
  package var message: String
  /// What to do about it, in one sentence.
  package var fix: String
  package var location: SourceLocation
  /// The line the finding points at, for showing; empty when there is none.
  package var sourceLine: String
  /// How many characters the caret underlines; at least 1.
  package var length: Int

  package init(
    rule: LintRule, severity: Severity = .error, message: String, fix: String, location: SourceLocation,
    sourceLine: String = "", length: Int = 1
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.fix = fix
    self.location = location
    self.sourceLine = sourceLine
    self.length = length
  }
}

extension Diagnostic: CustomStringConvertible {
  /// One line in the form that editors and build logs turn into a link.
  package var description: String {
    "\(location.file):\(location.line):\(location.column): \(severity.rawValue): \(message) [\(rule.rawValue)]"
  }
}
