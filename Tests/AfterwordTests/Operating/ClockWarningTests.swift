import Conversation
import Testing

@testable import afterword

@Suite struct ClockWarningTests {
  private let now = Timestamp(seconds: 1_790_000_000)

  @Test(arguments: [-86_400, -1, 0, 60])
  func `a clock that fits to what is stored is not spoken of`(ahead: Int64) {
    #expect(ClockWarning(now + .seconds(ahead), now: now) == nil)
    #expect(ClockWarning(nil, now: now) == nil)
  }

  @Test(arguments: [(61, true), (-86_401, false), (-365 * 86_400, false)] as [(Int64, Bool)])
  func `a clock that is behind what is stored, or far ahead of it, is told`(ahead: Int64, isBehind: Bool) throws {
    let warning = try #require(ClockWarning(now + .seconds(ahead), now: now))

    #expect(warning.isBehind == isBehind)
    #expect("\(warning)".contains("set it"))
  }
}
