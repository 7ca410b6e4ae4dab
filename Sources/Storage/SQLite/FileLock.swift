import Conversation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Keeps a second process away from a database; the system takes it back when this process ends, however it ends.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Beside the database, since SQLite has its own locks on the file itself.
  init(besides path: String) throws(StoreError) {
    descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .unavailable(
        "\(path).lock cannot be made (error \(errno)). Let the bot's user write to the database's folder.")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .unavailable(
        "Another process is serving \(path). Stop it first, or give this one a database of its own.")
    }
  }

  /// Whether somebody has it now; nothing is made for the asking.
  static func isHeld(besides path: String) -> Bool {
    let descriptor = open(path + ".lock", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0
  }

  deinit {
    close(descriptor)
  }
}
