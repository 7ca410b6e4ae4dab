import Conversation

/// What an operator's tools read, in Prometheus' text format: counts and times, never a word or a name.
struct Metrics {
  private let store: any StoreUpkeep
  private let counters: Counters

  init(_ store: any StoreUpkeep, _ counters: Counters) {
    self.store = store
    self.counters = counters
  }

  var text: String {
    get async {
      var lines = Counter.allCases.flatMap { counter in
        [
          "# TYPE afterword_\(counter.rawValue)_total counter",
          "afterword_\(counter.rawValue)_total \(counters[counter])",
        ]
      }
      // Where the store does not answer, `/readyz` says so; the counters are still worth having.
      if let figures = try? await store.figures() { lines += gauges(figures) }
      return lines.joined(separator: "\n") + "\n"
    }
  }

  private func gauges(_ figures: StoreFigures) -> [String] {
    let age = figures.oldestMessage.map { (Assembly.now().milliseconds - $0.milliseconds) / 1_000 } ?? 0
    let gauges: [(name: String, value: Int)] = [
      ("conversations", figures.conversations), ("waiting_events", figures.waitingEvents),
      ("set_aside_events", figures.eventsSetAside), ("waiting_messages", figures.waitingMessages),
      ("set_aside_messages", figures.messagesSetAside), ("oldest_message_seconds", Int(max(0, age))),
    ]
    return gauges.flatMap { ["# TYPE afterword_\($0.name) gauge", "afterword_\($0.name) \($0.value)"] }
  }
}
