import Dialogue
import TestSupport
import Testing

struct BookTests {
  @Test(arguments: ["dialogues", "Tests/Fixtures/ProofBook"])
  func `the book has no finding`(folder: String) throws {
    let reading = try BookReader.read(Repository.files(folder))

    #expect(reading.diagnostics.map(\.description) == [])
    #expect(reading.runnable != nil)
  }
}
