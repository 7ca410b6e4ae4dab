import CCurl
import Testing

@testable import HTTP

@Suite(.timeLimit(.minutes(1))) struct CurlFailureTests {
  let client: CurlClient

  init() throws {
    client = try CurlClient()
  }

  @Test func `a refused connection is surely not sent`() async throws {
    let request = OutboundRequest("POST", "http://127.0.0.1:\(try Loopback.deafPort())", body: [1])

    let error = try await client.failure(of: request)

    #expect(error.reason == .unreachable)
    #expect(error.surelyNotSent)
  }

  @Test func `a name without an address is surely not sent`() async throws {
    let error = try await client.failure(of: OutboundRequest("GET", "http://nowhere.invalid/"))

    #expect(error.reason == .unreachable)
    #expect(error.surelyNotSent)
  }

  @Test func `a refused connection after a good request is still surely not sent`() async throws {
    let server = try LoopbackServer { _, wire in wire.answer() }
    defer { server.stop() }
    _ = try await client.send(OutboundRequest("POST", server.url, body: [1, 2, 3]))

    let error = try await client.failure(of: OutboundRequest("GET", "http://127.0.0.1:\(try Loopback.deafPort())"))

    #expect(error.surelyNotSent)
  }

  @Test func `a full queue of connections ends at the limit for connecting, surely not sent`() async throws {
    let listener = try Loopback.listen(waiting: 0)
    let others = try (0..<4).map { _ in try Loopback.knock(at: listener.port) }
    defer { for socket in others + [listener.socket] { Loopback.close(socket) } }
    let request = OutboundRequest("GET", "http://127.0.0.1:\(listener.port)").within(connect: .milliseconds(150))

    let error = try await client.failure(of: request)

    #expect(error.reason == .timedOut)
    #expect(error.surelyNotSent)
  }

  @Test func `a limit that ends during the TLS handshake is surely not sent`() async throws {
    let server = try LoopbackServer(greeting: { $0.waitForEnd() })
    defer { server.stop() }
    let request = OutboundRequest("GET", "https://127.0.0.1:\(server.port)").within(total: .milliseconds(150))

    let error = try await client.failure(of: request)

    #expect(error.reason == .timedOut)
    #expect(error.surelyNotSent)
  }

  @Test func `a handshake that is cut off is surely not sent`() async throws {
    let server = try LoopbackServer(greeting: { wire in
      _ = wire.read(1 << 16)
      wire.cut()
    })
    defer { server.stop() }

    let error = try await client.failure(of: OutboundRequest("GET", "https://127.0.0.1:\(server.port)"))

    #expect(error.reason == .unreachable)
    #expect(error.surelyNotSent)
  }

  @Test(arguments: ["GET", "POST"])
  func `a reset after the request was read may have been sent`(method: String) async throws {
    let server = try LoopbackServer { _, wire in wire.reset() }
    defer { server.stop() }

    let error = try await client.failure(of: OutboundRequest(method, server.url, body: method == "GET" ? [] : [1]))

    #expect(error.reason == .interrupted)
    #expect(!error.surelyNotSent)
  }

  @Test(arguments: [0, 1, 70_000])
  func `what may not be repeated is not, when a kept connection breaks`(size: Int) async throws {
    let server = try LoopbackServer { request, wire in
      if request.method == "GET" { wire.answer() } else { wire.reset() }
    }
    defer { server.stop() }
    _ = try await client.send(OutboundRequest("GET", server.url))

    let error = try await client.failure(
      of: OutboundRequest("POST", server.url, body: Array(repeating: 2, count: size)))

    #expect(error.reason == .interrupted)
    #expect(!error.surelyNotSent)
    #expect(server.requests.map(\.method) == ["GET", "POST"])
  }

  @Test func `a repeat that finds nobody any more may have been sent`() async throws {
    let arrived = Signal()
    let isGone = Signal()
    let server = try LoopbackServer { request, wire in
      if request.method == "GET" { return wire.answer() }
      arrived.give()
      isGone.block()
      wire.reset()
    }
    _ = try await client.send(OutboundRequest("GET", server.url))
    async let failure = client.failure(of: OutboundRequest("PUT", server.url, body: [1]))
    await arrived.wait()

    server.stopListening()
    isGone.give()
    let error = try await failure

    #expect(error.reason == .unreachable)
    #expect(!error.surelyNotSent)
  }

  @Test func `half an answer is an interruption`() async throws {
    let server = try LoopbackServer { _, wire in
      wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it")
      wire.cut()
    }
    defer { server.stop() }

    let error = try await client.failure(of: OutboundRequest("GET", server.url))

    #expect(error.reason == .interrupted)
    #expect(!error.surelyNotSent)
  }

  @Test func `no answer at all is an interruption`() async throws {
    let server = try LoopbackServer { _, wire in wire.cut() }
    defer { server.stop() }

    let error = try await client.failure(of: OutboundRequest("GET", server.url))

    #expect(error.reason == .interrupted)
    #expect(!error.surelyNotSent)
  }

  @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "HTTP/9.9 200 OK\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n"])
  func `what is not HTTP is an error`(garbage: String) async throws {
    let server = try LoopbackServer { _, wire in
      wire.send(garbage)
      wire.cut()
    }
    defer { server.stop() }

    let error = try await client.failure(of: OutboundRequest("GET", server.url))

    #expect(error.reason == .other)
    #expect(!error.surelyNotSent)
  }

  @Test func `an answer that never comes ends at the limit, and may have been sent`() async throws {
    let server = try LoopbackServer { _, wire in wire.waitForEnd() }
    defer { server.stop() }
    let request = OutboundRequest("POST", server.url, body: [1]).within(total: .milliseconds(200))

    let error = try await client.failure(of: request)

    #expect(error.reason == .timedOut)
    #expect(!error.surelyNotSent)
  }

  @Test func `an answer that stops coming ends long before the limit`() async throws {
    var configuration = CurlClient.Configuration()
    configuration.stall = .seconds(1)
    let client = try CurlClient(configuration)
    let server = try LoopbackServer { _, wire in
      wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it")
      wire.waitForEnd()
    }
    defer { server.stop() }

    let error = try await client.failure(of: OutboundRequest("GET", server.url).within(total: .seconds(50)))

    #expect(error.reason == .timedOut)
    #expect(!error.surelyNotSent)
  }

  @Test(arguments: [true, false])
  func `an answer at its limit is taken and one byte more is refused`(isAnnounced: Bool) async throws {
    let server = try LoopbackServer { request, wire in
      let body = String(repeating: "x", count: request.target == "/more" ? 5_001 : 5_000)
      if isAnnounced {
        wire.answer("200 OK", body)
      } else {
        wire.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\(body)")
        wire.cut()
      }
    }
    defer { server.stop() }

    let response = try await client.send(OutboundRequest("GET", server.url).within(bytes: 5_000))
    let error = try await client.failure(of: OutboundRequest("GET", "\(server.url)/more").within(bytes: 5_000))

    #expect(response.body.count == 5_000)
    #expect(error.reason == .responseTooLarge)
    #expect(!error.surelyNotSent)
    #expect(error.status == 200)
  }

  @Test func `an endless answer is cut at its limit`() async throws {
    let server = try LoopbackServer { _, wire in
      wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = "1000\r\n\(String(repeating: "x", count: 0x1000))\r\n"
      while wire.send(chunk) {}
    }
    defer { server.stop() }

    let error = try await client.failure(of: OutboundRequest("GET", server.url).within(bytes: 100_000))

    #expect(error.reason == .responseTooLarge)
  }

  @Test func `endless headers are cut off`() async throws {
    let server = try LoopbackServer { _, wire in
      wire.send("HTTP/1.1 200 OK\r\n")
      while wire.send("X-Again: \(String(repeating: "x", count: 1_000))\r\n") {}
    }
    defer { server.stop() }

    let error = try await client.failure(of: OutboundRequest("GET", server.url))

    #expect(error.reason == .responseTooLarge)
  }

  @Test func `what a server answered before its connection broke is told, and an interim answer is none`() async throws
  {
    let server = try LoopbackServer { request, wire in
      wire.send(request.target == "/" ? "HTTP/1.1 202 Accepted\r\n" : "HTTP/1.1 100 Continue\r\n")
      wire.send("Content-Length: 100\r\n\r\n")
      wire.cut()
    }
    defer { server.stop() }

    let error = try await client.failure(of: OutboundRequest("POST", "\(server.url)/", body: [1]))
    let interim = try await client.failure(of: OutboundRequest("POST", "\(server.url)/interim", body: [1]))

    #expect(error.reason == .interrupted)
    #expect(error.status == 202)
    #expect(interim.status == nil)
  }

  @Test(arguments: [CURLE_UNKNOWN_OPTION, CURLE_NOT_BUILT_IN, CURLE_OUT_OF_MEMORY, CURLE_SEND_ERROR])
  func `what curl was never given is surely not sent, whatever curl says`(code: CURLcode) {
    let error = Transfer(OutboundRequest("POST", "http://127.0.0.1/", body: [1])).misconfigured(code)

    #expect(error.surelyNotSent)
  }
}
