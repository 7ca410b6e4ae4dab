#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lets Ctrl-C, a closed window and a polite kill end the talk with the same sentence as leaving does.
///
/// libedit gives the terminal its own settings back before a handler runs. A handler may only write and leave, so what
/// it writes is made ready here.
package enum Interruption {
  // Written once, before the handlers are set; from then on only a handler reads them, and then the program ends.
  private nonisolated(unsafe) static var bytes: UnsafeMutablePointer<UInt8>? = nil
  private nonisolated(unsafe) static var count = 0

  /// Called once, before the first line is read.
  package static func say(_ farewell: String, clearing: Bool) {
    let text = Array(((clearing ? SystemConsole.clearing : "\n") + "\n\(farewell)\n").utf8)
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: text.count)
    copy.initialize(from: text, count: text.count)
    bytes = copy
    count = text.count
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, leave) }
  }

  private static let leave: @convention(c) (Int32) -> Void = { _ in
    if let bytes = Interruption.bytes { _ = write(STDOUT_FILENO, bytes, Interruption.count) }
    _exit(0)
  }
}
