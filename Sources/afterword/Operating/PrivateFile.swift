import Channels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that nobody but its owner may read.
enum PrivateFile {
  /// Nil where it was made, the system's words for why not otherwise; one that is there already is not touched.
  static func create(_ path: String, _ text: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    defer { close(descriptor) }
    if OutputStream.write(text, to: descriptor) { return nil }
    let reason = String(cString: strerror(errno))
    unlink(path)
    return reason
  }
}
