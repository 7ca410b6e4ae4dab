import Crypto
import Foundation

/// The operator's secret, 32 bytes, which is never stored with what it seals.
///
///     try MasterKey("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
///     try MasterKey("n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=")
///
/// Whoever loses it loses all that is stored: there is no second way in.
package struct MasterKey: Sendable, CustomStringConvertible, CustomReflectable {
  let key: SymmetricKey

  /// Takes 64 hexadecimal digits or 44 characters of base64, with white space around them.
  package init(_ text: String) throws(MasterKeyError) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty else { throw .empty }
    guard let bytes = Self.hexBytes(trimmed) ?? Self.base64Bytes(trimmed) else { throw .unknownForm }
    guard bytes.count == 32 else { throw .wrongLength(bytes: bytes.count) }
    guard Set(bytes).count >= 8 else { throw .guessable }
    key = SymmetricKey(data: bytes)
  }

  private init(_ key: SymmetricKey) {
    self.key = key
  }

  package static func random() -> MasterKey { MasterKey(SymmetricKey(size: .bits256)) }

  /// For the operator's file of secrets, in base64.
  package var secretText: String { key.withUnsafeBytes { Data($0).base64EncodedString() } }

  package var description: String { "a master key" }
  package var customMirror: Mirror { Mirror(self, children: []) }

  private static func hexBytes(_ text: String) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  private static func base64Bytes(_ text: String) -> [UInt8]? {
    let standard = text.replacing("-", with: "+").replacing("_", with: "/")
    let padded = standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
    return Data(base64Encoded: padded).map(Array.init)
  }
}

/// Why a text is no master key; says nothing of the text.
package enum MasterKeyError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  case unknownForm
  case wrongLength(bytes: Int)
  case guessable

  package var description: String {
    let fix = "Make one with: openssl rand -base64 32"
    return switch self {
    case .empty: "The master key is empty. \(fix)"
    case .unknownForm: "The master key is neither hexadecimal nor base64. \(fix)"
    case .wrongLength(let bytes): "The master key has \(bytes) bytes; it needs 32. \(fix)"
    case .guessable: "The master key repeats a few bytes and could be guessed. \(fix)"
    }
  }
}
