import Dialogue
import TestSupport
import Testing
import Workshop

/// The conversations that come with the books of this repository.
@Suite struct BookScenarioTests {
  static let books = ["dialogues", "Tests/Fixtures/ProofBook"]

  @Test(arguments: books)
  func `every scenario reads without a finding`(path: String) throws {
    let reading = try ScenarioReader.read(Repository.files(path), for: Books.read(path))

    #expect(reading.diagnostics.map(\.description) == [])
  }

  @Test(arguments: books)
  func `every scenario passes`(path: String) throws {
    for result in try results(path) where !result.passed { Issue.record("\(result.report(folder: path + "/"))") }
  }

  @Test(arguments: books)
  func `every node is visited and every choice taken`(path: String) throws {
    let book = try Books.read(path)
    var visited = Coverage()
    for result in try results(path) { visited.formUnion(result.visited) }

    for script in book.scripts {
      let coverage = visited.of(script, in: book)
      #expect(coverage.isComplete, "\(coverage.text)")
    }
  }

  private func results(_ path: String) throws -> [ScenarioResult] {
    let book = try Books.read(path)
    let runner = ScenarioRunner(book)
    return try ScenarioReader.read(Repository.files(path), for: book).scenarios.map(runner.run)
  }
}
