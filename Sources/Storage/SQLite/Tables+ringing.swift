import Conversation
import Dialogue
import Foundation
import GRDB

/// What came of a look at what is due.
struct Ringing {
  /// One for each event that is queued now.
  var keys: [ConversationKey] = []
  var unreadable: [UnreadableRow] = []
}

extension Tables {
  /// What does not open is set aside, so that everybody else's is rung.
  func ring(at now: Timestamp, limit: Int) throws -> Ringing {
    var ringing = Ringing()
    try ringReminders(&ringing, at: now, limit: limit)
    try ringExpiries(&ringing, at: now, limit: limit - ringing.keys.count)
    return ringing
  }

  private func ringReminders(_ ringing: inout Ringing, at now: Timestamp, limit: Int) throws {
    let due = try rows(
      """
      SELECT r.id, r.tag, r.body, c.key FROM reminder r JOIN conversation c ON c.id = r.conversation
      WHERE r.is_rung = 0 AND r.aside_code IS NULL AND r.due <= ? ORDER BY r.due LIMIT ?
      """, [now.milliseconds, limit])
    for row in due {
      let (key, id): (Data, Int64) = (row["key"], row["id"])
      do {
        guard var person = try person(key) else { continue }
        let place = SealedPlace(.reminder, of: key + (row["tag"] as Data))
        var reader = ByteReader(try person.seal.seal.open(row["body"], at: place))
        guard let reminder = reader.id() else { throw Unreadable(.reminder) }
        try queue(Entry(.reminder(reminder), reminder: id), for: &person, at: now)
        try run("UPDATE reminder SET is_rung = 1 WHERE id = ?", id)
        try run("UPDATE conversation SET last_sequence = ? WHERE id = ?", person.lastSequence, person.id)
        ringing.keys.append(ConversationKey(key))
      } catch is Unreadable {
        try run(
          "UPDATE reminder SET aside_code = ?, aside_at = ? WHERE id = ?", UnreadableRow.code, now.milliseconds, id)
        ringing.unreadable.append(UnreadableRow(.reminder, id))
      }
    }
  }

  /// A turn that was saved between bell and answer may have named the same moment again: one event at a time.
  private func ringExpiries(_ ringing: inout Ringing, at now: Timestamp, limit: Int) throws {
    guard limit > 0 else { return }
    let due = try rows(
      """
      SELECT id, key FROM conversation c WHERE next_expiry <= ? AND NOT EXISTS (
        SELECT 1 FROM inbox i WHERE i.conversation = c.id AND i.is_expiry = 1 AND i.aside_code IS NULL
      ) ORDER BY next_expiry LIMIT ?
      """, [now.milliseconds, limit])
    for row in due {
      let (key, id): (Data, Int64) = (row["key"], row["id"])
      do {
        guard var person = try person(key) else { continue }
        try queue(Entry(.expiry), for: &person, at: now)
        try run("UPDATE conversation SET last_sequence = ?, next_expiry = NULL WHERE id = ?", person.lastSequence, id)
        ringing.keys.append(ConversationKey(key))
      } catch is Unreadable {
        try run("UPDATE conversation SET next_expiry = NULL WHERE id = ?", id)
        ringing.unreadable.append(UnreadableRow(.expiry, id))
      }
    }
  }
}
