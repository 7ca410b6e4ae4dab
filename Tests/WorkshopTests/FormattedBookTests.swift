import Dialogue
import TestSupport
import Testing
import Workshop

@Suite struct FormattedBookTests {
  @Test(arguments: ["dialogues", "Tests/Fixtures/ProofBook"])
  func `a formatted book talks as before`(folder: String) throws {
    let files = try Repository.files(folder)
    var findings = Findings(files: files)
    let formatted = files.enumerated().map { index, file in
      let bytes = JSONFormatter.format(file, index: UInt16(index), findings: &findings)
      return SourceFile(path: file.path, bytes: bytes ?? [])
    }

    let (before, after) = (try Books.runnable(BookReader.read(files)), try Books.runnable(BookReader.read(formatted)))
    let scenarios = ScenarioReader.read(files, for: before).scenarios
    let again = ScenarioReader.read(formatted, for: after).scenarios

    #expect(findings.list.isEmpty)
    #expect(scenarios.count == again.count && !scenarios.isEmpty)
    for (first, second) in zip(scenarios, again) {
      let (old, new) = (ScenarioRunner(before).run(first), ScenarioRunner(after).run(second))
      #expect(old.transcript == new.transcript && old.passed && new.passed, "\(first.path)")
    }
  }
}
