package import Conversation
import Foundation
import GRDB

/// What was taken out of its queue: an event whose turn failed, a message that was not taken, or whatever does not open.
package struct Aside: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case event, reminder, message
  }

  /// `e12` is an event, `r3` a reminder, `m7` a message; the number is the one in the log.
  package struct ID: Hashable, Sendable, CustomStringConvertible {
    package var kind: Kind
    package var number: Int64

    package init?(_ text: String) {
      guard let number = Int64(text.dropFirst()), number > 0,
        let kind = Kind.allCases.first(where: { $0.letter == text.first })
      else { return nil }
      self.kind = kind
      self.number = number
    }

    init(_ kind: Kind, _ number: Int64) {
      self.kind = kind
      self.number = number
    }

    package var description: String { "\(kind.letter)\(number)" }
  }

  package var id: ID
  /// Why; never a word of anybody's.
  package var code: String
  /// Nil where nobody knows.
  package var since: Timestamp?
  /// The beginning of the conversation's hash: enough to see what belongs together.
  package var conversation: String
}

extension Aside.Kind {
  fileprivate var letter: Character {
    switch self {
    case .event: "e"
    case .reminder: "r"
    case .message: "m"
    }
  }
}

extension SQLiteStore {
  /// The oldest first.
  package func asides() async throws(StoreError) -> [Aside] { try await read { try $0.asides() } }

  /// Puts these, or all for nil, back into their queues, where each has its old place.
  ///
  /// Gives those that are not set aside: where there is one, nothing was changed.
  package func putBack(_ ids: [Aside.ID]?, at now: Timestamp) async throws(StoreError) -> AsideChange {
    try await write { tables in try tables.change(ids) { try tables.putBack($0, at: now) } }
  }

  /// Wipes these, or all for nil.
  package func drop(_ ids: [Aside.ID]?) async throws(StoreError) -> AsideChange {
    let change = try await write { tables in try tables.change(ids) { try tables.drop($0) } }
    if !change.kinds.isEmpty { await wipeJournal() }
    return change
  }

  /// A number that is another one after another process wrote; nil where the database does not answer.
  package func stampOfOthers() async -> Int? {
    await withCheckedContinuation { caller in
      // The connection that writes for this process sees only what others wrote.
      pool.asyncWriteWithoutTransaction { db in
        caller.resume(returning: try? Int.fetchOne(db, sql: "PRAGMA data_version"))
      }
    }
  }
}

/// What went where it was told to go.
package struct AsideChange: Hashable, Sendable {
  package var kinds: [Aside.Kind]
  package var unknown: [Aside.ID]

  package init(_ kinds: [Aside.Kind] = [], unknown: [Aside.ID] = []) {
    self.kinds = kinds
    self.unknown = unknown
  }
}

extension Tables {
  func asides() throws -> [Aside] {
    try all(
      """
      SELECT 0, i.id, i.aside_at, c.key, i.aside_code FROM inbox i JOIN conversation c ON c.id = i.conversation
      WHERE i.aside_code IS NOT NULL
      UNION ALL SELECT 1, r.id, r.aside_at, c.key, r.aside_code FROM reminder r JOIN conversation c ON c.id = r.conversation
      WHERE r.aside_code IS NOT NULL
      UNION ALL SELECT 2, id, aside_at, key, aside_code FROM outbox WHERE aside_code IS NOT NULL
      ORDER BY 3, 1, 2
      """
    ) { row in
      Aside(
        id: Aside.ID(Aside.Kind.allCases[Int(row.number(0))], row.number(1)),
        code: String(decoding: row.data(4), as: UTF8.self),
        since: row.optionalNumber(2).map(Timestamp.init(milliseconds:)),
        conversation: row.data(3).prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
  }

  func change(_ ids: [Aside.ID]?, _ deed: (Aside.ID) throws -> Void) throws -> AsideChange {
    let known = try asides().map(\.id)
    var change = AsideChange()
    change.unknown = (ids ?? []).filter { !known.contains($0) }
    guard change.unknown.isEmpty else { return change }
    for id in known where ids?.contains(id) ?? true {
      try deed(id)
      change.kinds.append(id.kind)
    }
    return change
  }

  func putBack(_ id: Aside.ID, at now: Timestamp) throws {
    switch id.kind {
    case .event:
      try run("UPDATE inbox SET aside_code = NULL, aside_at = NULL, attempts = 0 WHERE id = ?", id.number)
    case .reminder: try run("UPDATE reminder SET aside_code = NULL, aside_at = NULL WHERE id = ?", id.number)
    case .message:
      let row = try row(
        """
        UPDATE outbox SET aside_code = NULL, aside_at = NULL, attempts = 0, ambiguities = 0, due = ? WHERE id = ?
        RETURNING key
        """, [now.milliseconds, id.number])
      guard let row else { return }
      // It may stand before the one that is first now.
      try run("UPDATE outbox SET is_head = 0 WHERE key = ?", row["key"] as Data)
      try promote(row["key"])
    }
  }

  func drop(_ id: Aside.ID) throws {
    switch id.kind {
    case .event:
      let row = try row("DELETE FROM inbox WHERE id = ? RETURNING reminder", [id.number])
      if let reminder = row?["reminder"] as Int64? { try run("DELETE FROM reminder WHERE id = ?", reminder) }
    case .reminder: try run("DELETE FROM reminder WHERE id = ?", id.number)
    case .message: try run("DELETE FROM outbox WHERE id = ?", id.number)
    }
    try markJournal()
  }
}
