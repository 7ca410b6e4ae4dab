import Dialogue
import Foundation
import TestSupport
import Testing

/// A sample of a saved state of every version that was ever written, each still read.
struct KeptStateTests {
  /// Hex, 32 bytes a line: a state in the middle of a plan, with picks, steps, a nudge and a kept card.
  static func sample(_ version: Int) throws -> [UInt8] {
    let path = Repository.path("Tests/DialogueTests/Fixtures/States/version-\(version).hex")
    let digits = try String(contentsOfFile: path, encoding: .utf8).filter { !$0.isWhitespace }
    return stride(from: 0, to: digits.count, by: 2).compactMap { offset in
      let start = digits.index(digits.startIndex, offsetBy: offset)
      return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)
    }
  }

  @Test func `there is a sample of every version`() throws {
    for version in 1...Int(StateCodec.version) { #expect(try !Self.sample(version).isEmpty) }
  }

  @Test func `the present version is written as the sample was`() throws {
    let bytes = try Self.sample(Int(StateCodec.version))
    let decoded = StateCodec.decode(bytes)

    #expect(decoded.isRecordIntact && decoded.isStoryIntact)
    #expect(StateCodec.encode(decoded.state) == bytes)
  }

  @Test(arguments: 1...Int(StateCodec.version))
  func `a person goes on from it`(version: Int) throws {
    let decoded = StateCodec.decode(try Self.sample(version))
    var chat = Chat(try Books.proof())
    chat.state = decoded.state

    #expect(decoded.state.record.gatePassed)
    #expect(decoded.state.undo.steps.count >= 2)
    chat.say("repeat")

    #expect(chat.reply.question?.options.isEmpty == false)
    #expect(chat.reply.faults.allSatisfy { $0 == .placeGone })
  }
}
