import HTTP

/// One of the pages for an operator's tools.
struct ReportEndpoint: Endpoint {
  let path: String
  let method = "GET"
  let bodyLimit = 0
  private let report: @Sendable () async -> InboundResponse

  func respond(to request: InboundRequest) async -> InboundResponse { await report() }

  static func all(_ reports: WebServer.Reports) -> [any Endpoint] {
    let health = ReportEndpoint(path: "/healthz") {
      await reports.isHealthy() ? .text(200, "ok\n") : .text(503, "not well\n")
    }
    let readiness = ReportEndpoint(path: "/readyz") {
      await reports.isReady() ? .text(200, "ready\n") : .text(503, "not ready\n")
    }
    let metrics = reports.metrics.map { metrics in
      ReportEndpoint(path: "/metrics") {
        .text(200, await metrics(), type: "text/plain; version=0.0.4; charset=utf-8")
      }
    }
    return [health, readiness] + (metrics.map { [$0] } ?? [])
  }

  private init(path: String, report: @escaping @Sendable () async -> InboundResponse) {
    self.path = path
    self.report = report
  }
}

extension InboundResponse {
  static func text(_ status: Int, _ text: String, type: String = "text/plain; charset=utf-8") -> InboundResponse {
    InboundResponse(status: status, headers: [HTTPHeader("Content-Type", type)], body: Array(text.utf8))
  }

  /// What the server itself refuses, in the form that endpoints use too.
  static func refusal(_ status: Int, _ code: String, _ message: StaticString) -> InboundResponse {
    InboundResponse(
      status: status, headers: [HTTPHeader("Content-Type", "application/json")],
      body: Array("{\"error\":{\"code\":\"\(code)\",\"message\":\"\(message)\"}}".utf8))
  }
}
