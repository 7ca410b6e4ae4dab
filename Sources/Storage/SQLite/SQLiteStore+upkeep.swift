package import Conversation
import Foundation
import GRDB

/// How long things are kept that are of use for a while only.
enum Retention {
  static let seenHours: Int64 = 7 * 24
  static let sentHours: Int64 = 48
  static let goodbyeHours: Int64 = 1
}

extension SQLiteStore {
  package func figures() async throws(StoreError) -> StoreFigures { try await read { try $0.figures() } }

  /// Whether a bot is running on this file.
  package static func isServed(_ path: String) -> Bool { FileLock.isHeld(besides: path) }

  /// When the newest thing in it was written, by the clock of that moment; nil where there is nothing.
  package func newest() async throws(StoreError) -> Timestamp? { try await read { try $0.newest() } }

  /// Notes that the program runs; `newest` tells of it after the next start.
  package func noteLife(at now: Timestamp) async throws(StoreError) {
    let value = withUnsafeBytes(of: now.milliseconds.littleEndian) { Data($0) }
    try await write { tables in
      _ = try tables.run("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", Setting.life, value)
    }
  }

  package func expire(at now: Timestamp) async throws(StoreError) {
    let unused = now.before(hours: options.retention.components.seconds / 3_600)
    try await write { try $0.expire(at: now, unusedSince: unused) }
    // Somebody may have been forgotten by a command beside the bot.
    keyring.dropAll()
    await wipeJournal()
  }

  /// Twice what the longest message takes.
  private static let roomBytes = 128 * 1_024

  package func checkWritable() async throws(StoreError) {
    // Where a message found no room, a few bytes often still do: then only as much as a message takes tells anything.
    if writer.lacksDisk { try await checkWritable(Data(count: Self.roomBytes)) }
    try await checkWritable(Data((0..<8).map { _ in .random(in: .min ... .max) }))
  }

  private func checkWritable(_ value: Data) async throws(StoreError) {
    try await write { tables in
      _ = try tables.run("INSERT OR REPLACE INTO setting (name, value) VALUES ('write_check', ?)", value)
    }
  }
}

extension Tables {
  func figures() throws -> StoreFigures {
    func count(_ sql: String) throws -> Int { Int(try number("SELECT COUNT(*) FROM \(sql)") ?? 0) }
    var figures = StoreFigures()
    figures.conversations = try count("conversation")
    figures.waitingEvents = try count("inbox WHERE aside_code IS NULL")
    figures.eventsSetAside = try count("inbox WHERE aside_code IS NOT NULL")
    figures.eventsSetAside += try count("reminder WHERE aside_code IS NOT NULL")
    figures.waitingMessages = try count("outbox WHERE aside_code IS NULL")
    figures.messagesSetAside = try count("outbox WHERE aside_code IS NOT NULL")
    figures.oldestMessage = try number("SELECT MIN(created) FROM outbox WHERE aside_code IS NULL")
      .map(Timestamp.init(milliseconds:))
    return figures
  }

  func newest() throws -> Timestamp? {
    let columns = ["received) FROM inbox", "created) FROM outbox", "at) FROM seen", "at) FROM sent"]
    let life = try first("SELECT value FROM setting WHERE name = ?", Setting.life) { row in
      row.data(0).withUnsafeBytes { $0.count == 8 ? Int64(littleEndian: $0.loadUnaligned(as: Int64.self)) : 0 }
    }
    let moments = try columns.compactMap { try number("SELECT MAX(\($0)") } + [life].compactMap { $0 }
    return moments.max().map(Timestamp.init(milliseconds:))
  }

  func expire(at now: Timestamp, unusedSince: Int64) throws {
    try run("DELETE FROM seen WHERE at < ?", now.before(hours: Retention.seenHours))
    try run("DELETE FROM lock WHERE until < ?", now.seconds)
    let goodbyes = try dropGoodbyes(createdBefore: now.before(hours: Retention.goodbyeHours))
    let sent = try run("DELETE FROM sent WHERE at < ?", now.before(hours: Retention.sentHours))
    let cards = try run("DELETE FROM card WHERE until < ?", now.seconds)
    let people = try rows("SELECT id, key FROM conversation WHERE used < ?", [unusedSince])
    for row in people {
      try run("DELETE FROM outbox WHERE key = ? AND row_key IS NULL", row["key"] as Data)
      try run("DELETE FROM conversation WHERE id = ?", row["id"] as Int64)
    }
    if goodbyes + sent + cards + people.count > 0 { try markJournal() }
  }
}
