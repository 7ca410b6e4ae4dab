import Conversation
import Foundation
import GRDB

/// Messages that were taken in after the one that asked to be forgotten, and that will still be answered.
struct LaterMessages {
  struct Row {
    var body: EventBody
    var event: Data?
    var received: Timestamp
    var excess: Excess?
  }

  var id: ConversationID
  var rows: [Row]
}

extension Tables {
  /// Nil where there are none; nudges and expiries of what is forgotten are none.
  ///
  /// What does not open goes with the rest: nobody could answer it, and it must not keep anybody from being forgotten.
  func messages(after sequence: Int64, of person: Person) throws -> LaterMessages? {
    let rows = try all(
      """
      SELECT sequence, body, event, received, excess FROM inbox
      WHERE conversation = ? AND sequence > ? AND aside_code IS NULL AND reminder IS NULL AND is_expiry = 0
      ORDER BY sequence
      """, person.id, sequence
    ) { row -> LaterMessages.Row? in
      let place = SealedPlace(.event, of: person.key, number: row.number(0))
      guard let bytes = try? person.seal.seal.open(row.data(1), at: place), let body = try? EventBody(decoding: bytes)
      else { return nil }
      return LaterMessages.Row(
        body: body, event: row.optionalData(2), received: Timestamp(milliseconds: row.number(3)),
        excess: Excess(code: row.number(4)))
    }.compactMap { $0 }
    guard !rows.isEmpty, let sealed = try row("SELECT identity FROM conversation WHERE id = ?", [person.id]),
      let identity = try? identity(sealed["identity"], of: person.key, with: person.seal)
    else { return nil }
    return LaterMessages(id: identity.id, rows: rows)
  }

  /// A conversation under a new key, of which nothing is known but what was written since, and by how many.
  func beginAnew(_ forgotten: Person, with later: LaterMessages?, at now: Timestamp) throws {
    guard let later else { return }
    var person = try newPerson(later.id, forgotten.key, at: now)
    // Being forgotten is no way around a limit, nor out of a group.
    person.window = forgotten.window
    person.speaker = forgotten.speaker
    person.company = forgotten.company
    for row in later.rows {
      let entry = Entry(row.body.content, utcOffset: row.body.utcOffset, event: row.event, excess: row.excess)
      try queue(entry, for: &person, at: row.received)
    }
    try saveIntake(of: person, at: now)
  }
}
