import CCurl

/// Sets options of one handle and remembers whether curl took them all.
struct EasyOptions {
  private let easy: Transfer.EasyHandle
  private(set) var failure: CURLcode?

  init(_ easy: Transfer.EasyHandle) {
    self.easy = easy
  }

  mutating func set(_ option: CURLoption, _ value: Int) {
    note(ccurl_set_long(easy, option, value))
  }

  mutating func set(_ option: CURLoption, _ value: Bool) {
    note(ccurl_set_long(easy, option, value ? 1 : 0))
  }

  mutating func set(_ option: CURLoption, offset: Int) {
    note(ccurl_set_offset(easy, option, curl_off_t(offset)))
  }

  /// Curl copies the text.
  mutating func set(_ option: CURLoption, _ text: String) {
    note(ccurl_set_string(easy, option, text))
  }

  /// In whole milliseconds, one at least: to curl, none is for ever.
  mutating func set(milliseconds option: CURLoption, _ duration: Duration) {
    let whole = max(.milliseconds(1), min(duration, .milliseconds(Int32.max)))
    let parts = whole.components
    set(option, Int(parts.seconds * 1_000 + (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
  }

  /// Curl copies the bytes; their number has to be set before.
  mutating func set(_ option: CURLoption, copying bytes: [UInt8]) {
    // An empty array may have no address, which curl would take for "no body".
    let bytes = bytes.isEmpty ? [0] : bytes
    note(bytes.withUnsafeBytes { ccurl_set_pointer(easy, option, $0.baseAddress) })
  }

  mutating func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer) {
    note(ccurl_set_pointer(easy, option, pointer))
  }

  mutating func set(_ option: CURLoption, list: UnsafeMutablePointer<curl_slist>?) {
    note(ccurl_set_list(easy, option, list))
  }

  mutating func set(_ option: CURLoption, stream: @escaping ccurl_stream) {
    note(ccurl_set_stream(easy, option, stream))
  }

  mutating func leaveResolverBehind() {
    note(ccurl_leave_resolver_behind(easy))
  }

  private mutating func note(_ code: CURLcode) {
    if code != CURLE_OK, failure == nil { failure = code }
  }
}
