package import Conversation
import Foundation
import GRDB

/// The journal holds pages as they were before something was deleted, until it is emptied.
///
/// What deletes says so in its own transaction, so that a crash between the two cannot make it forgotten: whoever opens
/// the file for serving next empties the journal first.
extension SQLiteStore {
  /// Somebody who reads for long, such as a backup, is not waited for: then it is done after them.
  func wipeJournal() async {
    let isPatient = options.use != .serving
    await withCheckedContinuation { caller in
      pool.asyncWriteWithoutTransaction { db in
        _ = try? Journal.wipe(db, isPatient: isPatient)
        caller.resume()
      }
    }
  }

  /// Whether nothing of what was deleted is left beside the database.
  package func isJournalWiped() async throws(StoreError) -> Bool {
    try await read { try $0.number(Journal.marks, [Setting.wipeMark]) == 0 }
  }
}

enum Journal {
  fileprivate static let marks = "SELECT COUNT(*) FROM setting WHERE name = ?"
  private static let busyTimeout = (usual: 5_000, brief: 200)

  /// Throws where somebody reads: then the mark stays.
  static func wipe(_ db: Database, isPatient: Bool) throws {
    let sql = "SELECT value FROM setting WHERE name = ?"
    let mark = try Data.fetchOne(db, sql: sql, arguments: [Setting.wipeMark])
    // Nobody else writes while this waits.
    if !isPatient { try db.execute(sql: "PRAGMA busy_timeout = \(busyTimeout.brief)") }
    defer { try? db.execute(sql: "PRAGMA busy_timeout = \(busyTimeout.usual)") }
    try db.checkpoint(.truncate)
    guard let mark else { return }
    // Not that of somebody who deleted in between, in another process.
    try db.execute(
      sql: "DELETE FROM setting WHERE name = ? AND value = ?", arguments: [Setting.wipeMark, mark])
  }
}

extension Tables {
  /// Says that the journal holds something that is deleted.
  func markJournal() throws {
    try run(
      "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", Setting.wipeMark,
      Data((0..<8).map { _ in .random(in: .min ... .max) }))
  }
}
