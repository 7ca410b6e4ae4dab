import HTTP
import Testing

@Suite(.timeLimit(.minutes(1))) struct CurlRequestTests {
  let client: CurlClient

  init() throws {
    client = try CurlClient()
  }

  @Test func `an answer comes with its status, headers and body`() async throws {
    let server = try LoopbackServer { _, wire in
      wire.answer("201 Created", headers: "X-Word:  warm \r\nEmpty:\r\n", "hello")
    }
    defer { server.stop() }

    let response = try await client.send(OutboundRequest("GET", "\(server.url)/a?b=c", headers: [.init("X-Own", "1")]))

    #expect(response.status == 201)
    #expect(response.header("x-word") == "warm")
    #expect(response.header("empty") == "")
    #expect(response.body == Array("hello".utf8))
    #expect(server.requests.map(\.target) == ["/a?b=c"])
    #expect(server.requests.first?.header("x-own") == "1")
  }

  @Test(arguments: [404, 429, 500, 503])
  func `a server's error is an answer`(status: Int) async throws {
    let server = try LoopbackServer { _, wire in wire.answer("\(status) No", "why") }
    defer { server.stop() }

    let response = try await client.send(OutboundRequest("GET", server.url))

    #expect(response.status == status)
    #expect(response.body == Array("why".utf8))
  }

  @Test func `a redirect is handed back and not followed`() async throws {
    let server = try LoopbackServer { _, wire in wire.answer("302 Found", headers: "Location: /elsewhere\r\n") }
    defer { server.stop() }

    let response = try await client.send(OutboundRequest("GET", server.url))

    #expect(response.status == 302)
    #expect(response.header("Location") == "/elsewhere")
    #expect(server.requests.count == 1)
  }

  @Test(arguments: ["POST", "PUT", "PATCH"], [0, 1, 70_000, 2_000_000])
  func `a body arrives whole`(method: String, size: Int) async throws {
    let server = try LoopbackServer { _, wire in wire.answer() }
    defer { server.stop() }
    let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    _ = try await client.send(OutboundRequest(method, server.url, body: body))

    let received = try #require(server.requests.first)
    #expect(received.method == method)
    #expect(received.header("content-length") == "\(size)")
    #expect(received.body == body)
    #expect(received.header("expect") == nil)
    #expect(received.header("content-type") == nil)
  }

  @Test func `a HEAD is answered without a body`() async throws {
    let server = try LoopbackServer { _, wire in wire.send("HTTP/1.1 200 OK\r\nContent-Length: 700\r\n\r\n") }
    defer { server.stop() }

    let response = try await client.send(OutboundRequest("HEAD", server.url))

    #expect(response.status == 200)
    #expect(response.header("content-length") == "700")
    #expect(response.body.isEmpty)
  }

  @Test func `headers of an interim answer are not those of the answer`() async throws {
    let server = try LoopbackServer { _, wire in
      wire.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
      wire.answer(headers: "Last: yes\r\n")
    }
    defer { server.stop() }

    let response = try await client.send(OutboundRequest("GET", server.url))

    #expect(response.status == 200)
    #expect(response.header("link") == nil)
    #expect(response.header("last") == "yes")
  }

  @Test func `nothing of a request clings to the next`() async throws {
    let server = try LoopbackServer { _, wire in wire.answer() }
    defer { server.stop() }
    let first = OutboundRequest(
      "PUT", server.url, headers: [.init("X-Own", "1"), .init("Content-Type", "text/plain"), .init("X-Empty", "")],
      body: [1])

    _ = try await client.send(first)
    _ = try await client.send(OutboundRequest("GET", server.url))

    let requests = server.requests
    try #require(requests.count == 2)
    #expect(requests[0].header("content-type") == "text/plain")
    #expect(requests[0].header("x-empty") == "")
    #expect(requests[1].method == "GET")
    #expect(requests[1].header("x-own") == nil)
    #expect(requests[1].header("content-length") == nil)
  }

  @Test func `one connection serves requests in turn`() async throws {
    let server = try LoopbackServer { _, wire in wire.answer("200 OK", "\(wire.number)") }
    defer { server.stop() }

    for method in ["GET", "PUT", "GET", "POST"] {
      let response = try await client.send(OutboundRequest(method, server.url, body: method == "GET" ? [] : [7]))
      #expect(response.body == Array("1".utf8))
    }

    #expect(server.connections == 1)
  }

  @Test func `200 requests at once all get their own answers, over few connections`() async throws {
    var configuration = CurlClient.Configuration()
    configuration.connectionsPerHost = 5
    let client = try CurlClient(configuration)
    let server = try LoopbackServer { request, wire in wire.answer("200 OK", request.target) }
    defer { server.stop() }

    let wrong = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          let response = try await client.send(OutboundRequest("GET", "\(server.url)/\(number)"))
          return response.body != Array("/\(number)".utf8)
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }

    #expect(wrong == 0)
    #expect(server.requests.count == 200)
    #expect(server.connections <= 5)
  }

  @Test func `an answer that is long in coming holds up no other`() async throws {
    let arrived = Signal()
    let answer = Signal()
    let server = try LoopbackServer { request, wire in
      if request.target == "/poll" {
        arrived.give()
        answer.block()
      }
      wire.answer()
    }
    defer { server.stop() }
    async let poll = client.send(OutboundRequest("GET", "\(server.url)/poll"))
    await arrived.wait()

    let quick = try await client.send(OutboundRequest("GET", server.url))
    answer.give()

    #expect(quick.status == 200)
    #expect(try await poll.status == 200)
  }

  @Test func `a request storm counts what was answered`() async throws {
    let server = try LoopbackServer { request, wire in
      wire.answer(request.target == "/good" ? "200 OK" : "500 No")
    }
    defer { server.stop() }

    let good = try await RequestStorm(client: client, url: "\(server.url)/good", count: 50, inFlight: 7).run()
    let bad = try await RequestStorm(client: client, url: "\(server.url)/bad", count: 5, inFlight: 2).run()

    #expect(good.answered == 50)
    #expect(good.failed == 0)
    #expect(good.requestsPerSecond > 0)
    #expect(bad.answered == 0)
    #expect(bad.failed == 5)
  }

  @Test(arguments: [
    OutboundRequest("GET", "file:///etc/hosts"), OutboundRequest("GET", "ftp://127.0.0.1/"),
    OutboundRequest("GET", "127.0.0.1"), OutboundRequest("GET", ""), OutboundRequest("GET", "http://"),
    OutboundRequest("GET", "http:///127.0.0.1/"), OutboundRequest("GET", "http://127.0.0.1:70000/"),
    OutboundRequest("GET", "http://127.0.0.1/a b"), OutboundRequest("GET", "http://127.0.0.1\0.example/"),
    OutboundRequest("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET", "http://127.0.0.1/"), OutboundRequest("", "http://a/"),
    OutboundRequest("GET", "http://127.0.0.1/", headers: [.init("A", "b\r\nC: d")]),
    OutboundRequest("GET", "http://127.0.0.1/", headers: [.init("A: b\r\nC", "d")]),
    OutboundRequest("GET", "http://127.0.0.1/", headers: [.init("", "d")]),
    OutboundRequest("GET", "http://127.0.0.1/", headers: [.init("A", "b\0c")]),
  ])
  func `a request that would go out otherwise than meant is refused`(request: OutboundRequest) async throws {
    let error = try await client.failure(of: request)

    #expect(error.reason == .invalidRequest)
    #expect(error.surelyNotSent)
  }
}
