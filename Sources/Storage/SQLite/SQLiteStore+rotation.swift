package import Conversation
import Foundation
import GRDB

extension SQLiteStore {
  /// Wraps every data key under another master key, in one transaction; from then on only that one opens the file.
  ///
  /// No other process may have the database open meanwhile.
  package func rotate(to master: MasterKey) async throws(StoreError) {
    let keys = keyring
    let wrap = Keyring.wrap(of: master)
    // On its own, so that nobody wraps a key while it is not certain yet which one opens it.
    let result = await withCheckedContinuation { caller in
      pool.asyncWriteWithoutTransaction { db in
        keys.add(wrap)
        let result = Result {
          try db.inTransaction(.immediate) {
            try Tables(db: db, keys: keys).rewrap(fingerprint: Keyring.fingerprint(of: master))
            return .commit
          }
        }
        if case .success = result { keys.keepNewest() } else { keys.keepOldest() }
        caller.resume(returning: result)
      }
    }
    try result.mapError { StoreError(of: $0, path) }.get()
    await wipeJournal()
  }
}

extension Tables {
  fileprivate func rewrap(fingerprint: Data) throws {
    for setting in Setting.wrapped {
      guard let row = try row("SELECT value FROM setting WHERE name = ?", [setting.name]) else { continue }
      let value = try keys.rewrap(row["value"], at: SealedPlace(setting.purpose))
      try run("UPDATE setting SET value = ? WHERE name = ?", value, setting.name)
    }
    for row in try rows("SELECT id, key, data_key FROM conversation") {
      let value = try keys.rewrap(row["data_key"], at: SealedPlace(.conversationKey, of: row["key"]))
      try run("UPDATE conversation SET data_key = ? WHERE id = ?", value, row["id"] as Int64)
    }
    for row in try rows("SELECT id, key, row_key FROM outbox WHERE row_key IS NOT NULL") {
      let value = try keys.rewrap(row["row_key"], at: SealedPlace(.goodbyeKey, of: row["key"]))
      try run("UPDATE outbox SET row_key = ? WHERE id = ?", value, row["id"] as Int64)
    }
    try run("UPDATE setting SET value = ? WHERE name = ?", fingerprint, Setting.fingerprint)
    try markJournal()
  }
}
