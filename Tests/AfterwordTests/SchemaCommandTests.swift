import Dialogue
import Foundation
import TestSupport
import Testing

@Suite struct SchemaCommandTests {
  static let names = ["script", "book", "safety", "rubrics", "scenario", "helplines"]

  private func tree(_ text: String) -> JSONTree? {
    let file = SourceFile(path: "schema", text: text)
    var findings = Findings(files: [file])
    let document = JSONDocument.read(file, index: 0, findings: &findings)
    return findings.list.isEmpty ? document.map { JSONTree($0.root) } : nil
  }

  private func shipped(_ name: String) throws -> JSONTree? {
    tree(try String(contentsOfFile: Repository.path("config/schemas/\(name)-1.json"), encoding: .utf8))
  }

  @Test(arguments: names)
  func `the program prints the schema that stands in config, wherever it is run`(name: String) throws {
    let folder = try TemporaryFolder()

    let run = try ProgramRun(["schema", name], folder: folder.path)

    #expect(run.exitCode == 0)
    #expect(try tree(run.output) == shipped(name), "run .ci/embed-schemas")
    #expect(tree(run.output) != nil)
  }

  @Test func `schema lists what each is for, and names one that is near`() throws {
    let list = try ProgramRun(["schema", "--list"])
    let wrong = try ProgramRun(["schema", "scrpt"])

    #expect(list.output.hasPrefix("script: scripts/<id>.json, safety/<id>.json\nbook: book.json\n"))
    #expect(list.output.split(separator: "\n").count == Self.names.count)
    #expect(wrong.exitCode == 1)
    #expect(wrong.errors == "There is no schema “scrpt”. Did you mean “script”?\n")
  }

  @Test func `schema writes all of them to a folder, which it makes`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/made/schemas"

    let run = try ProgramRun(["schema", "--write", path])

    #expect(run.exitCode == 0)
    #expect(run.output.hasPrefix("\(path)/script-1.json\n"))
    for name in Self.names {
      #expect(try tree(String(contentsOfFile: "\(path)/\(name)-1.json", encoding: .utf8)) == shipped(name))
    }
  }
}
