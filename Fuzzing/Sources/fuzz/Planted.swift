import Channels
import Conversation

/// Faults on purpose, as deep as real ones lie.
enum Planted {
  static let seeds = [#"{"type": "start", "conversation": "ada", "event": "m-16", "utc_offset": 60}"#].map {
    Array($0.utf8)
  }

  /// Behind the whole of the decoder, in a value that no seed has.
  static func trap(_ bytes: [UInt8]) {
    let message = try? WebhookDecoder(channel: "bridge").decode(bytes, webhookID: nil)
    promise("all clocks are an hour ahead", message?.utcOffset ?? 60 == 60)
  }

  /// One byte past the end, which only the address sanitizer sees.
  static func overrun(_ bytes: [UInt8]) {
    guard bytes.starts(with: "{[".utf8) else { return }
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    defer { copy.deallocate() }
    promise("what lies past the end is no brace", copy[bytes.count] != 0x7D)
  }
}
