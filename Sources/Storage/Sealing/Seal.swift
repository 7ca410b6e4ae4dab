import Conversation
import Crypto
import Foundation

/// What a sealed value is and where it stands; a value that was moved to another place does not open.
struct SealedPlace {
  enum Purpose: String {
    case hashingKey = "setting.hashing_key"
    case storeKey = "setting.store_key"
    case position = "cursor.value"
    case conversationKey = "conversation.data_key"
    case identity = "conversation.identity"
    case state = "conversation.state"
    case event = "inbox.body"
    case message = "outbox.body"
    case goodbyeKey = "outbox.row_key"
    case platformIDs = "sent.body"
    case reminder = "reminder.body"
    case card = "card.body"
    case talk = "talk"
  }

  var purpose: Purpose
  /// The hash that names the row's conversation or channel; empty where the row belongs to nobody.
  var owner: Data
  /// The row's number within its conversation.
  var number: Int64

  init(_ purpose: Purpose, of owner: Data = Data(), number: Int64 = 0) {
    self.purpose = purpose
    self.owner = owner
    self.number = number
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64)
    bytes.append(contentsOf: purpose.rawValue.utf8)
    bytes.append(0)
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    owner.withUnsafeBytes { bytes.append(contentsOf: $0) }
    return bytes
  }
}

/// AES-256-GCM under one key: a nonce of 12 bytes, the sealed bytes, a tag of 16.
struct Seal: Sendable {
  /// Nil only where a test wants to read what is stored.
  private let key: SymmetricKey?

  init(_ key: SymmetricKey?) {
    self.key = key
  }

  func seal(_ bytes: some DataProtocol, at place: SealedPlace) throws -> Data {
    guard let key else { return Data(bytes) }
    guard let sealed = try AES.GCM.seal(bytes, using: key, authenticating: place.bytes).combined else {
      throw Unreadable(place.purpose)
    }
    return sealed
  }

  func open(_ sealed: Data, at place: SealedPlace) throws -> [UInt8] {
    guard let key else { return Array(sealed) }
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let bytes = try? AES.GCM.open(box, using: key, authenticating: place.bytes)
    else { throw Unreadable(place.purpose) }
    return Array(bytes)
  }
}

/// A stored value that this key does not open, or that is not what it should be.
struct Unreadable: Error {
  /// Table and column.
  var name: String

  init(_ purpose: SealedPlace.Purpose) {
    name = purpose.rawValue
  }
}
