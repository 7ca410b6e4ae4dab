import Dialogue
import Foundation
import TestSupport
import Testing

/// The JSON Schemas that editors use and the reader that the coach uses agree on what a book is.
@Suite struct SchemaTests {
  @Test func `another validator accepts every shipped file and refuses every broken one`() throws {
    let python = try Python.having("jsonschema")

    let result = try python.run([Repository.path("Tests/DialogueTests/Fixtures/Schema/check.py")])

    #expect(result.status == 0, "\(result.output)")
  }

  @Test func `the reader finds nothing wrong with the valid files`() throws {
    let reading = BookReader.read(try SchemaFixture.book())

    #expect(reading.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
  }

  @Test(arguments: try SchemaFixture.broken())
  func `the reader finds what the schema refuses`(_ fixture: SchemaFixture) throws {
    let files = try SchemaFixture.book(replacing: fixture.place, with: fixture.text)

    let found = BookReader.read(files).diagnostics.filter { $0.location.file == fixture.place }

    #expect(!found.isEmpty, "\(fixture.name) is broken, and the reader says nothing of it")
  }

  @Test(arguments: try SchemaFixture.broken())
  func `a finding names a place, what is wrong and what to do`(_ fixture: SchemaFixture) throws {
    let files = try SchemaFixture.book(replacing: fixture.place, with: fixture.text)

    for finding in BookReader.read(files).diagnostics {
      #expect(finding.location.line > 0 && finding.location.column > 0 && finding.length > 0)
      #expect(!finding.message.isEmpty && !finding.fix.isEmpty)
    }
  }
}

/// A file of `Fixtures/Schema`, and where it stands in a book.
struct SchemaFixture: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String

  var testDescription: String { name }
  private var kind: String { String(name.prefix { $0 != "-" }) }

  /// Scripts take the place of `tea`, other kinds the place of the file of their kind.
  var place: String { kind == "script" ? "scripts/tea.json" : kind + ".json" }

  /// Scenarios are read by the workshop, not by the reader of books.
  static func broken() throws -> [SchemaFixture] { try all("broken").filter { $0.kind != "scenario" } }

  /// The valid files as one book.
  static func book(replacing place: String = "", with text: String = "") throws -> [SourceFile] {
    let places = [
      "book-tea-house": "book.json", "safety-lost": "safety.json", "rubrics-opener": "rubrics.json",
      "script-tea": "scripts/tea.json", "script-everything": "scripts/evening_walk.json",
      "script-smallest": "scripts/hush.json", "script-safety-page": "safety/lost.json",
    ]
    return try all("valid").compactMap { fixture in
      places[fixture.name].map { SourceFile(path: $0, text: $0 == place ? text : fixture.text) }
    }
  }

  private static func all(_ folder: String) throws -> [SchemaFixture] {
    let path = Repository.path("Tests/DialogueTests/Fixtures/Schema/" + folder)
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted().filter { $0.hasSuffix(".json") }.map {
      let text = try String(contentsOfFile: path + "/" + $0, encoding: .utf8)
      return SchemaFixture(name: String($0.dropLast(".json".count)), text: text)
    }
  }
}
