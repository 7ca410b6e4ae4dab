import CEditLine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads lines that a person edits with the arrow keys, by libedit.
struct EditedLineReader {
  init() {
    using_history()
    stifle_history(100)
    // Else Tab would list the files of the folder in the middle of a talk.
    rl_bind_key(Int32(UInt8(ascii: "\t")), rl_insert)
  }

  /// Nil after Ctrl-D on an empty line.
  func next(prompt: String) -> String? {
    guard let typed = readline(prompt) else { return nil }
    defer { free(typed) }
    return String(cString: typed)
  }

  func remember(_ line: String) { add_history(line) }
  func forget() { clear_history() }
}
