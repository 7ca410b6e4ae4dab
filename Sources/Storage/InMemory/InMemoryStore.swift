package import Conversation
import Dialogue
import Foundation

/// Forgets everything when the process ends: for tests and for the terminal.
package actor InMemoryStore: ConversationStore {
  struct QueuedRow {
    var event: QueuedEvent
    /// The message that it is, or that it edits.
    var message: Data?
    var aside: String?
  }

  struct ReminderRow {
    var plan: PlannedReminder
    var isRung = false
  }

  struct Person {
    var session: StoredSession
    var highestSequence: UInt64 = 0
    var queue: [QueuedRow] = []
    var reminders: [ReminderRow] = []
    var sent: [(ids: [String], at: Timestamp)] = []
    var nextExpiry: Timestamp?
    var lastMessage: Data?
    var used: Timestamp
  }

  struct OutboxRow {
    var item: OutboxItem
    var created: Timestamp
    var due: Timestamp
    var isGoodbye = false
    var aside: String?
  }

  let hash = KeyedHash()
  let retention: Duration
  var people: [ConversationKey: Person] = [:]
  var outbox: [OutboxRow] = []
  var locks: [ConversationKey: Int64] = [:]
  var seen: [Data: Timestamp] = [:]
  private var cursors: [String: [UInt8]] = [:]
  private var lastID: Int64 = 0

  package init(retention: Duration = .seconds(400 * 86_400)) {
    self.retention = retention
  }

  func newID() -> Int64 {
    lastID += 1
    return lastID
  }

  package func accept(_ messages: [InboundMessage], cursor: ChannelCursor?, at now: Timestamp) -> Acceptance {
    var acceptance = Acceptance(lanes: [], known: 0)
    for message in messages {
      let arrival = Arrival(message, hash)
      guard seen[arrival.seen] == nil else {
        acceptance.known += 1
        continue
      }
      seen[arrival.seen] = now
      if !acceptance.lanes.contains(arrival.key) { acceptance.lanes.append(arrival.key) }
      let session = StoredSession(
        id: message.conversation, revision: 0, state: [], seed: .random(in: .min ... .max))
      people[arrival.key, default: Person(session: session, used: now)].used = now
      queue(.message(message.content), for: arrival.key, at: now, utcOffset: message.utcOffset, message: arrival.event)
    }
    if let cursor { cursors[cursor.channel] = cursor.value }
    return acceptance
  }

  func queue(
    _ content: QueuedEvent.Content, for key: ConversationKey, at now: Timestamp, utcOffset: Int? = nil,
    message: Data? = nil
  ) {
    people[key]?.highestSequence += 1
    let event = QueuedEvent(
      id: newID(), sequence: people[key]?.highestSequence ?? 0, content: content, received: now, utcOffset: utcOffset,
      attempts: 0)
    people[key]?.queue.append(QueuedRow(event: event, message: message))
  }

  package func cursor(of channel: String) -> [UInt8]? { cursors[channel] }

  package func waiting(limit: Int) -> [ConversationKey] {
    let oldest = people.compactMap { key, person in
      person.queue.first { $0.aside == nil }.map { (key: key, event: $0.event.id) }
    }
    return oldest.sorted { $0.event < $1.event }.prefix(limit).map(\.key)
  }

  package func next(in key: ConversationKey) -> PendingTurn? {
    guard let person = people[key], let row = person.queue.first(where: { $0.aside == nil }) else { return nil }
    var session = person.session
    session.lockedUntil = locks[key]
    return PendingTurn(
      key: key, event: row.event, highestSequence: person.highestSequence, session: session,
      editsLast: row.event.content.isEdit && row.message == person.lastMessage)
  }

  private func place(of event: Int64) -> (key: ConversationKey, index: Int)? {
    for (key, person) in people {
      if let index = person.queue.firstIndex(where: { $0.event.id == event }) { return (key, index) }
    }
    return nil
  }

  package func noteFailure(of event: Int64) {
    guard let place = place(of: event) else { return }
    people[place.key]?.queue[place.index].event.attempts += 1
  }

  package func setAside(_ event: Int64, code: String, telling message: OutboundMessage?, at now: Timestamp) {
    guard let (key, index) = place(of: event), let person = people[key], person.queue[index].aside == nil else {
      return
    }
    people[key]?.queue[index].aside = code
    if let message { post(message, to: person.session.id, key, at: now) }
  }

  package func ring(at now: Timestamp, limit: Int) -> [ConversationKey] {
    var rung: [ConversationKey] = []
    let due = people.flatMap { key, person in
      person.reminders.filter { !$0.isRung && $0.plan.due <= now }.map { (key: key, plan: $0.plan) }
    }
    for (key, plan) in due.sorted(by: { $0.plan.due < $1.plan.due }).prefix(limit) {
      queue(.reminder(plan.id), for: key, at: now)
      let index = people[key]?.reminders.firstIndex { $0.plan.id == plan.id }
      if let index { people[key]?.reminders[index].isRung = true }
      rung.append(key)
    }
    for (key, person) in people where rung.count < limit {
      let isQueued = person.queue.contains { $0.event.content == .expiry && $0.aside == nil }
      guard let expiry = person.nextExpiry, expiry <= now, !isQueued else { continue }
      people[key]?.nextExpiry = nil
      queue(.expiry, for: key, at: now)
      rung.append(key)
    }
    return rung
  }

  package func figures() -> StoreFigures {
    var figures = StoreFigures()
    figures.conversations = people.count
    let events = people.values.flatMap(\.queue)
    figures.waitingEvents = events.count { $0.aside == nil }
    figures.eventsSetAside = events.count - figures.waitingEvents
    let waiting = outbox.filter { $0.aside == nil }
    figures.waitingMessages = waiting.count
    figures.messagesSetAside = outbox.count - waiting.count
    figures.oldestMessage = waiting.map(\.created).min()
    return figures
  }

  package func expire(at now: Timestamp) {
    func isOver(_ moment: Timestamp, hours: Int64) -> Bool { moment.milliseconds < now.before(hours: hours) }
    seen = seen.filter { !isOver($0.value, hours: Retention.seenHours) }
    locks = locks.filter { $0.value >= now.seconds }
    outbox.removeAll { $0.isGoodbye && isOver($0.created, hours: Retention.goodbyeHours) }
    for key in people.keys {
      people[key]?.sent.removeAll { isOver($0.at, hours: Retention.sentHours) }
      people[key]?.session.cards.removeAll { $0.until.map { $0 < now.seconds } ?? false }
    }
    let unused = now.before(hours: retention.components.seconds / 3_600)
    for (key, person) in people where person.used.hour < unused { remove(key) }
  }

  package func checkWritable() {}
}
