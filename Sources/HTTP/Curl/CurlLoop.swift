import CCurl

/// The thread that owns curl's handles and moves all bytes.
struct CurlLoop {
  /// Handles kept for later transfers.
  private static let pooledHandles = 64
  /// Milliseconds; curl's own timers and any mail end the wait earlier.
  private static let longestWait: Int32 = 1_000

  private let mailbox: Mailbox
  private let configuration: CurlClient.Configuration
  private var transfers: [Transfer.EasyHandle: Transfer] = [:]
  private var pool: [Transfer.EasyHandle] = []

  /// Starts the thread; it ends once the mailbox is closed.
  static func start(_ configuration: CurlClient.Configuration) throws(CurlUnavailable) -> Mailbox {
    guard let multi = ccurl_multi_init() else { throw .broken }
    let connections = max(1, configuration.connectionsPerHost)
    _ = ccurl_multi_set_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
    _ = ccurl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, connections)
    _ = ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, connections * 4)

    let mailbox = Mailbox(multi)
    let errand = Unmanaged.passRetained(Errand(CurlLoop(mailbox, configuration)))
    let isRunning = ccurl_run_thread(
      { context in
        guard let context else { return }
        Unmanaged<Errand>.fromOpaque(context).takeRetainedValue().loop.run()
      }, errand.toOpaque())
    precondition(isRunning, "the system has no thread left for HTTP")
    return mailbox
  }

  /// Carries the loop to its thread.
  private final class Errand {
    var loop: CurlLoop

    init(_ loop: CurlLoop) {
      self.loop = loop
    }
  }

  private init(_ mailbox: Mailbox, _ configuration: CurlClient.Configuration) {
    self.mailbox = mailbox
    self.configuration = configuration
  }

  private mutating func run() {
    while true {
      let mail = mailbox.take()
      sort(mail)
      if mail.phase == .stopping || (mail.phase == .draining && transfers.isEmpty) { break }
      var running: Int32 = 0
      ccurl_multi_perform(mailbox.multi, &running)
      collectEnded()
      if mail.phase == .draining && transfers.isEmpty { continue }
      if mailbox.mayWait(seen: mail.phase) {
        ccurl_multi_poll(mailbox.multi, nil, 0, Self.longestWait, nil)
      }
    }
    end()
  }

  private mutating func sort(_ mail: Mailbox.Mail) {
    let cancelled = Set(mail.cancelled.map(ObjectIdentifier.init))
    for transfer in mail.submitted {
      if !cancelled.isEmpty, cancelled.contains(ObjectIdentifier(transfer)) {
        transfer.end(.failure(.cancelledBeforeStart))
      } else {
        begin(transfer)
      }
    }
    for transfer in mail.cancelled {
      // Without a handle it has ended, or never began.
      guard let easy = transfer.easy else { continue }
      let error = transfer.stopped(.cancelled, "the request was cancelled")
      release(easy)
      transfer.end(.failure(error))
    }
  }

  private mutating func begin(_ transfer: Transfer) {
    guard let easy = pool.popLast() ?? ccurl_easy_init() else {
      transfer.end(.failure(HTTPError(.other, surelyNotSent: true, "there is no memory for a request")))
      return
    }
    do throws(HTTPError) {
      try transfer.configure(easy, configuration)
    } catch {
      keep(easy)
      transfer.end(.failure(error))
      return
    }
    guard ccurl_multi_add_handle(mailbox.multi, easy) == CURLM_OK else {
      ccurl_easy_cleanup(easy)
      transfer.end(.failure(HTTPError(.other, surelyNotSent: true, "curl takes no further request")))
      return
    }
    transfer.easy = easy
    transfers[easy] = transfer
  }

  private mutating func collectEnded() {
    var ended: Transfer.EasyHandle?
    var code = CURLE_OK
    while ccurl_next_ended(mailbox.multi, &ended, &code) {
      guard let easy = ended, let transfer = transfers[easy] else { continue }
      let outcome = transfer.outcome(code)
      release(easy)
      transfer.end(outcome)
    }
  }

  /// Curl holds a pointer to the transfer until this is done.
  private mutating func release(_ easy: Transfer.EasyHandle) {
    ccurl_multi_remove_handle(mailbox.multi, easy)
    transfers.removeValue(forKey: easy)?.easy = nil
    keep(easy)
  }

  private mutating func keep(_ easy: Transfer.EasyHandle) {
    if pool.count < Self.pooledHandles {
      ccurl_easy_reset(easy)
      pool.append(easy)
    } else {
      ccurl_easy_cleanup(easy)
    }
  }

  private mutating func end() {
    let late = mailbox.closed()
    for transfer in transfers.values {
      let error = transfer.stopped(.closed, "the HTTP client was shut down")
      if let easy = transfer.easy { release(easy) }
      transfer.end(.failure(error))
    }
    for transfer in late { transfer.end(.failure(.closedBeforeStart)) }
    for easy in pool { ccurl_easy_cleanup(easy) }
    ccurl_multi_cleanup(mailbox.multi)
    mailbox.tellClosed()
  }
}
