import Dialogue
import Foundation
import TestSupport
import Testing

/// `dialogues/LINT.md` tells what every code means, with the examples the tests run.
struct LintGuideTests {
  /// The text of each section, by its code.
  private static let sections: [String: String] = {
    let guide = FileManager.default.contents(atPath: Repository.path("dialogues/LINT.md")) ?? Data()
    var sections: [String: String] = [:]
    var code = ""
    for line in String(decoding: guide, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("### ") { code = String(line.dropFirst(4)) } else if line.hasPrefix("## ") { code = "" }
      sections[code, default: ""] += line + "\n"
    }
    sections[""] = nil
    return sections
  }()

  @Test func `the guide has a section for every code and no other`() {
    #expect(Self.sections.keys.sorted() == LintRule.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: LintRule.allCases)
  func `the guide's examples are the ones the tests run`(rule: LintRule) throws {
    let section = try #require(Self.sections[rule.rawValue])
    let bad = try #require(LintFixture.all.first { $0.rule == rule && $0.name.hasPrefix("bad.") })
    let good = try #require(LintFixture.all.first { $0.rule == rule && $0.name.hasPrefix("good.") })

    let examples = section.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element.dropFirst("json\n".count)) }

    let expected = [bad, good].map { $0.text.replacingOccurrences(of: "①", with: "") }.filter { !$0.isEmpty }
    #expect(examples == expected)
    for finding in bad.reading.diagnostics { #expect(section.contains("> \(finding.description)\n")) }
  }
}
