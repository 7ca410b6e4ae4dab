import GRDB
import Locking

/// Lets callers who read at the same time share one look at the database, and the way to it.
///
/// Each sees all that was durable when it asked. Only for what is read in a moment: others wait for it.
final class GroupReader: Sendable {
  private typealias Job = @Sendable (Result<Database, any Error>) -> @Sendable () -> Void

  private struct Queue {
    var jobs: [Job] = []
    var isReading = false
  }

  private let pool: DatabasePool
  private let queue = Locked(Queue())

  init(_ pool: DatabasePool) {
    self.pool = pool
  }

  /// Not cut short by a task that is cancelled.
  func read<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async -> Result<Value, any Error> {
    await withCheckedContinuation { caller in
      let mustRead = queue.withLock { queue in
        queue.jobs.append { reading in
          let result = Result { try work(reading.get()) }
          return { caller.resume(returning: result) }
        }
        defer { queue.isReading = true }
        return !queue.isReading
      }
      if mustRead { drain() }
    }
  }

  /// What is asked for from now on is read in the next transaction, which sees what was written meanwhile.
  private func drain() {
    pool.asyncRead { reading in
      let jobs = self.queue.withLock { queue in
        defer { queue.jobs = [] }
        return queue.jobs
      }
      for job in jobs { job(reading)() }
      let isDone = self.queue.withLock { queue in
        queue.isReading = !queue.jobs.isEmpty
        return queue.jobs.isEmpty
      }
      if !isDone { self.drain() }
    }
  }
}
