extension LintRule {
  /// Runs every rule that looks at a whole book.
  static func checkAll(_ book: inout Book, _ findings: inout Findings) {
  }
}
