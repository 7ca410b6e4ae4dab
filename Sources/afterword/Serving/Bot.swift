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
  /// How far what is kept for a time expires in one interval, wherever the clock leaps to.
  private static let upkeepStep = Duration.seconds(86_400)
  /// An outbox this old is told to the operator.
  private static let staleSeconds: Int64 = 900

  let assembly: Assembly
  let store: SQLiteStore
  let reloader: BookReloader
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
    let lastLife = try await store.newest()
    if let warning = ClockWarning(lastLife, now: Assembly.now()) {
      logger.log(level: warning.isBehind ? .critical : .warning, "\(warning)")
      if warning.isBehind { try await store.makeDue(at: Assembly.now()) }
    }
    let group = ServiceGroup(
      configuration: {
        var configuration = ServiceGroupConfiguration(
          services: services(lastLife).map { .init(service: $0) },
          gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = Self.longestShutdown
        return configuration
      }())
    try await group.run()
  }

  private func services(_ lastLife: Timestamp?) -> [any Service] {
    let watches = assembly.configuration.watch > 0 ? [watch] : []
    return [transfers, delivery, turns, nudges(lastLife), visits, upkeep(lastLife), reload] + watches + [web]
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

  private func nudges(_ lastLife: Timestamp?) -> any Service {
    Worker { [bell] in
      await cancelWhenGracefulShutdown { await bell.run(clock: ContinuousClock(), from: lastLife) }
    }
  }

  private func upkeep(_ lastLife: Timestamp?) -> any Service {
    Worker { [store, logger] in
      await cancelWhenGracefulShutdown {
        var stepping = SteppingClock(from: lastLife, step: Self.upkeepStep)
        while !Task.isCancelled {
          do {
            try await store.noteLife(at: Assembly.now())
            try await store.expire(at: stepping.follow(Assembly.now()))
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
    Worker { [reloader] in
      await cancelWhenGracefulShutdown {
        for await _ in await UnixSignalsSequence(trapping: .sighup) { await reloader.reload() }
      }
    }
  }

  private var watch: any Service {
    let seconds = assembly.configuration.watch
    return Worker { [reloader] in
      await cancelWhenGracefulShutdown {
        await reloader.watch(every: .seconds(seconds), clock: ContinuousClock())
      }
    }
  }
}

struct Worker: Service {
  let work: @Sendable () async throws -> Void

  func run() async throws { try await work() }
}
