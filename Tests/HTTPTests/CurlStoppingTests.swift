import HTTP
import Testing

@Suite(.timeLimit(.minutes(1))) struct CurlStoppingTests {
  let client: CurlClient

  init() throws {
    client = try CurlClient()
  }

  @Test func `a task that is cancelled before it sends, sends nothing`() async throws {
    let server = try LoopbackServer { _, wire in wire.answer() }
    defer { server.stop() }
    let ready = Signal()
    let task = Task {
      await ready.wait()
      return try await client.failure(of: OutboundRequest("GET", server.url))
    }

    task.cancel()
    ready.give()
    let error = try await task.value

    #expect(error.reason == .cancelled)
    #expect(error.surelyNotSent)
    #expect(server.requests.isEmpty)
  }

  @Test func `cancelling a task ends its connection`() async throws {
    let arrived = Signal()
    let ended = Signal()
    let server = try LoopbackServer { _, wire in
      arrived.give()
      wire.waitForEnd()
      ended.give()
    }
    defer { server.stop() }
    let task = Task { try await client.failure(of: OutboundRequest("GET", server.url)) }
    await arrived.wait()

    task.cancel()
    let error = try await task.value
    await ended.wait()

    #expect(error.reason == .cancelled)
    #expect(!error.surelyNotSent)
  }

  @Test func `cancelling during the handshake is surely not sent`() async throws {
    let arrived = Signal()
    let server = try LoopbackServer(greeting: { wire in
      arrived.give()
      wire.waitForEnd()
    })
    defer { server.stop() }
    let task = Task { try await client.failure(of: OutboundRequest("GET", "https://127.0.0.1:\(server.port)")) }
    await arrived.wait()

    task.cancel()

    #expect(try await task.value.surelyNotSent)
  }

  @Test func `of 300 requests the third that would never be answered is cancelled, and makes room for the others`()
    async throws
  {
    let server = try LoopbackServer { request, wire in
      if request.target == "/never" { wire.waitForEnd() } else { wire.answer() }
    }
    defer { server.stop() }
    let tasks = (0..<300).map { number in
      Task<HTTPError.Reason?, Never> {
        do throws(HTTPError) {
          let request = OutboundRequest("GET", server.url + (number % 3 == 0 ? "/never" : "/"))
          _ = try await client.send(request.within(total: .seconds(50)))
          return nil
        } catch {
          return error.reason
        }
      }
    }

    for (number, task) in tasks.enumerated() where number % 3 == 0 { task.cancel() }

    for (number, task) in tasks.enumerated() {
      let reason = await task.value
      #expect(reason == (number % 3 == 0 ? .cancelled : nil), "request \(number)")
    }
  }

  @Test func `a drain lets what is under way end and takes nothing more`() async throws {
    let arrived = Signal()
    let answer = Signal()
    let server = try LoopbackServer { request, wire in
      if request.target == "/slow" {
        arrived.give()
        answer.block()
      }
      wire.answer("200 OK", request.target)
    }
    defer { server.stop() }
    async let slow = client.send(OutboundRequest("GET", "\(server.url)/slow"))
    await arrived.wait()

    async let shutdown: Void = client.shutdown(drain: true)
    var refusal: HTTPError?
    while refusal == nil {
      do throws(HTTPError) {
        _ = try await client.send(OutboundRequest("GET", server.url))
      } catch {
        refusal = error
      }
    }
    answer.give()
    let response = try await slow
    await shutdown

    #expect(refusal?.reason == .closed)
    #expect(refusal?.surelyNotSent == true)
    #expect(response.body == Array("/slow".utf8))
  }

  @Test func `a hard stop ends what is under way, which may have been sent`() async throws {
    let arrived = Signal()
    let server = try LoopbackServer { _, wire in
      arrived.give()
      wire.waitForEnd()
    }
    defer { server.stop() }
    async let failure = client.failure(of: OutboundRequest("POST", server.url, body: [1]))
    await arrived.wait()

    await client.shutdown(drain: false)
    let error = try await failure

    #expect(error.reason == .closed)
    #expect(!error.surelyNotSent)
  }

  @Test func `a hard stop ends a drain that waits`() async throws {
    let arrived = Signal()
    let server = try LoopbackServer { _, wire in
      arrived.give()
      wire.waitForEnd()
    }
    defer { server.stop() }
    async let failure = client.failure(of: OutboundRequest("GET", server.url))
    await arrived.wait()

    async let drain: Void = client.shutdown(drain: true)
    await client.shutdown(drain: false)
    await drain

    #expect(try await failure.reason == .closed)
  }

  @Test func `shutting down twice, or a client that did nothing, returns`() async throws {
    await client.shutdown(drain: true)
    await client.shutdown(drain: true)
    await client.shutdown(drain: false)

    let error = try await client.failure(of: OutboundRequest("GET", "http://127.0.0.1/"))

    #expect(error.reason == .closed)
    #expect(error.surelyNotSent)
  }

  @Test func `a client that nobody holds closes its connections`() async throws {
    let ended = Signal()
    let server = try LoopbackServer { _, wire in
      wire.answer()
      wire.waitForEnd()
      ended.give()
    }
    defer { server.stop() }

    _ = try await CurlClient().send(OutboundRequest("GET", server.url))
    await ended.wait()

    #expect(server.requests.count == 1)
  }
}
