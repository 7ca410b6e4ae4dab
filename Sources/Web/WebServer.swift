package import HTTP
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle

/// Hosts endpoints, and what an operator's tools ask for.
///
/// `/healthz` says whether the process is well, `/readyz` whether it can take messages, `/metrics` gives its figures.
/// TLS is the business of what stands before it.
package struct WebServer: Service {
  package struct Options: Hashable, Sendable {
    /// Nobody but this machine, unless the operator says otherwise.
    package var host = "127.0.0.1"
    /// 0 for any that is free.
    package var port = 8_080
    /// From a request's head to the last byte of its body.
    package var bodyDeadline: Duration = .seconds(10)
    /// Connections on which nothing is said are closed after this; less than a shutdown may take.
    package var idleTimeout: Duration = .seconds(3)
    /// For taking an answer: whoever has not taken it by then is cut off.
    package var answerDeadline: Duration = .seconds(5)
    /// From the beginning of a shutdown until connections that are still there are cut off.
    package var shutdownDeadline: Duration = .seconds(5)
    /// Further ones wait until one of these is closed.
    package var connectionLimit = 512

    package init() {}
  }

  /// What is said to an operator's tools.
  package struct Reports: Sendable {
    package var isHealthy: @Sendable () async -> Bool
    package var isReady: @Sendable () async -> Bool
    /// In Prometheus' text format; nil where there are none.
    package var metrics: (@Sendable () async -> String)?

    package init(
      isHealthy: @escaping @Sendable () async -> Bool = { true }, isReady: @escaping @Sendable () async -> Bool,
      metrics: (@Sendable () async -> String)? = nil
    ) {
      self.isHealthy = isHealthy
      self.isReady = isReady
      self.metrics = metrics
    }
  }

  private let options: Options
  private let responder: EndpointResponder
  private let logger: Logger
  private let clock: any Clock<Duration>
  private let onBound: @Sendable (Int) -> Void

  /// `onBound` hears the port as soon as connections are taken.
  ///
  /// Two endpoints with one path are a mistake of whoever put them together.
  package init(
    _ endpoints: [any Endpoint], reports: Reports, options: Options = Options(), logger: Logger,
    clock: any Clock<Duration> = ContinuousClock(), onBound: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.options = options
    self.logger = logger
    self.clock = clock
    self.onBound = onBound
    responder = EndpointResponder(
      endpoints + ReportEndpoint.all(reports), bodyDeadline: options.bodyDeadline, clock: clock)
  }

  package func run() async throws {
    let application = Application(
      responder: responder,
      server: HTTPServerBuilder { [options] responder in
        PatientChannel(
          http: HTTP1Channel(
            responder: responder,
            configuration: .init(
              idleTimeout: TimeAmount(options.idleTimeout),
              httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 8_192, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100))),
          deadline: TimeAmount(options.answerDeadline), shutdownDeadline: TimeAmount(options.shutdownDeadline))
      },
      configuration: .init(
        address: .hostname(options.host, port: options.port),
        availableConnectionsDelegate: MaximumAvailableConnections(options.connectionLimit, logger: logger)),
      onServerRunning: { [onBound] channel in onBound(channel.localAddress?.port ?? 0) },
      logger: logger)
    try await application.run()
  }
}
