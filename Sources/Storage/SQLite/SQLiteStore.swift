package import Conversation
import Foundation
import GRDB

/// Keeps conversations in one SQLite file, sealed, for a bot that runs as a single process.
///
/// What it returns from is on the disk: `synchronous` is FULL, and concurrent writes share transactions. Beside the file
/// lie `-wal` and `-shm`, SQLite's journal, which belong to it, and `.lock`, by which a second bot is kept away.
package struct SQLiteStore: ConversationStore {
  package enum Use: Sendable {
    /// The one process that runs the bot.
    case serving
    /// A command beside it, such as one that forgets a person.
    case visiting
    /// A command that needs the database for itself, while no bot runs.
    case maintaining

    /// Whether the database is brought to this program's version, or made where there is none.
    var mayMigrate: Bool { self == .serving }
  }

  package struct Options: Sendable {
    package var use: Use = .serving
    /// After which a session that nobody used is deleted.
    package var retention: Duration = .seconds(400 * 86_400)
    /// The file never grows beyond this many pages of 4,096 bytes.
    package var pageLimit: Int?
    package var limits = IntakeLimits()
    /// Hears of each row that does not open, once, when it was set aside.
    package var onUnreadable: @Sendable (UnreadableRow) -> Void = { _ in }

    package init(use: Use = .serving) {
      self.use = use
    }
  }

  let path: String
  let options: Options
  let pool: DatabasePool
  let writer: GroupWriter
  let reader: GroupReader
  let keyring: Keyring
  private let lock: FileLock?

  /// Makes the file where there is none.
  package init(_ path: String, key: MasterKey, options: Options = Options()) throws(StoreError) {
    try self.init(path, master: key, options)
  }

  /// Stores everything as it is, so that a test can prove that its search would find it.
  package init(unsealedForTestsAt path: String) throws(StoreError) {
    try self.init(path, master: nil, Options())
  }

  private init(_ path: String, master: MasterKey?, _ options: Options) throws(StoreError) {
    lock = options.use == .visiting ? nil : try FileLock(besides: path)
    self.path = path
    self.options = options
    do {
      (pool, keyring) = try Opening(path: path, master: master, pageLimit: options.pageLimit).open(options.use)
    } catch {
      throw StoreError(of: error, path)
    }
    writer = GroupWriter(pool)
    reader = GroupReader(pool)
  }

  /// Transactions since it was opened.
  package var commits: Int { writer.commits }

  func write<Value: Sendable>(
    _ work: @escaping @Sendable (Tables) throws -> Value
  ) async throws(StoreError) -> Value {
    let keys = keyring
    let result = await writer.write { try work(Tables(db: $0, keys: keys)) }
    return try result.mapError { StoreError(of: $0, path) }.get()
  }

  /// For what every turn reads.
  func readTogether<Value: Sendable>(
    _ work: @escaping @Sendable (Tables) throws -> Value
  ) async throws(StoreError) -> Value {
    let keys = keyring
    let result = await reader.read { try work(Tables(db: $0, keys: keys)) }
    return try result.mapError { StoreError(of: $0, path) }.get()
  }

  /// On its own, however long it takes; not cut short by a task that is cancelled.
  func read<Value: Sendable>(
    _ work: @escaping @Sendable (Tables) throws -> Value
  ) async throws(StoreError) -> Value {
    let keys = keyring
    let result = await withCheckedContinuation { caller in
      pool.asyncRead { reading in
        caller.resume(returning: Result { try work(Tables(db: reading.get(), keys: keys)) })
      }
    }
    return try result.mapError { StoreError(of: $0, path) }.get()
  }
}
