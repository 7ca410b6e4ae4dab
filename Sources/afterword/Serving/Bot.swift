import Conversation
import HTTP
import Logging
import ServiceLifecycle
import Storage
import UnixSignals
import Web

/// Everything that runs while people are served.
struct Bot {
  /// A turn in hand ends by itself; what waits stays in the database.
  private static let longestShutdown = Duration.seconds(20)
  private static let upkeepInterval = Duration.seconds(600)
  /// An outbox this old is told to the operator.
  private static let staleSeconds: Int64 = 900

  let assembly: Assembly
  let store: SQLiteStore
  let books: BookShelf
  let client: CurlClient
  let courier: OutboxCourier
  let lanes: Lanes
  let bell: ReminderBell
  let web: WebServer
  let logger: Logger

  /// Serves until SIGTERM or SIGINT.
  ///
  /// The last one started is the first one stopped: no new events, then no new turns, then no new sends.
  func run() async throws {
    try await lanes.recover()
    let group = ServiceGroup(
      configuration: {
        var configuration = ServiceGroupConfiguration(
          services: [transfers, delivery, turns, nudges, visits, upkeep, reload, web].map { .init(service: $0) },
          gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = Self.longestShutdown
        return configuration
      }())
    try await group.run()
  }

  private var transfers: any Service {
    Worker { [client] in
      try await gracefulShutdown()
      await client.shutdown(drain: true)
    }
  }

  private var delivery: any Service {
    Worker { [courier] in
      await withGracefulShutdownHandler {
        await courier.run(clock: ContinuousClock())
      } onGracefulShutdown: {
        Task { await courier.stop() }
      }
    }
  }

  private var turns: any Service {
    let workers = assembly.configuration.workers
    return Worker { [lanes] in
      await withGracefulShutdownHandler {
        await lanes.run(workers: workers)
      } onGracefulShutdown: {
        Task { await lanes.stop() }
      }
    }
  }

  private var nudges: any Service {
    Worker { [bell] in await cancelWhenGracefulShutdown { await bell.run(clock: ContinuousClock()) } }
  }

  private var upkeep: any Service {
    Worker { [store, logger] in
      await cancelWhenGracefulShutdown {
        while !Task.isCancelled {
          do {
            try await store.expire(at: Assembly.now())
            Self.alert(try await store.figures(), logger)
          } catch {
            logger.error("the database could not be tidied", metadata: ["error": "\(error)"])
          }
          try? await Task.sleep(for: Self.upkeepInterval)
        }
      }
    }
  }

  private static func alert(_ figures: StoreFigures, _ logger: Logger) {
    guard let oldest = figures.oldestMessage else { return }
    let age = Assembly.now().seconds - oldest.seconds
    guard age > staleSeconds else { return }
    logger.critical(
      "messages wait too long: is the other end reachable?",
      metadata: ["waiting": "\(figures.waitingMessages)", "oldest seconds": "\(age)"])
  }

  /// SIGHUP reads the book again; one with errors changes nothing.
  private var reload: any Service {
    Worker { [assembly, books, logger] in
      await cancelWhenGracefulShutdown {
        for await _ in await UnixSignalsSequence(trapping: .sighup) {
          do {
            books.replace(with: try assembly.book())
            logger.notice("the book was read again")
          } catch {
            logger.critical("the book has errors, and the one before it goes on", metadata: ["findings": "\(error)"])
          }
        }
      }
    }
  }
}

struct Worker: Service {
  let work: @Sendable () async throws -> Void

  func run() async throws { try await work() }
}
