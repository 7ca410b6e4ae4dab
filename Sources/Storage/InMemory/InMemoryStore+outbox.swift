package import Conversation

extension InMemoryStore {
  func post(
    _ message: OutboundMessage, to id: ConversationID, _ key: ConversationKey, at now: Timestamp,
    isGoodbye: Bool = false
  ) {
    let item = OutboxItem(
      id: newID(), mark: .random(in: .min ... .max), key: key, conversation: id, message: message, attempts: 0,
      ambiguities: 0)
    outbox.append(OutboxRow(item: item, created: now, due: now, isGoodbye: isGoodbye))
  }

  /// Of each line the oldest message that waits.
  private var heads: [OutboxRow] {
    var lines: Set<ConversationKey> = []
    return outbox.filter { $0.aside == nil && lines.insert($0.item.key).inserted }
  }

  package func due(at now: Timestamp, limit: Int, notIn flight: Set<ConversationKey>) -> [OutboxItem] {
    let due = heads.filter { $0.due <= now && !flight.contains($0.item.key) }
    return due.sorted { ($0.due, $0.item.id) < ($1.due, $1.item.id) }.prefix(limit).map(\.item)
  }

  package func delivered(_ item: Int64, as platformIDs: [String], at now: Timestamp) {
    guard let index = outbox.firstIndex(where: { $0.item.id == item }) else { return }
    let row = outbox.remove(at: index)
    if !row.isGoodbye, !platformIDs.isEmpty { people[row.item.key]?.sent.append((platformIDs, now)) }
  }

  package func platformIDs(of key: ConversationKey) -> [String] { people[key]?.sent.flatMap(\.ids) ?? [] }

  package func postpone(_ item: Int64, until due: Timestamp, wasAmbiguous: Bool) {
    guard let index = outbox.firstIndex(where: { $0.item.id == item }) else { return }
    outbox[index].item.attempts += 1
    outbox[index].item.ambiguities += wasAmbiguous ? 1 : 0
    outbox[index].due = due
  }

  package func setAside(_ item: Int64, code: String, at now: Timestamp) {
    guard let index = outbox.firstIndex(where: { $0.item.id == item }) else { return }
    outbox[index].aside = code
  }

  package func dropAll(for key: ConversationKey, at now: Timestamp) {
    outbox.removeAll { $0.item.key == key && $0.aside == nil }
    people[key]?.apply(.cancelAll)
  }

  package func makeDue(at now: Timestamp) {
    for index in outbox.indices where outbox[index].due > now { outbox[index].due = now }
  }

  package func nextDue(after now: Timestamp) -> Timestamp? { heads.map(\.due).filter { $0 > now }.min() }
}
