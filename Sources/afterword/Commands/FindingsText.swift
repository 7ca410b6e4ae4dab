import Dialogue

/// Findings as a writer reads them in a terminal.
enum FindingsText {
  /// Each with its place, its line, a caret and what to do.
  static func of(_ findings: [Diagnostic], folder: String) -> String {
    findings.map { finding in
      var finding = finding
      finding.location.file = folder + finding.location.file
      return text(of: finding)
    }.joined()
  }

  private static func text(of finding: Diagnostic) -> String {
    var text = finding.description + "\n"
    if !finding.sourceLine.isEmpty {
      let number = String(finding.location.line)
      let margin = String(repeating: " ", count: number.count)
      // A tab before the caret stays a tab, so that the caret stands under its letter.
      let lead = finding.sourceLine.unicodeScalars.prefix(finding.location.column - 1).map { $0 == "\t" ? "\t" : " " }
      let carets = String(repeating: "^", count: max(1, finding.length))
      text += " \(number) | \(finding.sourceLine)\n \(margin) | \(lead.joined())\(carets)\n"
    }
    return text + "  \(finding.fix)\n\n"
  }

  /// How many there are: `2 errors, 1 piece of advice`.
  static func count(_ findings: [Diagnostic]) -> String {
    let errors = findings.filter { $0.severity == .error }.count
    let advice = findings.count - errors
    var parts: [String] = []
    if errors > 0 { parts.append("\(errors) \(errors == 1 ? "error" : "errors")") }
    if advice > 0 { parts.append("\(advice) \(advice == 1 ? "piece" : "pieces") of advice") }
    return parts.joined(separator: ", ") + "\n"
  }
}
