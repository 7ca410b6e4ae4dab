import HTTP
import Testing

@Suite(.timeLimit(.minutes(1))) struct CurlSecrecyTests {
  /// A way to fail, and the reason it should give.
  enum Failing: String, CaseIterable, CustomTestStringConvertible {
    case refused, unresolved, reset, cut, half, garbage, timedOut, tooLarge, tooLargeAnnounced, untrusted
    case cancelled, closed, closedMeanwhile, proxyRefused, proxyUnresolved, otherScheme, noURL, badPort, badHeader

    var testDescription: String { rawValue }
  }

  static let secret = "hush"

  @Test(arguments: Failing.allCases)
  func `no error tells a user, password, path, query or header`(failing: Failing) async throws {
    let error = try await Self.error(failing)

    var everything = "\(error) \(String(reflecting: error)) \(error.description)"
    dump(error, to: &everything)
    #expect(!everything.lowercased().contains(Self.secret), "\(everything)")
    #expect(!error.description.isEmpty)
  }

  @Test func `an error tells the place and curl's code`() async throws {
    let port = try Loopback.deafPort()

    let error = try await CurlClient().failure(of: Self.request("http://%@127.0.0.1:\(port)"))

    #expect(error.description == "http://127.0.0.1:\(port): nobody listens there (curl 7)")
  }

  /// `%@` in the URL's head stands for the user.
  static func request(_ head: String) -> OutboundRequest {
    let head = head.replacing("%@", with: "\(secret)-user:\(secret)-password@")
    return OutboundRequest(
      "POST", "\(head)/bot\(secret)/send?token=\(secret)#\(secret)",
      headers: [.init("Authorization", "Bearer \(secret)"), .init("X-\(secret)", "1")], body: Array(secret.utf8))
  }

  static func error(_ failing: Failing) async throws -> HTTPError {
    let client = try CurlClient()
    var configuration = CurlClient.Configuration()
    switch failing {
    case .refused:
      return try await client.failure(of: request("http://%@127.0.0.1:\(Loopback.deafPort())"))
    case .unresolved: return try await client.failure(of: request("http://%@nowhere.invalid"))
    case .proxyRefused:
      configuration.proxy = "http://\(secret):\(secret)@127.0.0.1:\(try Loopback.deafPort())"
      return try await CurlClient(configuration).failure(of: request("http://%@127.0.0.1"))
    case .proxyUnresolved:
      configuration.proxy = "http://\(secret):\(secret)@nowhere.invalid:3128"
      return try await CurlClient(configuration).failure(of: request("https://%@127.0.0.1"))
    case .otherScheme: return try await client.failure(of: request("ftp://%@127.0.0.1"))
    case .noURL: return try await client.failure(of: request("http:\(secret)%@"))
    case .badPort: return try await client.failure(of: request("http://%@127.0.0.1:99999"))
    case .badHeader:
      var request = request("http://%@127.0.0.1")
      request.headers.append(HTTPHeader("Cookie", "\(secret)\n"))
      return try await client.failure(of: request)
    case .untrusted:
      let server = try LoopbackServer(greeting: { wire in
        _ = wire.read(1 << 16)
        wire.send("HTTP/1.1 400 This is no TLS\r\n\r\n")
        wire.cut()
      })
      defer { server.stop() }
      return try await client.failure(of: request("https://%@127.0.0.1:\(server.port)"))
    case .closed:
      await client.shutdown(drain: false)
      return try await client.failure(of: request("http://%@127.0.0.1"))
    case .reset, .cut, .half, .garbage, .timedOut, .tooLarge, .tooLargeAnnounced, .cancelled, .closedMeanwhile:
      return try await errorOfServer(failing, client)
    }
  }

  private static func errorOfServer(_ failing: Failing, _ client: CurlClient) async throws -> HTTPError {
    let arrived = Signal()
    let server = try LoopbackServer { _, wire in
      arrived.give()
      switch failing {
      case .reset: wire.reset()
      case .half: wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nX: \(secret)\r\n\r\n\(secret)")
      case .garbage: wire.send("\(secret)\r\n\r\n")
      case .tooLarge: wire.send("HTTP/1.1 200 OK\r\n\r\n\(secret)\(secret)\(secret)")
      case .tooLargeAnnounced: wire.answer("200 OK", "\(secret)\(secret)\(secret)")
      case .cancelled, .closedMeanwhile, .timedOut: wire.waitForEnd()
      default: break
      }
      if failing != .reset { wire.cut() }
    }
    defer { server.stop() }
    let total: Duration = failing == .timedOut ? .milliseconds(100) : .seconds(30)
    let request = request("http://%@127.0.0.1:\(server.port)").within(total: total, bytes: 10)

    let task = Task { try await client.failure(of: request) }
    await arrived.wait()
    if failing == .cancelled { task.cancel() }
    if failing == .closedMeanwhile { await client.shutdown(drain: false) }
    return try await task.value
  }
}
