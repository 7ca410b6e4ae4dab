#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Base64 with padding (RFC 4648 §4).
enum Base64 {
  static func encode(_ bytes: some Sequence<UInt8>) -> String { Data(bytes).base64EncodedString() }

  /// Nil for anything that `encode` would not have written, as line breaks, missing padding, or bits that mean nothing:
  /// two texts would stand for the same bytes.
  static func decode(_ text: some StringProtocol) -> [UInt8]? {
    let text = String(text)
    guard let bytes = Data(base64Encoded: text), bytes.base64EncodedString() == text else { return nil }
    return Array(bytes)
  }
}
