import Conversation
import Dialogue
import Foundation
import GRDB

extension Tables {
  /// One key for each event that is queued now.
  func ring(at now: Timestamp, limit: Int) throws -> [ConversationKey] {
    let reminders = try ringReminders(at: now, limit: limit)
    return try reminders + ringExpiries(at: now, limit: limit - reminders.count)
  }

  private func ringReminders(at now: Timestamp, limit: Int) throws -> [ConversationKey] {
    let due = try rows(
      """
      SELECT r.id, r.tag, r.body, c.key FROM reminder r JOIN conversation c ON c.id = r.conversation
      WHERE r.is_rung = 0 AND r.due <= ? ORDER BY r.due LIMIT ?
      """, [now.milliseconds, limit])
    return try due.compactMap { row in
      let (key, id): (Data, Int64) = (row["key"], row["id"])
      guard var person = try person(key) else { return nil }
      let bytes = try person.seal.seal.open(row["body"], at: SealedPlace(.reminder, of: key + (row["tag"] as Data)))
      var reader = ByteReader(bytes)
      guard let reminder = reader.id() else { throw Unreadable(.reminder) }
      try queue(Entry(.reminder(reminder), reminder: id), for: &person, at: now)
      try run("UPDATE reminder SET is_rung = 1 WHERE id = ?", id)
      try run("UPDATE conversation SET last_sequence = ? WHERE id = ?", person.lastSequence, person.id)
      return ConversationKey(key)
    }
  }

  /// A turn that was saved between bell and answer may have named the same moment again: one event at a time.
  private func ringExpiries(at now: Timestamp, limit: Int) throws -> [ConversationKey] {
    guard limit > 0 else { return [] }
    let due = try rows(
      """
      SELECT key FROM conversation c WHERE next_expiry <= ? AND NOT EXISTS (
        SELECT 1 FROM inbox i WHERE i.conversation = c.id AND i.is_expiry = 1 AND i.aside_code IS NULL
      ) ORDER BY next_expiry LIMIT ?
      """, [now.milliseconds, limit])
    return try due.compactMap { row in
      guard var person = try person(row["key"]) else { return nil }
      try queue(Entry(.expiry), for: &person, at: now)
      try run(
        "UPDATE conversation SET last_sequence = ?, next_expiry = NULL WHERE id = ?", person.lastSequence, person.id)
      return ConversationKey(person.key)
    }
  }
}
