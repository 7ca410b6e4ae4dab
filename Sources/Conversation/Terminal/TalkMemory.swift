package import Dialogue

/// What a talk needs to go on in another process.
package struct TalkMemory: Hashable, Sendable {
  private static let layout: UInt8 = 1

  /// As `StateCodec` writes it.
  package var state: [UInt8]
  package var cards: [KeptCard]
  package var reminders: [Reminder]

  package init(state: [UInt8], cards: [KeptCard], reminders: [Reminder]) {
    self.state = state
    self.cards = cards
    self.reminders = reminders
  }

  /// A byte for the layout, then the three in order.
  package var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.byte(Self.layout)
    writer.list(state) { $0.byte($1) }
    writer.list(cards) { $0.list($1.encoded) { $0.byte($1) } }
    writer.list(reminders) { writer, reminder in
      writer.id(reminder.id)
      for text in [reminder.name, reminder.text, reminder.entry] { writer.text(text) }
      writer.signed(reminder.due)
    }
    return writer.bytes
  }

  /// Nil where these are not the bytes that were written.
  package init?(decoding bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard reader.byte() == Self.layout, let state = reader.list({ $0.byte() }),
      let cards = reader.list({ $0.list { $0.byte() }.flatMap(KeptCard.init(decoding:)) }),
      let reminders = reader.list({ Reminder(from: &$0) }), reader.isAtEnd
    else { return nil }
    self.init(state: state, cards: cards, reminders: reminders)
  }
}

extension Reminder {
  fileprivate init?(from reader: inout ByteReader) {
    guard let id = reader.id(), let name = reader.text(), let text = reader.text(), let entry = reader.text(),
      let due = reader.signed()
    else { return nil }
    self.init(id: id, name: name, due: due, text: text, entry: entry)
  }
}

/// Where a talk at a terminal is kept from one sitting to the next.
package protocol TalkKeeper {
  /// Of the file, for telling the person.
  var path: String { get }

  /// When it returns, the talk would go on from here after a power cut.
  func save(_ memory: TalkMemory) throws(StoreError)

  /// Leaves nothing of the talk.
  func erase() throws(StoreError)
}

extension Talk {
  package var memory: TalkMemory {
    TalkMemory(state: StateCodec.encode(state), cards: keptCards, reminders: reminders)
  }

  /// Whether there is something that outlives “forget me”.
  package var isLocked: Bool { state.record.lockedUntil.map { $0 > clock() } ?? false }

  /// Goes on from another sitting: says where the talk was, and asks again what waits.
  ///
  /// A nudge that came due meanwhile is said instead, the oldest one first.
  package mutating func resume(from memory: TalkMemory) -> OutboundMessage {
    let now = clock()
    state = StateCodec.decode(memory.state, now: now).state
    keptCards = memory.cards.filter { card in card.until.map { $0 > now } ?? true }
    reminders = memory.reminders
    guard let due = reminders.filter({ $0.due <= now }).min(by: { $0.due < $1.due }) else { return advance(.resume) }
    reminders.removeAll { $0.id == due.id }
    let nudge = advance(.reminder(due.id))
    guard nudge.question.kind == .nothing else { return nudge }
    // It was put off until the morning, or is not wanted any more.
    var message = advance(.resume)
    message.parts = nudge.parts + message.parts
    return message
  }
}
