import Conversation
import Testing

@Suite struct TimestampTests {
  @Test func `a moment too far away to be told is the farthest there is`() {
    #expect(Timestamp(seconds: .max).milliseconds == .max)
    #expect(Timestamp(seconds: .min).milliseconds == .min)
    #expect((Timestamp(milliseconds: .max) + .milliseconds(1)).milliseconds == .max)
    #expect((Timestamp(milliseconds: .min) + .milliseconds(-1)).milliseconds == .min)
    #expect((Timestamp(seconds: 1) + .seconds(Int64.max)).milliseconds == .max)
  }

  @Test func `a delay is added to the millisecond`() {
    #expect((Timestamp(seconds: 5) + .milliseconds(1_250)).milliseconds == 6_250)
    #expect((Timestamp(seconds: 5) + .milliseconds(-1_250)).milliseconds == 3_750)
  }

  @Test(arguments: [
    (StoreError.unavailable("The disk is full."), "The disk is full."),
    (.unreadable("It is damaged."), "It is damaged."),
    (.stale, "Somebody else changed it at the same moment. Try again."),
  ])
  func `what a store says is a sentence, without the name of its type`(error: StoreError, sentence: String) {
    #expect("\(error)" == sentence)
  }
}
