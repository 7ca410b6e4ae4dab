import Conversation
import Dialogue
import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite struct SealedTalkFileTests {
  private static let memory = TalkMemory(
    state: Array("state \(SealedTalk.marker)".utf8), cards: [.fixture("card \(SealedTalk.marker)")],
    reminders: [Reminder(id: ID("tea"), name: "tea", due: 7, text: "note \(SealedTalk.marker)", entry: "tea#ask")])

  private static func names(in folder: borrowing TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private static func mode(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test func `a talk is found again as it was saved last, and nothing of it can be read`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/talk"
    let seed: UInt64
    do {
      let file = try SealedTalkFile(path, key: nil)
      #expect(file.found == nil)
      seed = file.seed
      try file.save(TalkMemory(state: [1], cards: [], reminders: []))
      try file.save(Self.memory)
    }

    let file = try SealedTalkFile(path, key: nil)

    #expect(file.found == Self.memory && file.seed == seed)
    #expect(try Self.names(in: folder) == ["talk", "talk.key", "talk.lock"])
    #expect(try SealedTalk.traces(in: folder.path) == [])
    for name in ["talk", "talk.key"] { #expect(try Self.mode(folder.path + "/" + name) == 0o600) }
  }

  @Test func `erasing leaves neither talk nor key, and a new talk gets another key`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/talk"
    let file = try SealedTalkFile(path, key: nil)
    try file.save(Self.memory)
    let key = try Data(contentsOf: URL(fileURLWithPath: path + ".key"))
    // A second name shows what the disk holds of them.
    for name in [path, path + ".key"] { try FileManager.default.linkItem(atPath: name, toPath: name + "-copy") }

    try file.erase()
    let left = try Self.names(in: folder)
    try file.save(Self.memory)

    #expect(left == ["talk-copy", "talk.key-copy", "talk.lock"])
    for name in ["talk-copy", "talk.key-copy"] {
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name)).allSatisfy { $0 == 0 })
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path + ".key")) != key)
  }

  @Test func `with a key of the person's own none is written`() throws {
    let folder = try TemporaryFolder()
    let (path, key) = (folder.path + "/talk", MasterKey.random())
    do { try SealedTalkFile(path, key: key).save(Self.memory) }

    #expect(try SealedTalkFile(path, key: key).found == Self.memory)
    #expect(try Self.names(in: folder) == ["talk", "talk.lock"])
    #expect(throws: StoreError.self) { _ = try SealedTalkFile(path, key: .random()) }
    let file = try SealedTalkFile(path, key: key)
    try file.erase()
    #expect(try Self.names(in: folder) == ["talk.lock"])
  }

  @Test func `a second window, a lost key, an open key and a damaged file are told, and change nothing`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/talk"
    func problem() -> String {
      do {
        _ = try SealedTalkFile(path, key: nil)
        return ""
      } catch StoreError.unavailable(let text), StoreError.unreadable(let text) {
        return text
      } catch {
        return "\(error)"
      }
    }
    var file: SealedTalkFile? = try SealedTalkFile(path, key: nil)
    try file?.save(Self.memory)
    let (bytes, key) = (
      try Data(contentsOf: URL(fileURLWithPath: path)), try Data(contentsOf: URL(fileURLWithPath: path + ".key"))
    )

    #expect(problem().contains("is open in another window"))
    file = nil
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path + ".key")
    #expect(problem().hasSuffix("Do: chmod 600 '\(path).key'"))
    try FileManager.default.removeItem(atPath: path + ".key")
    #expect(problem().contains("talk.key is gone"))
    try folder.write(key, to: "talk.key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path + ".key")
    for position in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[position] ^= 1
      try folder.write(damaged, to: "talk")
      #expect(problem().contains("does not open"), "byte \(position)")
    }
    try folder.write(bytes, to: "talk")
    #expect(problem() == "")
  }

  @Test func `a folder that is not there is told`() {
    #expect(throws: StoreError.self) { _ = try SealedTalkFile("/nowhere/at/all/talk", key: nil) }
  }
}
