import Dialogue

extension BookReader {
  /// A reading without the findings of one rule: examples stand in a book that has more nodes than they use.
  static func read(_ files: [SourceFile], leaving rule: LintRule) -> BookReading {
    var reading = read(files)
    reading.diagnostics.removeAll { $0.rule == rule }
    return reading
  }
}
