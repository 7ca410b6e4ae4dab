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
    var window = IntakeWindow()
    var speaker: Data?
    var isNewcomer = false
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
  let limits: IntakeLimits
  private var newcomers = IntakeWindow()
  var people: [ConversationKey: Person] = [:]
  var outbox: [OutboxRow] = []
  var locks: [ConversationKey: Int64] = [:]
  var seen: [Data: Timestamp] = [:]
  private var cursors: [String: [UInt8]] = [:]
  private var lastID: Int64 = 0

  package init(retention: Duration = .seconds(400 * 86_400), limits: IntakeLimits = IntakeLimits()) {
    self.retention = retention
    self.limits = limits
  }

  func newID() -> Int64 {
    lastID += 1
    return lastID
  }

  package func accept(_ messages: [InboundMessage], cursor: ChannelCursor?, at now: Timestamp) -> Acceptance {
    var acceptance = Acceptance()
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
      var person = people[arrival.key] ?? newPerson(session, at: now)
      person.used = now
      if let speaker = arrival.speaker {
        person.speaker = person.speaker ?? speaker
        if person.speaker != speaker, person.session.company == .none { person.session.company = .unmentioned }
      }
      let excess = excess(of: &person, arrival.key, at: now)
      people[arrival.key] = person
      queue(
        .message(message.content), for: arrival.key, at: now, utcOffset: message.utcOffset, message: arrival.event,
        excess: excess)
      acceptance.events += 1
    }
    if let cursor { cursors[cursor.channel] = cursor.value }
    return acceptance
  }

  private func newPerson(_ session: StoredSession, at now: Timestamp) -> Person {
    var person = Person(session: session, used: now)
    guard limits.newPerHour > 0 else { return person }
    person.isNewcomer = newcomers.add(at: now, length: IntakeWindow.hour) > limits.newPerHour
    return person
  }

  private func excess(of person: inout Person, _ key: ConversationKey, at now: Timestamp) -> Excess? {
    if person.isNewcomer {
      let mark = hash.newcomer(key.bytes, newcomers.start)
      return .newPerHour(isFirst: seen.updateValue(now, forKey: mark) == nil)
    }
    guard limits.perMinute > 0 else { return nil }
    let count = person.window.add(at: now, length: IntakeWindow.minute)
    return count > limits.perMinute ? .perMinute(window: person.window.start) : nil
  }

  func queue(
    _ content: QueuedEvent.Content, for key: ConversationKey, at now: Timestamp, utcOffset: Int? = nil,
    message: Data? = nil, excess: Excess? = nil
  ) {
    people[key]?.highestSequence += 1
    let event = QueuedEvent(
      id: newID(), sequence: people[key]?.highestSequence ?? 0, content: content, received: now, utcOffset: utcOffset,
      attempts: 0, excess: excess)
    people[key]?.queue.append(QueuedRow(event: event, message: message))
  }

  package func cursor(of channel: String) -> [UInt8]? { cursors[channel] }

  package func waiting(limit: Int) -> [ConversationKey] {
    let oldest = people.compactMap { key, person in
      person.queue.first { $0.aside == nil }.map { (key: key, event: $0.event.id) }
    }
    return oldest.sorted { $0.event < $1.event }.prefix(limit).map(\.key)
  }

  package func newestUndone() -> Int64? {
    people.values.flatMap(\.queue).filter { $0.aside == nil }.map(\.event.id).max()
  }

  package func suspects(attempts: Int, after place: Int64, through last: Int64, limit: Int) -> [Suspect] {
    let heads = people.compactMap { key, person in
      person.queue.first { $0.aside == nil }.map { (event: $0.event, key: key) }
    }
    let suspects = heads.filter { $0.event.id > place && $0.event.id <= last && $0.event.attempts == attempts }
    return suspects.sorted { $0.event.id < $1.event.id }.prefix(limit).map { Suspect(key: $0.key, event: $0.event.id) }
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
