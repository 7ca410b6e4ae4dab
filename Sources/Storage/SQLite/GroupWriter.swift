import Conversation
import GRDB
import Locking
import Synchronization

/// Lets callers who write at the same time share transactions, and thereby the disk's slowest deed.
///
/// A job that fails undoes only itself: where one of a transaction's jobs fails, all of them are done again, each in a
/// savepoint. That is seldom, and savepoints cost a copy of every page that a job touches. A job that was handed in is
/// done, even where the task that asked for it was cancelled; its caller goes on when it is durable.
final class GroupWriter: Sendable {
  static let jobsPerTransaction = 64

  private struct Job: Sendable {
    /// Gives what resumes the caller after the commit; may be run again after it was rolled back.
    var run: @Sendable (Database) throws -> @Sendable () -> Void
    var fail: @Sendable (any Error) -> Void
  }

  private struct Queue {
    var jobs: [Job] = []
    var isDraining = false
  }

  private let pool: DatabasePool
  private let queue = Locked(Queue())
  private let committed = Atomic<Int>(0)
  private let hasFailed = Atomic<Bool>(false)

  init(_ pool: DatabasePool) {
    self.pool = pool
  }

  /// Transactions so far.
  var commits: Int { committed.load(ordering: .relaxed) }

  /// Jobs that no transaction has yet.
  var waiting: Int { queue.withLock { $0.jobs.count } }

  /// Whether the disk did not take the latest transaction.
  var lacksDisk: Bool { hasFailed.load(ordering: .relaxed) }

  func write<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async -> Result<Value, any Error>
  {
    await withCheckedContinuation { caller in
      let job = Job(
        run: { db in
          let value = try work(db)
          return { caller.resume(returning: .success(value)) }
        },
        fail: { caller.resume(returning: .failure($0)) })
      let mustDrain = queue.withLock { queue in
        queue.jobs.append(job)
        defer { queue.isDraining = true }
        return !queue.isDraining
      }
      if mustDrain { drain() }
    }
  }

  /// One transaction, and then from the end of the pool's own line: others wait there to write as well.
  private func drain() {
    pool.asyncWriteWithoutTransaction { db in
      let batch = self.queue.withLock { queue in
        let batch = Array(queue.jobs.prefix(Self.jobsPerTransaction))
        queue.jobs.removeFirst(batch.count)
        return batch
      }
      self.commit(batch, db)
      let isDone = self.queue.withLock { queue in
        queue.isDraining = !queue.jobs.isEmpty
        return queue.jobs.isEmpty
      }
      if !isDone { self.drain() }
    }
  }

  private func commit(_ batch: [Job], _ db: Database) {
    do {
      let outcomes: [@Sendable () -> Void]
      var isOneToBlame = false
      do {
        outcomes = try transaction(batch, db) { job, db in
          do {
            return try job.run(db)
          } catch {
            // A full or failing disk makes SQLite roll back by itself: then there is nothing to try again.
            isOneToBlame = db.isInsideTransaction && batch.count > 1
            throw error
          }
        }
      } catch  where isOneToBlame {
        outcomes = try transaction(batch, db) { try savepoint($0, $1) }
      }
      committed.wrappingAdd(1, ordering: .relaxed)
      hasFailed.store(false, ordering: .relaxed)
      for outcome in outcomes { outcome() }
    } catch {
      if let error = error as? DatabaseError,
        [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY].contains(error.resultCode)
      {
        hasFailed.store(true, ordering: .relaxed)
      }
      for job in batch { job.fail(error) }
    }
  }

  private func transaction(
    _ batch: [Job], _ db: Database, _ run: (Job, Database) throws -> @Sendable () -> Void
  ) throws -> [@Sendable () -> Void] {
    var outcomes: [@Sendable () -> Void] = []
    outcomes.reserveCapacity(batch.count)
    try db.inTransaction(.immediate) {
      for job in batch { outcomes.append(try run(job, db)) }
      return .commit
    }
    return outcomes
  }

  /// Throws where the whole transaction is lost.
  private func savepoint(_ job: Job, _ db: Database) throws -> @Sendable () -> Void {
    var outcome: (@Sendable () -> Void)?
    do {
      try db.inSavepoint {
        outcome = try job.run(db)
        return .commit
      }
    } catch {
      // A full or failing disk makes SQLite roll back everything, the jobs before this one included.
      guard db.isInsideTransaction else { throw error }
      return { job.fail(error) }
    }
    return outcome ?? {}
  }
}
