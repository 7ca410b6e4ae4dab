import HTTP
import Logging
import ServiceLifecycle
import Locking
import Testing

@testable import Web

struct WebServerTests {
  /// Answers with what it was sent, and counts.
  final class Echo: Endpoint {
    let path = "/echo"
    let method = "POST"
    let bodyLimit = 1_000
    private let counter = Locked(0)

    var count: Int { counter.withLock { $0 } }

    func respond(to request: InboundRequest) async -> InboundResponse {
      counter.withLock { $0 += 1 }
      return InboundResponse(
        status: 201, headers: [HTTPHeader("X-Seen", request.header("x-sent") ?? "")], body: request.body)
    }
  }

  let echo = Echo()

  /// Runs a server on a free port, and stops it as an operator would.
  private func serve(
    _ options: WebServer.Options = .init(), isReady: Bool = true, _ use: (Int) async throws -> Void
  ) async throws {
    var options = options
    options.port = 0
    // Beside other tests the server may be kept from its work for longer than its usual patience.
    if options.idleTimeout == WebServer.Options().idleTimeout { options.idleTimeout = .seconds(120) }
    let (ports, bound) = AsyncStream<Int>.makeStream()
    let logger = Logger(label: "web", factory: { _ in SwiftLogNoOpLogHandler() })
    let server = WebServer(
      [echo], reports: .init(isReady: { isReady }, metrics: { "turns_total 3\n" }), options: options, logger: logger,
      onBound: { bound.yield($0) })
    let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: logger))
    try await withThrowingTaskGroup { tasks in
      tasks.addTask {
        defer { bound.finish() }
        try await group.run()
      }
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      do { try await use(port) } catch { Issue.record(error) }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  @Test func `a request reaches its endpoint whole, and the answer comes back`() async throws {
    try await serve { port in
      let connection = try LoopbackConnection(port: port)
      for body in ["hello", ""] {
        connection.say(
          "POST /echo?x=1 HTTP/1.1\r\nHost: a\r\nX-Sent: 7\r\nContent-Length: \(body.count)\r\n\r\n\(body)")
        let answer = try await connection.answer()
        #expect(answer.hasPrefix("HTTP/1.1 201 "))
        #expect(answer.lowercased().contains("x-seen: 7\r\n"))
        #expect(answer.hasSuffix("\r\n\r\n\(body)"))
        #expect(!answer.lowercased().contains("\r\nserver:"))
      }
    }
    #expect(echo.count == 2)
  }

  @Test func `a body in pieces is put together`() async throws {
    try await serve { port in
      let connection = try LoopbackConnection(port: port)
      connection.say(
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
      #expect(try await connection.answer().hasSuffix("\r\n\r\nabcde"))
    }
  }

  @Test(arguments: [
    ("GET /healthz", "200", "ok\n"), ("GET /readyz", "200", "ready\n"), ("GET /metrics", "200", "turns_total 3\n"),
    ("GET /nowhere", "404", "not-found"), ("POST /nowhere", "404", "not-found"), ("HEAD /healthz", "405", ""),
    ("GET /echo/", "404", "not-found"), ("GET /%65cho", "404", "not-found"), ("GET /echo", "405", "wrong-method"),
    ("POST /healthz", "405", "wrong-method"),
  ])
  func `each path answers its own method only`(line: String, status: String, text: String) async throws {
    try await serve { port in
      let connection = try LoopbackConnection(port: port)
      connection.say("\(line) HTTP/1.1\r\nHost: a\r\n\r\n")
      let answer = try await connection.answer()
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
      #expect(answer.contains(text))
      #expect(status != "405" || answer.lowercased().contains("allow: "))
    }
  }

  @Test func `who is not ready says so`() async throws {
    try await serve(isReady: false) { port in
      let connection = try LoopbackConnection(port: port)
      connection.say("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try await connection.answer().hasPrefix("HTTP/1.1 503 "))
    }
  }

  @Test(arguments: [
    "Content-Length: 1001\r\n\r\n", "Content-Length: 99999999999\r\n\r\nabc",
    "Transfer-Encoding: chunked\r\n\r\n3E9\r\n" + String(repeating: "x", count: 1_001),
    "Content-Length: 4000000\r\n\r\n" + String(repeating: "x", count: 4_000_000),
  ])
  func `a body that is too large is refused before it has arrived, and the connection ends`(rest: String) async throws {
    try await serve { port in
      let connection = try LoopbackConnection(port: port)
      connection.say("POST /echo HTTP/1.1\r\nHost: a\r\n" + rest)
      let answer = try await connection.rest()
      #expect(answer.hasPrefix("HTTP/1.1 413 "))
      #expect(answer.contains("body-too-large"))
    }
    #expect(echo.count == 0)
  }

  @Test func `a body that does not arrive in time is refused, and the connection ends`() async throws {
    var options = WebServer.Options()
    options.bodyDeadline = .milliseconds(50)
    try await serve(options) { port in
      let connection = try LoopbackConnection(port: port)
      connection.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf")
      #expect(try await connection.rest().hasPrefix("HTTP/1.1 408 "))
    }
    #expect(echo.count == 0)
  }

  @Test func `who goes on after a refusal is not listened to`() async throws {
    var options = WebServer.Options()
    options.bodyDeadline = .milliseconds(50)
    try await serve(options) { port in
      let connection = try LoopbackConnection(port: port)
      connection.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf")
      #expect(try await connection.answer().hasPrefix("HTTP/1.1 408 "))
      connection.say("a body" + "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
      #expect(try await connection.rest().isEmpty)
    }
    #expect(echo.count == 0)
  }

  @Test(arguments: ["Content-Length: 10\r\n\r\nhalf", "Transfer-Encoding: chunked\r\n\r\n5\r\nhalf"])
  func `half a body and then the end reaches nobody`(rest: String) async throws {
    try await serve { port in
      let connection = try LoopbackConnection(port: port)
      connection.say("POST /echo HTTP/1.1\r\nHost: a\r\n" + rest)
      connection.finish()
      let answer = try await connection.rest()
      #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400 "))
    }
    #expect(echo.count == 0)
  }

  @Test(arguments: ["NONSENSE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "POST /echo HTTP/1.1\r\nContent-Length: -1\r\n\r\n"])
  func `what is not HTTP is refused, and the connection ends`(text: String) async throws {
    try await serve { port in
      let connection = try LoopbackConnection(port: port)
      connection.say(text)
      let answer = try await connection.rest()
      #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400 "))
    }
    #expect(echo.count == 0)
  }

  @Test func `a connection on which nothing is said is closed`() async throws {
    var options = WebServer.Options()
    options.idleTimeout = .milliseconds(100)
    try await serve(options) { port in
      let silent = try LoopbackConnection(port: port)
      let half = try LoopbackConnection(port: port)
      half.say("POST /echo HTTP/1.1\r\nHos")
      #expect(try await silent.rest().isEmpty)
      #expect(try await half.rest().isEmpty)
    }
  }

  @Test func `a connection over the limit waits for its turn`() async throws {
    var options = WebServer.Options()
    options.connectionLimit = 1
    let request = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"
    try await serve(options) { port in
      let first = try LoopbackConnection(port: port)
      first.say(request)
      _ = try await first.answer()
      let second = try LoopbackConnection(port: port)
      second.say(request)
      first.say(request)
      _ = try await first.answer()
      #expect(echo.count == 2)
      first.hangUp()
      #expect(try await second.answer().hasPrefix("HTTP/1.1 201 "))
    }
  }

  @Test func `a shutdown does not wait for a body that never comes`() async throws {
    var options = WebServer.Options()
    options.idleTimeout = .milliseconds(100)
    var kept: LoopbackConnection?
    try await serve(options) { port in
      let connection = try LoopbackConnection(port: port)
      connection.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf")
      kept = connection
    }
    _ = kept
    #expect(echo.count == 0)
  }

  @Test(.timeLimit(.minutes(1)))
  func `whoever asks and never takes an answer is cut off, and makes room`() async throws {
    var options = WebServer.Options()
    options.connectionLimit = 1
    options.answerDeadline = .milliseconds(100)
    try await serve(options) { port in
      let greedy = try LoopbackConnection(port: port, room: 65_536)
      let body = String(repeating: "x", count: 1_000)
      await greedy.flood("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n" + body)
      let other = try LoopbackConnection(port: port)
      other.say("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try await other.answer().hasSuffix("ok\n"))
      greedy.hangUp()
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `whoever asks for the end and does not hang up is cut off`() async throws {
    var options = WebServer.Options()
    options.connectionLimit = 1
    options.answerDeadline = .milliseconds(100)
    try await serve(options) { port in
      let last = try LoopbackConnection(port: port)
      last.say("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try await last.answer().hasSuffix("ok\n"))
      let other = try LoopbackConnection(port: port)
      other.say("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try await other.answer().hasSuffix("ok\n"))
      last.hangUp()
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `many requests at once are all answered, in order, to whoever takes the answers`() async throws {
    try await serve { port in
      let connection = try LoopbackConnection(port: port)
      let requests = (0..<2_000).map { "POST /echo HTTP/1.1\r\nHost: a\r\nX-Sent: \($0)\r\nContent-Length: 0\r\n\r\n" }
      connection.say(requests.joined())
      connection.finish()

      let seen = try await connection.rest().lowercased().matches(of: /x-seen: (\d+)/).compactMap { Int($0.1) }

      #expect(seen.count == 2_000)
      #expect(seen.elementsEqual(0..<2_000))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a shutdown does not wait for answers that nobody takes`() async throws {
    var options = WebServer.Options()
    options.answerDeadline = .seconds(3_600)
    options.shutdownDeadline = .milliseconds(100)
    let taken = try await withThrowingTaskGroup { tasks in
      var asked = ContinuousClock.now
      try await serve(options) { port in
        let connection = try LoopbackConnection(port: port)
        connection.say("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try await connection.answer()
        tasks.addTask { await connection.flood("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n") }
        asked = .now
      }
      let taken = asked.duration(to: .now)
      try await tasks.waitForAll()
      return taken
    }

    // Whoever floods tires after twenty.
    #expect(taken < .seconds(15))
  }
}
