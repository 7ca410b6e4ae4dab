import Dialogue
import TestSupport
import Testing
import Workshop

/// What `bench engine` measures is right before it is fast.
@Suite struct WorkloadTests {
  static func book(nodes: Int = 50) throws -> (book: Book, workload: Workload) {
    let workload = Workload(nodes: nodes)
    return (try Books.runnable(BookReader.read(workload.files(in: MiniBook.files()))), workload)
  }

  @Test(arguments: MeasuredTalk.Way.allCases)
  func `the engine says what the reference says for 300 turns`(way: MeasuredTalk.Way) throws {
    let (book, workload) = try Self.book()
    let talk = MeasuredTalk(book, workload)

    for person in 0..<3 {
      try talk.hold(ReferenceWalk(workload, person: person, turns: 300), way)
    }
  }

  @Test func `a text that differs is found`() throws {
    let (book, _) = try Self.book()
    let other = Workload(nodes: 40)

    #expect(throws: MeasuredTalk.Difference.self) {
      try MeasuredTalk(book, other).hold(ReferenceWalk(other, person: 1, turns: 100), .taps)
    }
  }

  @Test func `the workload is as it is told: three ways on, about 130 characters, one more sentence from step 100`() {
    let turns = ReferenceWalk(Workload(), person: 0, turns: 100).turns

    #expect(turns.count == 101)
    #expect(turns.allSatisfy { $0.labels.count == 3 && (105...150).contains($0.bubbles[0].count) })
    #expect(turns.map(\.bubbles.count) == Array(repeating: 1, count: 99) + [2, 2])
  }

  @Test func `a saved state of the workload takes less than 400 bytes and does not grow`() throws {
    let (book, workload) = try Self.book()
    let talk = MeasuredTalk(book, workload)

    let sizes = try [20, 100, 300].map { turns in
      try StateCodec.encode(talk.hold(ReferenceWalk(workload, person: 0, turns: turns), .taps)).count
    }

    #expect(sizes.allSatisfy { $0 <= 400 }, "\(sizes)")
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) < 20, "\(sizes)")
  }
}
