import Conversation
import Crypto
import Foundation

/// Names people and events by hashes that only whoever has the key can make.
struct KeyedHash: Sendable {
  let key: SymmetricKey

  init(key: SymmetricKey = SymmetricKey(size: .bits256)) {
    self.key = key
  }

  func conversation(_ id: ConversationID) -> ConversationKey {
    ConversationKey(hash("conversation", [id.channel, id.address]))
  }

  /// The same for the same event of the same conversation, however often it comes: some platforms count in each chat.
  ///
  /// Version 1 of the database hashed channel and id alone, under `event`.
  func event(_ id: String, in conversation: ConversationID) -> Data {
    hash("event 2", [conversation.channel, conversation.address, id])
  }

  /// Somebody who writes in a conversation, which may be a room of several.
  func speaker(_ id: String, on channel: String) -> Data { hash("speaker", [channel, id]) }

  /// A conversation that was one too many of the hour that began then.
  func newcomer(_ conversation: Data, _ window: Timestamp) -> Data {
    hash("newcomer", [conversation.base64EncodedString(), String(window.milliseconds)])
  }

  func channel(_ name: String) -> Data { hash("channel", [name]) }

  /// Known for as long as a person's wish to have their cards.
  func cardsAsked(by key: Data) -> Data {
    hash("cards asked", [key.map { String($0, radix: 16) }.joined(separator: ".")])
  }

  /// For finding again, within one conversation, what is sealed.
  func tag(_ purpose: String, _ id: UInt32) -> Data { hash(purpose, [String(id)]) }

  /// As random as the nonce in what is sealed, which is drawn anew for each row and stays with it.
  func mark(of sealed: Data) -> UInt32 {
    let code = HMAC<SHA256>.authenticationCode(for: Data("mark".utf8) + [0] + sealed, using: key)
    return code.withUnsafeBytes { UInt32(bigEndian: $0.loadUnaligned(as: UInt32.self)) }
  }

  /// 128 bits of HMAC-SHA256; lengths are hashed as well, so that no two lists of parts look the same.
  private func hash(_ purpose: String, _ parts: [String]) -> Data {
    var bytes = Array(purpose.utf8) + [0]
    for part in parts {
      withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: part.utf8)
    }
    return Data(HMAC<SHA256>.authenticationCode(for: bytes, using: key).prefix(16))
  }
}

extension ConversationKey {
  /// Sixteen bytes, the high half first.
  init(_ bytes: Data) {
    let halves = bytes.withUnsafeBytes { raw in
      (0..<2).map { UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)) }
    }
    self.init(high: halves[0], low: halves[1])
  }

  var bytes: Data {
    var bytes = Data(capacity: 16)
    for half in [high, low] { withUnsafeBytes(of: half.bigEndian) { bytes.append(contentsOf: $0) } }
    return bytes
  }
}
