/// Findings as writers read them in a terminal, the place marked under its line.
///
///     scripts/tea.json:4:22: error: there is no node “stgae” [unknown-node]
///       "ask": { "next": "stgae" }
///                        ^~~~~~~
///       fix: Did you mean “stage”?
///
///     1 error in 1 file.
package struct DiagnosticPrinter {
  /// A longer source line is cut around the caret.
  package static let columns = 100

  /// ANSI colours, for a terminal.
  private let isColored: Bool

  package init(isColored: Bool = false) {
    self.isColored = isColored
  }

  package static func text(_ diagnostics: [Diagnostic], isColored: Bool = false) -> String {
    let printer = DiagnosticPrinter(isColored: isColored)
    return diagnostics.map { printer.text($0) + "\n\n" }.joined() + printer.summary(of: diagnostics) + "\n"
  }

  /// One finding, without a line break at its end.
  package func text(_ diagnostic: Diagnostic) -> String {
    let location = diagnostic.location
    let isError = diagnostic.severity == .error
    let severity = colored("\(diagnostic.severity.rawValue):", isError ? "1;31" : "1;33")
    let place = colored("\(location.file):\(location.line):\(location.column):", "1")
    var lines = ["\(place) \(severity) \(clean(diagnostic.message)) \(colored("[\(diagnostic.rule.rawValue)]", "2"))"]
    if !diagnostic.sourceLine.isEmpty {
      let cut = CutLine(clean(diagnostic.sourceLine), column: location.column, length: diagnostic.length)
      lines.append(cut.text)
      lines.append(cut.padding + colored(cut.caret, isError ? "31" : "33"))
    }
    lines.append("  fix: \(clean(diagnostic.fix))")
    return lines.joined(separator: "\n")
  }

  /// How many findings there are: “3 errors in 2 files.”.
  package func summary(of diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "No findings." }
    let errors = diagnostics.count { $0.severity == .error }
    let advice = diagnostics.count - errors
    let files = Set(diagnostics.map(\.location.file)).count
    var counts: [String] = []
    if errors > 0 { counts.append(errors == 1 ? "1 error" : "\(errors) errors") }
    if advice > 0 { counts.append(advice == 1 ? "1 piece of advice" : "\(advice) pieces of advice") }
    return "\(counts.joined(separator: " and ")) in \(files == 1 ? "1 file" : "\(files) files")."
  }

  private func colored(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// A file may hold anything.
  ///
  /// A terminal obeys some of it.
  private func clean(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(isObeyed(scalar) ? "·" : scalar) }
    return String(clean)
  }

  private func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

/// A source line cut to a width, and the caret below it.
///
/// Positions count Unicode scalars, as columns of findings do.
private struct CutLine {
  let text: String
  let padding: String
  let caret: String

  init(_ line: String, column: Int, length: Int) {
    let scalars = Array(line.unicodeScalars)
    let at = min(max(0, column - 1), scalars.count)
    var first = 0
    var last = scalars.count
    if scalars.count > DiagnosticPrinter.columns {
      // Two thirds of the width before the caret where it is far to the right, for what leads to it.
      first = max(0, min(at - DiagnosticPrinter.columns * 2 / 3, scalars.count - DiagnosticPrinter.columns))
      last = first + DiagnosticPrinter.columns
    }
    var shown = Array(scalars[first..<last])
    if first > 0 { shown[0] = "…" }
    if last < scalars.count { shown[shown.count - 1] = "…" }
    text = Self.string(shown)
    // Tabs stay tabs, so that the caret stands where the terminal shows its letter.
    padding = Self.string(shown[..<(at - first)].map { $0 == "\t" ? "\t" : " " })
    caret = "^" + String(repeating: "~", count: max(0, min(length, last - at) - 1))
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
