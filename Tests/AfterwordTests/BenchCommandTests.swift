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

  @Test func `bench turns ends with every message delivered once`() throws {
    let command = ["bench", "turns", "--conversations", "5", "--turns", "3", "--in-flight", "2", "--format", "json"]
    let run = try ProgramRun(command)

    let figures = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(run.exitCode == 0)
    // The first question, and one for each answer.
    #expect(figures["turns"] as? Int == 5 * 4)
    #expect(figures["sentTwice"] as? Int == 0)
    #expect(figures["neverSent"] as? Int == 0)
    #expect(figures["bytesPerConversation"] as? Int ?? 0 > 0)
  }

  @Test func `bench turns tells a table`() throws {
    let run = try ProgramRun(["bench", "turns", "--conversations", "2", "--turns", "1"])

    #expect(run.exitCode == 0)
    #expect(run.output.contains("turns/s, only saved"))
    #expect(run.output.contains("every message was sent once"))
  }

  @Test func `bench http ends with 1 where nobody answers`() throws {
    let run = try ProgramRun(["bench", "http", "--url", "http://127.0.0.1:1/", "--count", "2", "--in-flight", "1"])

    #expect(run.exitCode == 1)
    #expect(run.output.contains("0 answered, 2 failed"))
  }

  @Test func `bench workload prints a script of as many rooms as are asked for`() throws {
    let run = try ProgramRun(["bench", "workload", "--nodes", "3"])

    let script = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect((script["nodes"] as? [String: Any])?.count == 3)
  }
}
