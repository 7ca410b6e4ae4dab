import Foundation
import TestSupport
import Testing

@Suite struct BenchCommandTests {
  @Test func `bench engine tells its figures as JSON`() throws {
    let run = try ProgramRun(["bench", "engine", "--rounds", "1", "--conversations", "2", "--format", "json"])

    let figures = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(run.exitCode == 0)
    #expect(Set(figures.keys) == ["digest", "taps", "bytes", "typed", "lint", "stateBytes"])
    for row in ["taps", "bytes", "typed", "lint"] {
      let samples = try #require(figures[row] as? [String: Any])
      #expect((samples["samples"] as? [Double])?.count == 1)
    }
  }

  @Test func `bench engine tells one row alone as a table`() throws {
    let run = try ProgramRun(["bench", "engine", "--rounds", "1", "--conversations", "1", "--only", "taps"])

    #expect(run.exitCode == 0)
    #expect(run.output.contains("turns/s, tapped"))
    #expect(!run.output.contains("lint"))
    #expect(run.output.contains("Every text was as it must be"))
  }

  @Test func `bench workload prints a script of as many rooms as are asked for`() throws {
    let run = try ProgramRun(["bench", "workload", "--nodes", "3"])

    let script = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect((script["nodes"] as? [String: Any])?.count == 3)
  }
}
