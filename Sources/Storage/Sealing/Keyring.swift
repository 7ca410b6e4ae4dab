import Conversation
import Crypto
import Foundation
import Locking

/// The key of one conversation: whoever throws it away has thrown away all that it seals.
struct ConversationSeal: Sendable {
  let seal: Seal
  private let key: SymmetricKey

  init(_ key: SymmetricKey, isSealing: Bool) {
    self.key = key
    seal = Seal(isSealing ? key : nil)
  }

  /// Finds reminders and cards by their ids without telling which they are.
  var tags: KeyedHash {
    KeyedHash(
      key: HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Data("afterword tags".utf8), outputByteCount: 32))
  }
}

/// The keys of one store: what the master key wraps, and what it never touches directly.
///
/// Hashes are made with a random key of the store's own, so that they stay the same under another master key.
final class Keyring: Sendable {
  let hash: KeyedHash
  /// For what belongs to no conversation.
  let store: Seal
  private let isSealing: Bool
  /// Derived from master keys: the first wraps, all unwrap; two only while one takes the place of the other.
  private let wraps: Locked<[Seal]>
  private let people = Locked(OpenPeople())

  init(hash: KeyedHash, store: Seal, wrap: Seal, isSealing: Bool) {
    self.hash = hash
    self.store = store
    self.isSealing = isSealing
    wraps = Locked([wrap])
  }

  static func wrap(of master: MasterKey) -> Seal { Seal(derive(master, "afterword wrap 1")) }

  /// Tells one master key from another, and nothing else of either.
  static func fingerprint(of master: MasterKey) -> Data {
    derive(master, "afterword fingerprint 1").withUnsafeBytes { Data($0.prefix(16)) }
  }

  private static func derive(_ master: MasterKey, _ purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(inputKeyMaterial: master.key, info: Data(purpose.utf8), outputByteCount: 32)
  }

  /// A key and what is stored of it.
  func newKey(at place: SealedPlace) throws -> (seal: ConversationSeal, wrapped: Data) {
    let key = SymmetricKey(size: .bits256)
    let wrapped = try wrap(key.withUnsafeBytes { Data($0) }, at: place)
    return (ConversationSeal(key, isSealing: isSealing), wrapped)
  }

  func key(_ wrapped: Data, at place: SealedPlace) throws -> ConversationSeal {
    ConversationSeal(SymmetricKey(data: try unwrap(wrapped, at: place)), isSealing: isSealing)
  }

  /// The key of a conversation, unwrapped once for as long as it is in use.
  func conversation(_ wrapped: Data, of key: Data) throws -> ConversationSeal {
    let name = ConversationKey(key)
    if let known = people.withLock({ $0[name] }), known.wrapped == wrapped { return known.seal }
    let seal = try self.key(wrapped, at: SealedPlace(.conversationKey, of: key))
    people.withLock { $0[name] = OpenPerson(wrapped: wrapped, seal: seal) }
    return seal
  }

  /// The same with whose it is.
  func opened(
    _ wrapped: Data, _ identity: Data, of key: Data
  ) throws -> (seal: ConversationSeal, identity: Identity) {
    let name = ConversationKey(key)
    if let known = people.withLock({ $0[name] }), known.wrapped == wrapped, known.sealed == identity,
      let identity = known.identity
    {
      return (known.seal, identity)
    }
    let seal = try conversation(wrapped, of: key)
    let bytes = try seal.seal.open(identity, at: SealedPlace(.identity, of: key))
    guard let opened = Identity(decoding: bytes) else { throw Unreadable(.identity) }
    people.withLock { $0[name] = OpenPerson(wrapped: wrapped, seal: seal, sealed: identity, identity: opened) }
    return (seal, opened)
  }

  /// Of somebody who is forgotten.
  func drop(_ key: Data) { people.withLock { $0[ConversationKey(key)] = nil } }

  func dropAll() { people.withLock { $0 = OpenPeople() } }

  func rewrap(_ wrapped: Data, at place: SealedPlace) throws -> Data {
    try wrap(Data(unwrap(wrapped, at: place)), at: place)
  }

  func wrap(_ key: Data, at place: SealedPlace) throws -> Data {
    guard let wrap = wraps.withLock(\.first) else { throw Unreadable(place.purpose) }
    return try wrap.seal(key, at: place)
  }

  private func unwrap(_ wrapped: Data, at place: SealedPlace) throws -> [UInt8] {
    for wrap in wraps.withLock({ $0 }) {
      if let key = try? wrap.open(wrapped, at: place) { return key }
    }
    throw Unreadable(place.purpose)
  }

  /// From now on this one wraps; what older ones wrapped still opens.
  func add(_ wrap: Seal) { wraps.withLock { $0.insert(wrap, at: 0) } }

  func keepNewest() { wraps.withLock { $0 = Array($0.prefix(1)) } }

  func keepOldest() { wraps.withLock { $0 = Array($0.suffix(1)) } }
}

/// What was opened of a conversation, beside the bytes it was opened from: where those change, it counts for nothing.
private struct OpenPerson {
  var wrapped: Data
  var seal: ConversationSeal
  var sealed: Data?
  var identity: Identity?
}

/// The latest few thousand conversations: a generation that is full takes the place of the one before.
private struct OpenPeople {
  private static let limit = 2_048

  private var young: [ConversationKey: OpenPerson] = [:]
  private var old: [ConversationKey: OpenPerson] = [:]

  subscript(key: ConversationKey) -> OpenPerson? {
    mutating get {
      if let person = young[key] { return person }
      guard let person = old.removeValue(forKey: key) else { return nil }
      self[key] = person
      return person
    }
    set {
      old[key] = nil
      young[key] = newValue
      guard young.count >= Self.limit else { return }
      old = young
      young = [:]
    }
  }
}
