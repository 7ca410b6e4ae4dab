package import Conversation
import Foundation
import GRDB

extension SQLiteStore {
  /// Copies the database as it is at one moment into a new file, while the bot goes on; then checks the copy.
  ///
  /// The copy is one file, and sealed with the same master key, which must be kept elsewhere.
  package func backup(to target: String) async throws(StoreError) {
    guard !FileManager.default.fileExists(atPath: target) else {
      throw .unavailable("\(target) exists already. Name a file that does not.")
    }
    let keys = keyring
    let result = await withCheckedContinuation { caller in
      pool.asyncRead { reading in
        caller.resume(returning: Result { try Self.copy(reading.get(), to: target, keys) })
      }
    }
    // What was deleted meanwhile could not be wiped while the copy was read.
    await wipeJournal()
    do {
      try result.get()
    } catch {
      try? FileManager.default.removeItem(atPath: target)
      throw StoreError(of: error, target)
    }
  }

  private static func copy(_ db: Database, to target: String, _ keys: Keyring) throws {
    guard FileManager.default.createFile(atPath: target, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw DatabaseError(resultCode: .SQLITE_CANTOPEN)
    }
    let copy = try DatabaseQueue(path: target)
    try copy.writeWithoutTransaction { copy in
      try db.backup(to: copy)
      // A copy has no journal beside it.
      try copy.execute(sql: "PRAGMA journal_mode = DELETE")
      _ = try Tables(db: copy, keys: keys).checked()
    }
    try copy.close()
  }

  /// Reads everything in a file, without changing it: what a backup is worth before it is needed.
  package static func check(_ path: String, key: MasterKey) throws(StoreError) -> StoreFigures {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let opening = Opening(path: path, master: key)
      return try DatabaseQueue(path: path, configuration: configuration).read { db in
        let keys = try opening.check(db)
        try opening.checkVersion(db)
        return try Tables(db: db, keys: keys).checked()
      }
    } catch {
      throw StoreError(of: error, path)
    }
  }
}

extension Tables {
  /// Opens all that is sealed, so that one damaged byte is told.
  fileprivate func checked() throws -> StoreFigures {
    guard try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok",
      try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    for row in try rows("SELECT key, data_key, identity, state, revision FROM conversation") {
      let key: Data = row["key"]
      let seal = try keys.key(row["data_key"], at: SealedPlace(.conversationKey, of: key))
      _ = try identity(row["identity"], of: key, with: seal)
      if let state = row["state"] as Data? {
        _ = try seal.seal.open(state, at: SealedPlace(.state, of: key, number: row["revision"]))
      }
      for belonging in Belonging.all { try check(belonging, of: key, seal.seal) }
    }
    try checkOutbox()
    return try figures()
  }
}

/// What hangs on a conversation, and where each row's place is from.
private struct Belonging {
  var purpose: SealedPlace.Purpose
  var sql: String
  var mayBeAside = false

  static let all = [
    Belonging(purpose: .event, sql: "SELECT body, sequence AS number, x'' AS tag FROM inbox", mayBeAside: true),
    Belonging(purpose: .platformIDs, sql: "SELECT body, id AS number, x'' AS tag FROM sent"),
    Belonging(purpose: .reminder, sql: "SELECT body, 0 AS number, tag FROM reminder", mayBeAside: true),
    Belonging(purpose: .card, sql: "SELECT body, 0 AS number, tag FROM card"),
  ]
}

extension Tables {
  private func check(_ belonging: Belonging, of key: Data, _ seal: Seal) throws {
    var sql = belonging.sql + " WHERE conversation = (SELECT id FROM conversation WHERE key = ?)"
    // What is known not to open would keep every later copy from being made.
    if belonging.mayBeAside { sql += " AND aside_code IS NOT '\(UnreadableRow.code)'" }
    for row in try rows(sql, [key]) {
      let place = SealedPlace(belonging.purpose, of: key + (row["tag"] as Data), number: row["number"])
      _ = try seal.open(row["body"], at: place)
    }
  }
}
