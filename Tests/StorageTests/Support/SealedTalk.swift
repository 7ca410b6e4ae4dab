import Conversation
import Dialogue
import Foundation
import Storage
import TestSupport
import Testing

/// A talk with a mark in everything a person could be known by.
enum SealedTalk {
  static let marker = "zanzibar-oboe"
  static let id = ConversationID(channel: "bridge", address: "address \(marker)")

  static func store(in folder: borrowing TemporaryFolder, _ key: MasterKey) throws -> SQLiteStore {
    try SQLiteStore(folder.path + "/talks.sqlite", key: key)
  }

  /// Leaves one of everything: events waiting and set aside, messages waiting and set aside, cards, reminders, ids.
  @discardableResult
  static func hold(with store: any StoreUnderTest, at now: Timestamp = Bench.start) async throws -> ConversationKey {
    var messages = (1...4).map { Bench.message("text \($0) \(marker)", from: id, event: "event \($0) \(marker)") }
    for index in messages.indices { messages[index].speaker = "speaker \(marker)" }
    let cursor = ChannelCursor(channel: "bridge", value: Array("cursor \(marker)".utf8))
    let key = try #require(try await store.accept(messages, cursor: cursor, at: now).lanes.first)
    let pending = try #require(try await store.next(in: key))
    var turn = TurnRecord(key: key, event: pending.event.id, revision: 0, state: Array("state \(marker)".utf8))
    turn.messages = (1...3).map { OutboundMessage(parts: [.bubble(.init("message \($0) \(marker)"))]) }
    turn.cards = [.keep(.fixture("card \(marker)"))]
    turn.reminders = [.plan(PlannedReminder(id: ID("reminder:evening"), due: now + .seconds(60)))]
    try await store.commit(turn, at: now)

    let sent = try #require(try await store.due(at: now, limit: 1, notIn: []).first)
    try await store.delivered(sent.id, as: ["platform id \(marker)"], at: now)
    let refused = try #require(try await store.due(at: now, limit: 1, notIn: []).first)
    try await store.setAside(refused.id, code: "refused", at: now)
    let broken = try #require(try await store.next(in: key))
    try await store.setAside(broken.event.id, code: "turn-failed", telling: nil, at: now)
    return key
  }

  static func forget(_ key: ConversationKey, in store: any StoreUnderTest, at now: Timestamp = Bench.start) async throws
  {
    try await store.commit(try await forgetting(key, in: store, at: now), at: now)
  }

  /// The turn of the last message that waits, after all before it: what comes later would be answered anew.
  static func forgetting(
    _ key: ConversationKey, in store: any StoreUnderTest, at now: Timestamp = Bench.start
  ) async throws -> TurnRecord {
    while true {
      let pending = try #require(try await store.next(in: key))
      var turn = TurnRecord(
        key: key, event: pending.event.id, revision: pending.session.revision, state: Array("state \(marker)".utf8))
      turn.isForgotten = pending.event.sequence == pending.highestSequence
      if turn.isForgotten { return turn }
      try await store.commit(turn, at: now)
    }
  }

  /// Names of files of the folder that hold the mark.
  static func traces(of text: String = marker, in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted().filter { name in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
      return bytes.range(of: Data(text.utf8)) != nil
    }
  }
}
