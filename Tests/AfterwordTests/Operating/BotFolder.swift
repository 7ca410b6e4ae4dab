import Conversation
import Dialogue
import Foundation
import Storage
import TestSupport

/// A configuration, a book and secrets for one test.
struct BotFolder: ~Copyable {
  let folder: TemporaryFolder
  let key: MasterKey
  let environment: [String: String]
  var database: String { folder.path + "/data/afterword.sqlite" }

  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  static let ada = ConversationID(channel: "bridge", address: "ada")

  /// Its bridge is said to be at a port of this machine.
  init(bridge port: Int = 1, url: String? = nil) throws {
    let folder = try TemporaryFolder()
    let key = MasterKey.random()
    let environment = ["AFTERWORD_MASTER_KEY": key.secretText, "BRIDGE_SECRET": Self.secret]
    for file in MiniBook.files([:]) { try folder.write(file.bytes, to: "dialogues/" + file.path) }
    try FileManager.default.createDirectory(
      atPath: folder.path + "/data", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let text = """
      {
        "operator": { "name": "The Desk", "contact": "desk@example.org" },
        "web": { "port": 0 },
        "channels": {
          "bridge": { "kind": "webhook", "url": "\(url ?? "http://127.0.0.1:\(port)/")", "secrets": ["BRIDGE_SECRET"] }
        }
      }
      """
    try folder.write(text.utf8, to: "afterword.json")
    self.folder = folder
    self.key = key
    self.environment = environment
  }

  func run(_ arguments: String..., with changes: [String: String] = [:]) throws -> ProgramRun {
    try ProgramRun(arguments, environment: environment.merging(changes) { $1 }, folder: folder.path)
  }

  func store(_ use: SQLiteStore.Use = .visiting) throws -> SQLiteStore {
    try SQLiteStore(database, key: key, options: SQLiteStore.Options(use: use))
  }

  /// Makes the database, with a message of Ada's in it.
  func fill(at moment: Timestamp = Timestamp(seconds: Int64(Date().timeIntervalSince1970) - 60)) async throws {
    let message = InboundMessage(conversation: Self.ada, event: "e1", content: .text("hello"), utcOffset: nil)
    _ = try await store(.serving).accept([message], cursor: nil, at: moment)
  }
}
