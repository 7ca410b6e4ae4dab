import CCurl
import Locking

/// What tasks hand to the loop's thread.
final class Mailbox: Sendable {
  typealias MultiHandle = UnsafeMutableRawPointer

  enum Phase {
    case open
    /// Nothing new is taken; what is under way may end.
    case draining
    case stopping
    /// The thread has ended, and the handle with it.
    case closed
  }

  struct Mail {
    var submitted: [Transfer] = []
    var cancelled: [Transfer] = []
    var phase = Phase.open
  }

  private struct Contents {
    var mail = Mail()
    /// Whether the loop waits, or is about to: one wake-up is enough for all that arrives meanwhile.
    var isLoopWaiting = false
    var closing: [CheckedContinuation<Void, Never>] = []
  }

  /// The loop's own, but for `curl_multi_wakeup`, which any thread may call.
  ///
  /// That call is made under the lock and never once the phase is `closed`, after which the handle is gone; this is why
  /// sharing the pointer is safe.
  nonisolated(unsafe) let multi: MultiHandle
  private let contents = Locked(Contents())

  init(_ multi: MultiHandle) {
    self.multi = multi
  }

  func submit(_ transfer: Transfer, _ continuation: CheckedContinuation<Transfer.Outcome, Never>) {
    let refusal: HTTPError? = contents.withLock { contents in
      if transfer.isCancelled { return .cancelledBeforeStart }
      guard contents.mail.phase == .open else { return .closedBeforeStart }
      transfer.continuation = continuation
      contents.mail.submitted.append(transfer)
      wake(&contents)
      return nil
    }
    if let refusal { continuation.resume(returning: .failure(refusal)) }
  }

  func cancel(_ transfer: Transfer) {
    contents.withLock { contents in
      transfer.isCancelled = true
      // Not submitted: `submit` will see the mark.
      guard transfer.continuation != nil, contents.mail.phase != .closed else { return }
      contents.mail.cancelled.append(transfer)
      wake(&contents)
    }
  }

  func close(draining: Bool) {
    contents.withLock { contents in
      switch contents.mail.phase {
      case .open: contents.mail.phase = draining ? .draining : .stopping
      case .draining: if !draining { contents.mail.phase = .stopping }
      case .stopping, .closed: return
      }
      wake(&contents)
    }
  }

  func untilClosed() async {
    await withCheckedContinuation { continuation in
      let isClosed = contents.withLock { contents in
        if contents.mail.phase == .closed { return true }
        contents.closing.append(continuation)
        return false
      }
      if isClosed { continuation.resume() }
    }
  }

  private func wake(_ contents: inout Contents) {
    guard contents.isLoopWaiting else { return }
    contents.isLoopWaiting = false
    ccurl_multi_wakeup(multi)
  }
}

// For the loop's thread alone.
extension Mailbox {
  func take() -> Mail {
    contents.withLock { contents in
      let mail = contents.mail
      contents.mail = Mail(phase: mail.phase)
      contents.isLoopWaiting = false
      return mail
    }
  }

  /// Says that the loop is about to wait; false when mail has come meanwhile.
  ///
  /// `seen` is the phase that the loop knows of.
  func mayWait(seen: Phase) -> Bool {
    contents.withLock { contents in
      let mail = contents.mail
      contents.isLoopWaiting = mail.submitted.isEmpty && mail.cancelled.isEmpty && mail.phase == seen
      return contents.isLoopWaiting
    }
  }

  /// After this the handle is the loop's alone; gives what was submitted too late.
  func closed() -> [Transfer] {
    contents.withLock { contents in
      let late = contents.mail.submitted
      contents.mail = Mail(phase: .closed)
      contents.isLoopWaiting = false
      return late
    }
  }

  func tellClosed() {
    let closing = contents.withLock { contents in
      let closing = contents.closing
      contents.closing = []
      return closing
    }
    for continuation in closing { continuation.resume() }
  }
}
