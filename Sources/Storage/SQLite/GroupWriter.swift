import Conversation
import GRDB
import Synchronization

/// Lets callers who write at the same time share transactions, and thereby the disk's slowest deed.
///
/// One transaction takes at most 64 jobs, each in a savepoint, so that one that fails undoes only itself. A job that
/// was handed in is done, even where the task that asked for it was cancelled; its caller goes on when it is durable.
final class GroupWriter: Sendable {
  static let jobsPerTransaction = 64

  private struct Job: Sendable {
    /// What resumes the caller after the commit.
    var run: @Sendable (Database) throws -> @Sendable () -> Void
    var fail: @Sendable (any Error) -> Void
  }

  private struct Queue {
    var jobs: [Job] = []
    var isDraining = false
  }

  private let pool: DatabasePool
  private let queue = Mutex(Queue())
  private let committed = Atomic<Int>(0)

  init(_ pool: DatabasePool) {
    self.pool = pool
  }

  /// Transactions so far.
  var commits: Int { committed.load(ordering: .relaxed) }

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
      if mustDrain { pool.asyncWriteWithoutTransaction { self.drain($0) } }
    }
  }

  private func drain(_ db: Database) {
    while true {
      let batch = queue.withLock { queue in
        let batch = Array(queue.jobs.prefix(Self.jobsPerTransaction))
        queue.jobs.removeFirst(batch.count)
        queue.isDraining = !batch.isEmpty
        return batch
      }
      guard !batch.isEmpty else { return }
      commit(batch, db)
    }
  }

  private func commit(_ batch: [Job], _ db: Database) {
    do {
      var outcomes: [@Sendable () -> Void] = []
      try db.inTransaction(.immediate) {
        for job in batch { outcomes.append(try run(job, db)) }
        return .commit
      }
      committed.wrappingAdd(1, ordering: .relaxed)
      for outcome in outcomes { outcome() }
    } catch {
      for job in batch { job.fail(error) }
    }
  }

  /// Throws where the whole transaction is lost.
  private func run(_ job: Job, _ db: Database) throws -> @Sendable () -> Void {
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
