import Conversation
import Logging
import ServiceLifecycle
import Storage

extension Bot {
  /// Takes up what a command beside the bot put back into the queues.
  var visits: any Service {
    Worker { [store, lanes, courier, logger] in
      await cancelWhenGracefulShutdown {
        var seen: Int?
        while !Task.isCancelled {
          try? await ContinuousClock().sleep(for: ReminderBell.interval)
          guard let stamp = await store.stampOfOthers(), stamp != seen else { continue }
          do {
            await lanes.wake(try await store.waiting(limit: Lanes.capacity))
            await courier.wake()
            seen = stamp
          } catch {
            logger.error("what a command put back waits", metadata: ["error": "\(error)"])
          }
        }
      }
    }
  }
}
