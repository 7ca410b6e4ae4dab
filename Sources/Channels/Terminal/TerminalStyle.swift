/// How a talk looks in a terminal.
package struct TerminalStyle: Hashable, Sendable {
  /// Lines longer than this are hard to read, however wide the window is.
  package static let widest = 72
  /// A window narrower than this is written to as if it had this many columns.
  package static let narrowest = 20

  /// No line is longer; counted in columns, indent included.
  package var width: Int
  /// For screen readers and files: words instead of boxes and columns.
  package var isPlain: Bool
  package var hasColour: Bool
  package var hasBoxes: Bool

  package init(width: Int = widest, isPlain: Bool = false, hasColour: Bool = false, hasBoxes: Bool = true) {
    self.width = min(max(width, Self.narrowest), Self.widest)
    self.isPlain = isPlain
    self.hasColour = hasColour && !isPlain
    self.hasBoxes = hasBoxes && !isPlain
  }

  package static let plain = TerminalStyle(isPlain: true)

  /// Looks at what is written to.
  ///
  /// `environment` gives the value of a variable. Colour is off for `NO_COLOR` with any value (no-color.org) and for
  /// `TERM=dumb`; what is no terminal gets the plain style.
  package static func suited(
    isTerminal: Bool, isUTF8: Bool, columns: Int?, isPlain: Bool = false, environment: (String) -> String?
  ) -> TerminalStyle {
    let hasColour = environment("NO_COLOR").map(\.isEmpty) ?? true
    let isDumb = environment("TERM").map { $0.isEmpty || $0 == "dumb" } ?? true
    return TerminalStyle(
      width: columns ?? widest, isPlain: isPlain || !isTerminal, hasColour: isTerminal && hasColour && !isDumb,
      hasBoxes: isUTF8)
  }

  package func fitting(columns: Int?) -> TerminalStyle {
    TerminalStyle(width: columns ?? width, isPlain: isPlain, hasColour: hasColour, hasBoxes: hasBoxes)
  }
}

/// Emphasis that needs colour to be on.
enum Emphasis: String {
  case bold = "1"
  case dim = "2"
  case partner = "36"
}

extension TerminalStyle {
  func paint(_ text: String, _ emphasis: Emphasis) -> String {
    hasColour && !text.isEmpty ? "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m" : text
  }
}
