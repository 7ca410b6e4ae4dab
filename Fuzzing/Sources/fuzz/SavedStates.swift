@testable import Dialogue
import Files

/// States as a database may give them back, and what a talk makes of them.
///
/// An input is flags, record and story as sections, and the turns that follow. Checksums are made here: a fuzzer that had
/// to guess them would never get past.
enum SavedStates {
  private static let isBare: UInt8 = 1
  private static let isFirstVersion: UInt8 = 2
  private static let isLocked: UInt8 = 4

  static func run(_ bytes: [UInt8]) {
    var source = ByteSource(bytes)
    let decoded = StateCodec.decode(sealed(&source), now: Talking.begin)
    _ = saved(decoded.state)
    var talk = Talking(book, decoded.state)
    talk.send(.text("hello"))
    talk.follow(&source)
  }

  /// Written and read back.
  static func saved(_ state: ConversationState) -> ConversationState {
    let bytes = StateCodec.encode(state)
    let again = StateCodec.decode(bytes, now: Talking.begin)
    promise("a state that is written can be read", again.isStoryIntact && again.isRecordIntact)
    promise("a state is read as it was written", again.state == state && StateCodec.encode(again.state) == bytes)
    return again.state
  }

  private static func sealed(_ source: inout ByteSource) -> [UInt8] {
    let flags = source.byte()
    if flags & isBare != 0 { return source.section() }
    let isFirst = flags & isFirstVersion != 0
    var out = ByteWriter()
    out.byte(flags & isLocked == 0 ? 0x41 : 0x4C)
    out.byte(isFirst ? 1 : StateCodec.version)
    out.lock(flags & isLocked == 0 ? nil : Talking.begin + Int64(flags))
    for section in [source.section(), source.section()] {
      out.count(section.count)
      let range = 0..<section.count
      out.word(isFirst ? Checksum.ofBytes(section, range) : Checksum.ofWords(section, range))
      for byte in section { out.byte(byte) }
    }
    return out.bytes
  }

  /// Small, with everything that a book can have.
  private static let book: Book = {
    guard let files = try? BookFolder.read("../Tests/Fixtures/ProofBook", withScenarios: false),
      let book = BookReader.read(files).runnable
    else { fatalError("the book of the tests is not where it should be, or has mistakes") }
    return book
  }()

  // MARK: - Seeds

  /// States as they come up in talks of many lengths.
  static let seeds: [[UInt8]] =
    (0..<32).map { seed in
      var number = UInt64(seed)
      let turns = (0..<seed * 3).map { _ in
        number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: number >> 33)
      }
      var talk = Talking(book)
      talk.send(.start(passGate: true))
      var source = ByteSource(turns)
      while !source.isUsedUp { talk.follow(&source) }
      return input(talk.state, turns: Array(turns.suffix(8)))
    } + extremes + [
      [isBare] + bare(ConversationState()), [isFirstVersion] + input(ConversationState(), turns: [2, 0]).dropFirst(),
    ]

  /// Every count and moment at one of its ends.
  private static let extremes: [[UInt8]] = [Int64.min, -1, 0, .max].map { end in
    var talk = Talking(book)
    talk.send(.start(passGate: true))
    talk.send(.text("1"))
    var state = talk.state
    state.record.utcOffset = Int(end)
    state.record.lastActive = end
    state.record.offer = .max
    state.asked.place.misses = .max
    state.asked.place.tries = .max
    state.asked.place.sequence = .max
    for (number, variable) in book.variables.enumerated() {
      let value: Value = number % 2 == 0 ? .number(Double(end)) : .moment(end)
      state.story.variables[variable.id] = value
      state.record.variables[variable.id] = value
      state.story.kept.append(.init(id: variable.id, until: end))
    }
    for node in book.nodes { state.story.visits[node.id] = .max }
    return input(state, turns: [0, 3, 0x7A, 0x7A, 0x7A, 2, 5, 10, 6, 4, 0])
  }

  private static func input(_ state: ConversationState, turns: [UInt8]) -> [UInt8] {
    var (record, story) = (ByteWriter(), ByteWriter())
    record.record(state.record)
    story.story(state)
    var bytes: [UInt8] = [0]
    bytes.addSection(record.bytes)
    bytes.addSection(story.bytes)
    return bytes + turns
  }

  private static func bare(_ state: ConversationState) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.addSection(StateCodec.encode(state))
    return bytes
  }
}
