/// What could be read of a saved state.
package struct DecodedState: Sendable {
  package var state: ConversationState
  /// False: the story was cut, edited or made by an unknown version; the record is kept where it could be read.
  package var isStoryIntact: Bool
  package var isRecordIntact: Bool
}

/// A state as bytes, and back.
///
/// Layout: one letter (`A`, or `L` under a lock), the version, the end of the lock twice, then record and story as
/// sections with length and checksum, then the lock once more. A lock is thus kept whatever one edit or cut does, a
/// readable record survives a broken story, and nothing that is read is trusted to be well formed.
package enum StateCodec {
  /// Raised whenever the layout changes.
  ///
  /// `decode` then goes on reading the older ones, and a kept sample of each in the tests proves it.
  package static let version: UInt8 = 2
  /// A lock whose end cannot be read lasts this long, from now on: as long as the longest the guide names.
  static let lockSeconds: Int64 = 365 * 86_400

  package static func encode(_ state: ConversationState) -> [UInt8] {
    var out = ByteWriter()
    let lock = state.record.lockedUntil
    out.byte(lock == nil ? 0x41 : 0x4C)
    out.byte(version)
    out.lock(lock)
    out.section { $0.record(state.record) }
    out.section { $0.story(state) }
    out.lock(lock)
    return out.bytes
  }

  /// Reads what can be read; `now` only dates a lock whose end is lost.
  package static func decode(_ bytes: [UInt8], now: Int64 = 0) -> DecodedState {
    var state = ConversationState()
    var input = ByteReader(bytes)
    let letter = input.byte()
    let written = input.byte() ?? 0
    let known = (1...version).contains(written)
    input.version = written
    let head = input.lock()
    var isRecordIntact = false
    var isStoryIntact = false
    if known, var reader = input.section() {
      if let record = reader.record(), reader.isAtEnd {
        state.record = record
        isRecordIntact = true
      }
    }
    if known, var reader = input.section() {
      if let story = reader.story(), reader.isAtEnd {
        state.book = story.book
        state.story = story.story
        state.asked = story.asked
        state.undo = story.undo
        isStoryIntact = true
      }
    }
    keepLock(&state, letter: letter, head: head, tail: ByteReader.trailingLock(bytes), isRecordIntact, now)
    if !isRecordIntact { (state.story, state.asked, state.undo, isStoryIntact) = (Story(), Asked(), UndoRing(), false) }
    if !isStoryIntact { state.story.status = .lost }
    return DecodedState(state: state, isStoryIntact: isStoryIntact, isRecordIntact: isRecordIntact)
  }

  /// One readable trace of a lock is enough.
  private static func keepLock(
    _ state: inout ConversationState, letter: UInt8?, head: Int64?, tail: Int64?, _ isRecordIntact: Bool, _ now: Int64
  ) {
    guard state.record.lockedUntil == nil else { return }
    if let until = [head, tail].compactMap({ $0 }).max() {
      state.record.lockedUntil = until
    } else if letter == 0x4C, !isRecordIntact {
      let (until, isOverflow) = now.addingReportingOverflow(lockSeconds)
      state.record.lockedUntil = isOverflow ? .max : until
    }
  }
}

extension StateCodec {
  /// The story alone, as `back` restores it: equal stories are equal bytes.
  package static func storyBytes(_ story: Story) -> [UInt8] {
    var out = ByteWriter()
    out.bareStory(story)
    return out.bytes
  }
}
