/// Where a person sits: a screen to write to and lines to read.
///
/// The real one is `SystemConsole`.
package protocol Console {
  /// Columns of the window now; nil where there is no window.
  var columns: Int? { get }
  /// Whether what was shown can be wiped off.
  var canClear: Bool { get }

  mutating func write(_ text: String)
  /// The next line without its end; nil when no more will come.
  mutating func readLine(prompt: String) -> String?
  /// Takes everything off the screen, the part scrolled out of sight included.
  mutating func clear()
  /// Makes a command findable by the arrow keys; never called with anything else a person types.
  mutating func remember(command: String)
  mutating func forgetCommands()
}
