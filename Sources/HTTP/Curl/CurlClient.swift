/// Sends by libcurl: one thread for all transfers, connections kept and shared, HTTP/2 where a server offers it.
///
/// Certificates are always verified, no redirect is followed, and nothing but `http` and `https` is spoken. The
/// environment's proxy variables are not read: a proxy is configured or there is none.
///
/// A request that might have had its effect is never repeated in silence: with methods that may not be repeated, such
/// as POST, a connection that breaks after the body left is an error, for the caller to judge by `surelyNotSent`.
package final class CurlClient: HTTPClient {
  package struct Configuration: Hashable, Sendable {
    /// Such as `http://proxy.example:3128`; a user and password in it are used and never told.
    package var proxy: String?
    /// A PEM file with the authorities to trust, in place of the system's.
    package var caFile: String?
    /// Further requests wait in line, and their limits count while they wait.
    package var connectionsPerHost = 8
    /// How long an answer that has begun may give no byte, in whole seconds.
    ///
    /// Curl looks at the speed of the last five seconds: it notices up to seven later.
    package var stall: Duration = .seconds(20)

    package init() {}
  }

  private let mailbox: Mailbox

  /// What keeps a client from being made, and what to do; nil where nothing does.
  package static func problem() -> CurlUnavailable? { CurlUnavailable.find() }

  package init(_ configuration: Configuration = Configuration()) throws(CurlUnavailable) {
    if let problem = Self.problem() { throw problem }
    mailbox = try CurlLoop.start(configuration)
  }

  deinit {
    mailbox.close(draining: false)
  }

  package func send(_ request: OutboundRequest) async throws(HTTPError) -> OutboundResponse {
    try request.validate()
    let transfer = Transfer(request)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        mailbox.submit(transfer, continuation)
      }
    } onCancel: {
      mailbox.cancel(transfer)
    }
    return try outcome.get()
  }

  /// Takes no more requests, and returns when the last has ended and all connections are closed.
  ///
  /// - Parameter drain: Whether requests under way may end by themselves, within their limits. Without it they end at
  ///   once, with an error. A later call without it ends a drain that is under way.
  package func shutdown(drain: Bool) async {
    mailbox.close(draining: drain)
    await mailbox.untilClosed()
  }
}
