package import Conversation
import Crypto
import Foundation

/// Keeps one talk in one sealed file, which is replaced whole after every turn.
///
/// Beside it lie `.lock`, which keeps a second window away, and `.key`, where nobody gave a key: whoever has both file and
/// key can read the talk. Erasing the talk destroys that key as well.
package final class SealedTalkFile: TalkKeeper {
  package let path: String
  /// Decides shuffled wordings, for as long as the talk lasts.
  package let seed: UInt64
  /// As it was found; nil where a talk begins.
  package let found: TalkMemory?

  private let files: PrivateFiles
  private let given: MasterKey?
  private let lock: FileLock

  private static let place = SealedPlace(.talk)

  /// Its folder has to be there; nothing but the lock is made before the first save.
  package init(_ path: String, key: MasterKey?) throws(StoreError) {
    self.path = path
    given = key
    files = PrivateFiles(path: path)
    if FileLock.isHeld(besides: path) {
      throw .unavailable("The talk in \(path) is open in another window. Leave that one first.")
    }
    do { lock = try FileLock(besides: path) } catch {
      throw .unavailable("No talk can be kept in \(path): no file can be made there. Name one in a folder of yours.")
    }
    guard let bytes = try files.read(path) else {
      seed = .random(in: .min ... .max)
      found = nil
      return
    }
    guard let key = try Self.key(given, files) else {
      throw .unreadable(
        "The talk in \(path) cannot be read: \(files.keyPath) is gone. Put it back, or move the talk away to begin anew."
      )
    }
    guard let talk = Self.open(Data(bytes), key) else {
      throw .unreadable(
        "The talk in \(path) does not open: this is another key, or the file is damaged. Give its own key, or move it away "
          + "to begin anew. Nothing was changed.")
    }
    (seed, found) = talk
  }

  package func save(_ memory: TalkMemory) throws(StoreError) {
    var key = try Self.key(given, files)
    if key == nil { key = try files.makeKey() }
    let content = withUnsafeBytes(of: seed.littleEndian, Array.init) + memory.encoded
    guard let key, let sealed = try? Self.seal(key).seal(content, at: Self.place) else {
      throw .unavailable("The talk could not be sealed.")
    }
    try files.replace(path, with: sealed)
  }

  package func erase() throws(StoreError) {
    try files.wipe(path)
    if given == nil { try files.wipe(files.keyPath) }
  }

  private static func key(_ given: MasterKey?, _ files: PrivateFiles) throws(StoreError) -> MasterKey? {
    if let given { return given }
    return try files.key()
  }

  private static func open(_ bytes: Data, _ key: MasterKey) -> (UInt64, TalkMemory)? {
    guard let content = try? seal(key).open(bytes, at: place), content.count > 8,
      let memory = TalkMemory(decoding: Array(content[8...]))
    else { return nil }
    return (content.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }, memory)
  }

  /// Not the key itself: somebody may give the one that wraps a database.
  private static func seal(_ key: MasterKey) -> Seal {
    Seal(HKDF<SHA256>.deriveKey(inputKeyMaterial: key.key, info: Data("afterword talk 1".utf8), outputByteCount: 32))
  }
}
