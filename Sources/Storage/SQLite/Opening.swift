import Conversation
import Crypto
import Foundation
import GRDB

/// Names of rows of `setting`.
enum Setting {
  static let fingerprint = "key_check"
  static let hashingKey = (name: "hashing_key", purpose: SealedPlace.Purpose.hashingKey)
  static let storeKey = (name: "store_key", purpose: SealedPlace.Purpose.storeKey)

  /// There while the journal may hold what was deleted.
  static let wipeMark = "wipe_mark"

  /// When the hour began in which new conversations are counted, and how many there were.
  static let newcomers = "newcomers"

  /// When the program was last known to run.
  static let life = "life"

  static let wrapped = [hashingKey, storeKey]
}

/// What has to be right before a database is used.
struct Opening {
  var path: String
  /// Nil: nothing is sealed.
  var master: MasterKey?
  var pageLimit: Int?

  /// Tells a wrong key or version before anything is written.
  func open(_ use: SQLiteStore.Use) throws -> (DatabasePool, Keyring) {
    if use.mayMigrate { try makePrivateFile() } else { try checkUnchanged() }
    let pool = try DatabasePool(path: path, configuration: configuration)
    try pool.writeWithoutTransaction { db in
      // GRDB lowers it while it opens a pool; it cannot be set within a transaction.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try assertDurable(db)
      try checkVersionAndKey(db)
    }
    if use.mayMigrate { try Schema.migrator.migrate(pool) }
    return (pool, try pool.writeWithoutTransaction { try ready($0, use) })
  }

  private func ready(_ db: Database, _ use: SQLiteStore.Use) throws -> Keyring {
    let keys = try keyring(db)
    // Who reads now is waited for at the next occasion.
    if use.mayMigrate { try? Journal.wipe(db, isPatient: false) }
    return keys
  }

  /// Of a file that is only read, and that an older program may have written.
  func check(_ db: Database) throws -> Keyring {
    try checkVersionAndKey(db)
    guard try db.tableExists("setting") else { throw DatabaseError(resultCode: .SQLITE_NOTADB) }
    return try readKeyring(db, wrap)
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
      if let pageLimit { try db.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
    }
    return configuration
  }

  /// For the bot's user only; SQLite gives its journal the same rights.
  private func makePrivateFile() throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw DatabaseError(resultCode: .SQLITE_CANTOPEN)
    }
  }

  private func assertDurable(_ db: Database) throws {
    let settings: [(name: String, value: Int)] = [("synchronous", 2), ("secure_delete", 1), ("foreign_keys", 1)]
    let isObeyed = try settings.allSatisfy { try Int.fetchOne(db, sql: "PRAGMA \($0.name)") == $0.value }
    let isDurable = try isObeyed && String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal"
    guard isDurable else {
      throw StoreError.unavailable(
        "\(path): this SQLite does not do as it is told. Use one with WAL, secure_delete and foreign keys.")
    }
  }

  private func checkVersionAndKey(_ db: Database) throws {
    guard try !Schema.migrator.hasBeenSuperseded(db) else {
      throw StoreError.unreadable("\(path) was written by a newer version. Start that version, or restore a backup.")
    }
    guard try db.tableExists("setting"), let fingerprint = try value(Setting.fingerprint, db) else { return }
    guard fingerprint == self.fingerprint else {
      throw StoreError.unreadable(
        """
        \(path) is sealed with another master key. Give the key it was made with; without that key nothing in it can be \
        read, and a new start needs a new file. Nothing was changed.
        """)
    }
  }

  /// Only a bot that starts changes tables: what stands beside it must not take the database from an older one.
  private func checkVersion(_ db: Database) throws {
    let applied = try Schema.migrator.appliedIdentifiers(db)
    guard !applied.contains(Schema.version) else { return }
    guard let version = applied.max() else {
      throw StoreError.unavailable("\(path) holds nothing yet. `afterword serve` fills it when it first starts.")
    }
    throw StoreError.unavailable(
      """
      \(path) is of version \(version), and this program works with version \(Schema.version). `afterword serve` brings it \
      there when it starts; until then, use the program that wrote it. Nothing was changed.
      """)
  }

  /// Before the pool is opened, which would write its own settings into the file.
  private func checkUnchanged() throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StoreError.unavailable("There is no \(path) yet. `afterword serve` makes it when it first starts.")
    }
    try DatabaseQueue(path: path).read { db in
      try checkVersionAndKey(db)
      try checkVersion(db)
    }
  }

  private var wrap: Seal { master.map(Keyring.wrap) ?? Seal(nil) }
  private var fingerprint: Data { master.map(Keyring.fingerprint) ?? Data("unsealed".utf8) }

  private func value(_ name: String, _ db: Database) throws -> Data? {
    try Data.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
  }

  private func keyring(_ db: Database) throws -> Keyring {
    if try value(Setting.fingerprint, db) == nil {
      guard try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM conversation") == 0 else {
        throw StoreError.unreadable("\(path) has lost its key check. Restore a backup.")
      }
      try db.inTransaction(.immediate) {
        for setting in Setting.wrapped {
          let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
          try insert(setting.name, wrap.seal(key, at: SealedPlace(setting.purpose)), db)
        }
        try insert(Setting.fingerprint, fingerprint, db)
        return .commit
      }
    }
    return try readKeyring(db, wrap)
  }

  private func readKeyring(_ db: Database, _ wrap: Seal) throws -> Keyring {
    func key(_ setting: (name: String, purpose: SealedPlace.Purpose)) throws -> SymmetricKey {
      guard let wrapped = try value(setting.name, db) else { throw Unreadable(setting.purpose) }
      return SymmetricKey(data: try wrap.open(wrapped, at: SealedPlace(setting.purpose)))
    }
    let hash = KeyedHash(key: try key(Setting.hashingKey))
    let store = Seal(master == nil ? nil : try key(Setting.storeKey))
    return Keyring(hash: hash, store: store, wrap: wrap, isSealing: master != nil)
  }

  private func insert(_ name: String, _ value: Data, _ db: Database) throws {
    try db.execute(sql: "INSERT INTO setting (name, value) VALUES (?, ?)", arguments: [name, value])
  }
}
