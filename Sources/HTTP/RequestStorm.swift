/// Many requests at once, to measure a client by.
package struct RequestStorm: Sendable {
  package struct Figures: Hashable, Sendable {
    package var answered = 0
    package var failed = 0
    package var elapsed: Duration = .zero

    package var requestsPerSecond: Double {
      elapsed > .zero ? Double(answered) / (elapsed / .seconds(1)) : 0
    }
  }

  private let client: any HTTPClient
  private let url: String
  private let count: Int
  private let inFlight: Int

  /// Sends `count` requests, `inFlight` of them at any time.
  package init(client: any HTTPClient, url: String, count: Int, inFlight: Int) {
    self.client = client
    self.url = url
    self.count = max(0, count)
    self.inFlight = max(1, inFlight)
  }

  /// Counts what has status 200 as answered.
  package func run() async throws -> Figures {
    let clock = ContinuousClock()
    let start = clock.now
    var figures = await withTaskGroup(of: Figures.self) { group in
      for lane in 0..<inFlight {
        let share = count / inFlight + (lane < count % inFlight ? 1 : 0)
        group.addTask { await send(share) }
      }
      return await group.reduce(into: Figures()) { sum, part in
        sum.answered += part.answered
        sum.failed += part.failed
      }
    }
    try Task.checkCancellation()
    figures.elapsed = clock.now - start
    return figures
  }

  private func send(_ share: Int) async -> Figures {
    let request = OutboundRequest("GET", url)
    var figures = Figures()
    for _ in 0..<share {
      do throws(HTTPError) {
        let response = try await client.send(request)
        if response.status == 200 { figures.answered += 1 } else { figures.failed += 1 }
      } catch {
        figures.failed += 1
      }
    }
    return figures
  }
}
