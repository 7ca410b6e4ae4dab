package import Conversation
package import Dialogue
import Foundation
import GRDB

/// What can be told of a database without changing anything of it.
package struct StoreLook: Hashable, Sendable {
  /// Of its tables, as the newest migration it has seen is called; nil before the first one.
  package var version: String?
  /// What this program would bring it to.
  package var newestVersion: String
  /// Nil where the tables are older than this program knows how to count in.
  package var figures: StoreFigures?
  /// When the newest thing in it was written, by the clock of that moment.
  package var newest: Timestamp?
}

/// Cards that an operator may hand to the person they belong to.
package enum CardExport: Hashable, Sendable {
  case noConversation
  /// The person did not ask for their cards in the last seven days.
  case notAsked
  /// What they would see if they asked again now.
  case cards([KeptCard])
}

extension SQLiteStore {
  /// Opens the database for reading only, and with this key.
  package static func look(at path: String, key: MasterKey) throws(StoreError) -> StoreLook {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      // Without a journal nobody has it open, and even a reader would make one: this reader takes the file as it is.
      let isStill = !FileManager.default.fileExists(atPath: path + "-wal")
      let name = isStill ? URL(fileURLWithPath: path).absoluteString + "?immutable=1" : path
      let queue = try DatabaseQueue(path: name, configuration: configuration)
      return try queue.read { db in
        let keys = try Opening(path: path, master: key).check(db)
        var look = StoreLook(newestVersion: Schema.version)
        look.version = try Schema.migrator.appliedMigrations(db).last
        guard look.version == Schema.version else { return look }
        let tables = Tables(db: db, keys: keys)
        look.figures = try tables.figures()
        look.newest = try tables.newest()
        return look
      }
    } catch {
      throw StoreError(of: error, path)
    }
  }

  /// What “my cards” shows this person, where they asked for it.
  package func export(of id: ConversationID, at now: Timestamp) async throws(StoreError) -> CardExport {
    let key = keyring.hash.conversation(id).bytes
    return try await read { tables in
      guard let person = try tables.person(key) else { return .noConversation }
      guard try tables.haveCardsBeenAsked(by: key, at: now) else { return .notAsked }
      let cards = try tables.cards(of: person.id, key, person.seal)
      return .cards(cards.filter { card in card.until.map { $0 > now.seconds } ?? true })
    }
  }
}

extension Tables {
  /// Kept among the hashes of events, and as long as they are.
  func noteCardsAsked(by key: Data, at now: Timestamp) throws {
    try run("INSERT OR REPLACE INTO seen (key, at) VALUES (?, ?)", keys.hash.cardsAsked(by: key), now.milliseconds)
  }

  fileprivate func haveCardsBeenAsked(by key: Data, at now: Timestamp) throws -> Bool {
    try first("SELECT at FROM seen WHERE key = ?", keys.hash.cardsAsked(by: key)) {
      $0.number(0) >= now.before(hours: Retention.seenHours)
    } ?? false
  }
}
