import Conversation
import GRDB

extension StoreError {
  /// Says what to do; holds nothing of any row, which is why SQLite's own text is left out.
  init(of error: any Error, _ path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(error, path)
    case let error as Unreadable:
      self = .unreadable(
        "\(path): a value of \(error.name) does not open: it was altered or damaged. Restore a backup.")
    default: self = .unavailable("\(path): \(type(of: error)). Try again; if it stays so, restart the bot.")
    }
  }

  private init(_ error: DatabaseError, _ path: String) {
    let code = error.resultCode
    switch code {
    case .SQLITE_FULL:
      self = .unavailable("\(path) cannot grow: the disk, or the size it may have, is full. Free some space.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self = .unavailable("\(path) is locked by another program. Close whatever has it open.")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self = .unavailable("\(path) cannot be written. Give the bot's user write permission on it and its folder.")
    case .SQLITE_CANTOPEN:
      self = .unavailable("\(path) cannot be opened. Make its folder, and let the bot's user write there.")
    case .SQLITE_IOERR:
      self = .unavailable("\(path): the disk fails (error \(error.extendedResultCode.rawValue)). Look after the disk.")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self = .unreadable("\(path) is damaged or no database. Move it away, with its -wal, and restore a backup.")
    default:
      self = .unavailable("\(path): SQLite error \(error.extendedResultCode.rawValue). Try again, or restart the bot.")
    }
  }
}
