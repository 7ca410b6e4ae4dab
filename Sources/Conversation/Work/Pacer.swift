/// Holds back what would come too early: a pause in each conversation, and a bucket of tokens for each channel.
///
/// A conversation that finds no token takes the next one that comes, and rests until then.
struct Pacer: Sendable {
  /// Conversations that wait for tokens at once; what is beyond them stays in the outbox.
  static let limit = 1_024

  private struct Bucket {
    var tokens: Double
    var filled: Timestamp
  }

  private struct Rest {
    var until: Timestamp
    var length: Duration
  }

  private var buckets: [String: Bucket] = [:]
  private var rests: [ConversationKey: Rest] = [:]
  /// Have a token, from the moment on that their rest ends.
  private var holders: Set<ConversationKey> = []

  var isFull: Bool { holders.count >= Self.limit }

  /// When the next rest ends.
  var next: Timestamp? { rests.values.map(\.until).min() }

  /// Conversations that nothing may be sent to now; no clock that goes back makes a rest longer.
  mutating func resting(at now: Timestamp) -> Set<ConversationKey> {
    guard !rests.isEmpty || !holders.isEmpty else { return [] }
    rests = rests.filter { $0.value.until > now && $0.value.until <= now + $0.value.length }
    if rests.isEmpty, isFull { holders = [] }
    return Set(rests.keys)
  }

  /// Whether a message may go now; if not, its conversation rests.
  mutating func admits(_ key: ConversationKey, _ channel: String, _ pace: ChannelPace, at now: Timestamp) -> Bool {
    guard pace.perSecond > 0, holders.remove(key) == nil else { return true }
    let rate = Double(pace.perSecond)
    var bucket = buckets[channel] ?? Bucket(tokens: rate, filled: now)
    let elapsed = max(0, now.milliseconds - bucket.filled.milliseconds)
    bucket.tokens = min(rate, bucket.tokens + Double(elapsed) / 1_000 * rate) - 1
    bucket.filled = now
    buckets[channel] = bucket
    guard bucket.tokens < 0 else { return true }
    holders.insert(key)
    rest(key, .milliseconds(Int64((-bucket.tokens * 1_000 / rate).rounded(.up))), at: now)
    return false
  }

  mutating func rest(_ key: ConversationKey, _ length: Duration, at now: Timestamp) {
    if length > .zero { rests[key] = Rest(until: now + length, length: length) }
  }
}
