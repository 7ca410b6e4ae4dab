import Dispatch
import HTTP
import Locking

/// Something that happens once, awaited by a test or by a server's thread.
final class Signal: Sendable {
  private struct State {
    var isGiven = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Locked(State())
  private let gate = DispatchSemaphore(value: 0)

  func give() {
    let waiting = state.withLock { state in
      state.isGiven = true
      defer { state.waiting = [] }
      return state.waiting
    }
    gate.signal()
    for continuation in waiting { continuation.resume() }
  }

  func wait() async {
    await withCheckedContinuation { continuation in
      let isGiven = state.withLock { state in
        if !state.isGiven { state.waiting.append(continuation) }
        return state.isGiven
      }
      if isGiven { continuation.resume() }
    }
  }

  /// For a server's thread; gives up after 30 seconds, so that a failed test ends.
  func block() {
    _ = gate.wait(timeout: .now() + 30)
    gate.signal()
  }
}
