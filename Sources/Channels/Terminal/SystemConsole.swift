import CEditLine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The terminal or the pipe this process was started with.
package struct SystemConsole: Console {
  package let isTerminal: Bool
  package let isUTF8: Bool
  package let canClear: Bool
  private let isTyped: Bool
  private let editor: EditedLineReader?
  private var stream = StreamLineReader(descriptor: STDIN_FILENO)

  private let chosenColumns: Int?

  /// With `isPlain` nothing is wiped off unasked, as a screen reader would lose its place.
  ///
  /// `columns` narrows the window.
  package init(isPlain: Bool = false, columns: Int? = nil) {
    chosenColumns = columns
    isUTF8 = Self.adoptLocale()
    isTyped = isatty(STDIN_FILENO) == 1
    isTerminal = isatty(STDOUT_FILENO) == 1
    let isDumb = Self.environment("TERM").map { $0.isEmpty || $0 == "dumb" } ?? true
    canClear = isTyped && isTerminal && !isDumb && !isPlain
    editor = isTyped && isTerminal ? EditedLineReader() : nil
  }

  /// Takes the person's locale, and says whether it is one of UTF-8.
  ///
  /// libedit drops every letter beyond ASCII in any other, as in a bare `C`; then `C.UTF-8` is taken.
  private static func adoptLocale() -> Bool {
    setlocale(LC_ALL, "")
    let isUTF8 = String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8"
    if !isUTF8, setlocale(LC_CTYPE, "C.UTF-8") == nil { setlocale(LC_CTYPE, "en_US.UTF-8") }
    return isUTF8
  }

  package static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  package var columns: Int? {
    guard isTerminal else { return nil }
    let columns = Int(afterword_columns(STDOUT_FILENO))
    return columns > 0 ? min(columns, chosenColumns ?? columns) : chosenColumns ?? TerminalStyle.widest
  }

  package mutating func write(_ text: String) {
    OutputStream.write(text, to: STDOUT_FILENO)
  }

  package mutating func readLine(prompt: String) -> String? {
    if let editor { return editor.next(prompt: prompt) }
    if isTyped { write(prompt) }
    return stream.next()
  }

  package mutating func clear() {
    if isTerminal { write(Self.clearing) }
  }

  /// Home, the screen, and what was scrolled away.
  static let clearing = "\u{1B}[H\u{1B}[2J\u{1B}[3J"

  package mutating func remember(command: String) { editor?.remember(command) }
  package mutating func forgetCommands() { editor?.forget() }
}
