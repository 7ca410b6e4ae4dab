import Conversation
import Dialogue
import Storage

/// Turns that were made already, saved at once: the store by itself, sealing left out.
struct SaveStorm: Sendable {
  /// As large as the workload's are.
  private static let (stateBytes, messageBytes) = (350, 280)

  let conversations: Int
  let turns: Int
  let inFlight: Int

  /// Saves for each second; the events are handed in before the clock runs.
  func run(on store: SQLiteStore) async throws -> Double {
    let now = Timestamp(seconds: 1_772_445_600)
    let ids = (0..<conversations).map { ConversationID(channel: "bench", address: "person-\($0)") }
    var people: [(key: ConversationKey, first: Int64)] = []
    for (number, id) in ids.enumerated() {
      let events = (0..<turns).map { InboundMessage(conversation: id, event: "\(number).\($0)", content: .attachment) }
      let accepted = try await store.accept(events, cursor: nil, at: now)
      guard let key = accepted.lanes.first, let pending = try await store.next(in: key) else { continue }
      people.append((key, pending.event.id))
    }

    let clock = ContinuousClock()
    let start = clock.now
    try await withThrowingTaskGroup { [people] group in
      for lane in 0..<inFlight {
        group.addTask {
          for person in stride(from: lane, to: people.count, by: inFlight) {
            // Handed in one after the other, so their ids are in a row.
            for turn in 0..<Int64(turns) {
              try await store.commit(Self.record(people[person].key, people[person].first + turn, turn), at: now)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    return Double(people.count * turns) / ((clock.now - start) / .seconds(1))
  }

  private static func record(_ key: ConversationKey, _ event: Int64, _ revision: Int64) -> TurnRecord {
    var turn = TurnRecord(
      key: key, event: event, revision: revision, state: [UInt8](repeating: 7, count: stateBytes))
    let text = String(repeating: "a", count: messageBytes)
    turn.messages = [OutboundMessage(parts: [.bubble(.init(text))])]
    return turn
  }
}
