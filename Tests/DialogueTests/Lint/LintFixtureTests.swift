import Dialogue
import TestSupport
import Testing

struct LintFixtureTests {
  @Test func `every rule has a bad and a good example`() {
    for rule in LintRule.allCases {
      let examples = LintFixture.all.filter { $0.rule == rule }

      #expect(examples.contains { $0.isBad }, "\(rule.rawValue) has no bad example")
      #expect(examples.contains { !$0.isBad }, "\(rule.rawValue) has no good example")
    }
  }

  @Test(arguments: LintFixture.all)
  func `an example gives exactly its finding, exactly there`(fixture: LintFixture) {
    let findings = fixture.reading.diagnostics

    let found = findings.map { "\($0.location.file):\($0.location.line):\($0.location.column) [\($0.rule.rawValue)]" }
    #expect(found == fixture.expected, "\(findings.map(\.description).joined(separator: "\n"))")
  }

  @Test(arguments: LintFixture.all.filter { $0.rule.isAdvice })
  func `advice never keeps a book from running, and is given to writers only`(fixture: LintFixture) {
    let started = BookReader.read(fixture.files)

    #expect(started.diagnostics.isEmpty && started.runnable != nil)
    #expect(fixture.reading.runnable != nil)
    #expect(fixture.reading.diagnostics.allSatisfy { $0.severity == .advice })
  }

  @Test(arguments: LintFixture.all.filter { $0.isBad })
  func `a finding says what is wrong and what to do`(fixture: LintFixture) throws {
    let files = fixture.files

    for finding in fixture.reading.diagnostics {
      #expect(!finding.message.isEmpty && !finding.message.hasSuffix("."))
      #expect(finding.fix.hasSuffix(".") || finding.fix.hasSuffix("?"), "\(finding.fix)")
      #expect(finding.length >= 1)
      guard let file = files.first(where: { $0.path == finding.location.file }) else {
        #expect(finding.location.file == "safety.json" || finding.location.file == "book.json")
        continue
      }
      let lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      try #require(finding.location.line <= lines.count)
      let width = String(decoding: lines[finding.location.line - 1], as: UTF8.self).unicodeScalars.count
      #expect(finding.location.column <= width + 1)
    }
  }
}
