import Dialogue
import TestSupport
import Testing

/// Saved states: read back whole, and where they are broken the record and a lock are kept.
struct StateCodecTests {
  let book: Book

  init() throws {
    book = try Books.proof()
  }

  /// States of many kinds: random walks through every script, with signals, commands and nudges.
  func states(seed: UInt64, count: Int) -> [ConversationState] {
    var generator = SeededGenerator(seed: seed)
    var chat = Chat(book)
    chat.send(.start(passGate: true))
    var states: [ConversationState] = []
    for _ in 1...count {
      chat.wander(&generator)
      states.append(chat.state)
    }
    return states
  }

  @Test(arguments: UInt64(1)...20)
  func `a state is read back as it was written`(seed: UInt64) {
    for state in states(seed: seed, count: 60) {
      let bytes = StateCodec.encode(state)
      let decoded = StateCodec.decode(bytes)

      #expect(decoded.isRecordIntact && decoded.isStoryIntact, "seed \(seed)")
      #expect(decoded.state == state, "seed \(seed)")
      #expect(bytes.count <= Limits.stateBytes, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 0.1, -1, 0x1p40, -0x1p40, 0x1p53, 0x1p63, -0x1p63, 1e300, -1e300, .leastNonzeroMagnitude])
  func `every number is read back`(number: Double) {
    var state = ConversationState()
    state.record.variables[ID("book.number")] = .number(number)

    #expect(StateCodec.decode(StateCodec.encode(state)).state == state)
  }

  @Test func `cut anywhere, it is read without a trap, and goes on with a sentence`() throws {
    let state = try #require(states(seed: 3, count: 40).last)
    let bytes = StateCodec.encode(state)
    for length in 0..<bytes.count {
      let decoded = StateCodec.decode(Array(bytes[..<length]))
      if length < bytes.count - 12 { #expect(!decoded.isStoryIntact) }
      if decoded.isRecordIntact { #expect(decoded.state.record == state.record) }
    }
  }

  @Test func `with any byte changed the record stays readable or the story is given up`() throws {
    let state = try #require(states(seed: 4, count: 40).last)
    let bytes = StateCodec.encode(state)
    for position in bytes.indices {
      var broken = bytes
      broken[position] ^= 0x5A
      let decoded = StateCodec.decode(broken)
      let isSound = decoded.state == state || !decoded.isStoryIntact
      #expect(isSound, "byte \(position)")
      if decoded.isRecordIntact, decoded.state.record.lockedUntil == nil {
        #expect(decoded.state.record == state.record, "byte \(position)")
      }
    }
  }

  @Test func `a lock is kept whatever is cut off, and whatever byte is changed`() throws {
    var chat = Chat(book, at: "menu#menu")
    chat.say("i'm 15")
    #expect(chat.state.record.lockedUntil != nil)
    let bytes = StateCodec.encode(chat.state)

    for length in 1..<bytes.count {
      #expect(StateCodec.decode(Array(bytes[..<length]), now: chat.now).state.record.lockedUntil != nil, "\(length)")
    }
    for position in bytes.indices {
      for mask: UInt8 in [0x01, 0x0D, 0xFF] {
        var broken = bytes
        broken[position] ^= mask
        #expect(StateCodec.decode(broken, now: chat.now).state.record.lockedUntil != nil, "\(position)")
      }
    }
  }

  @Test func `an unreadable story costs one sentence and leads to the menu, the record kept`() {
    var chat = Chat(book)
    chat.send(.start(passGate: true))
    chat.say("1")
    var bytes = StateCodec.encode(chat.state)
    bytes[bytes.count - 20] ^= 0xFF
    chat.state = StateCodec.decode(bytes).state

    chat.say("hello")

    #expect(chat.state.record.gatePassed)
    #expect(chat.reply.bubbles.first == chat.book.phrases.wordings[.unreadable]?.first?.literal)
    #expect(chat.reply.question?.options.isEmpty == false)
    #expect(chat.place == chat.book.fullName(chat.book.nodes[chat.book.menu.node]))
  }

  @Test func `an unreadable record leads to the gate`() {
    var chat = Chat(book)
    chat.send(.start(passGate: true))
    let bytes = Array(StateCodec.encode(chat.state).prefix(20))
    chat.state = StateCodec.decode(bytes).state

    chat.say("menu")

    #expect(!chat.state.record.gatePassed)
    #expect(chat.place.map { $0.hasPrefix("menu#") } == true)
  }

  @Test(arguments: UInt64(1)...5)
  func `random bytes are never trusted`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 1...4_000 {
      var bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      if bytes.count > 2, Bool.random(using: &generator) {
        bytes.replaceSubrange(0...1, with: [0x41, StateCodec.version])
      }
      let decoded = StateCodec.decode(bytes)
      #expect(!(decoded.isStoryIntact && bytes.count < 40), "seed \(seed)")
    }
  }
}
