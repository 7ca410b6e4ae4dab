import Foundation
import TestSupport
import Testing

@Suite struct FormatCommandTests {
  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func `format rewrites what is not in shape, once`() throws {
    let book = try TemporaryBook(["scripts/tea.json": MiniBook.tea])
    let files = ["--book", book.path, "scripts/tea.json"]

    let check = try ProgramRun(["format", "--check"] + files)
    let unchanged = try text(book.path + "/scripts/tea.json")
    let first = try ProgramRun(["format"] + files)
    let second = try ProgramRun(["format"] + files)
    let lint = try ProgramRun(["lint", "--book", book.path])

    #expect(check.exitCode == 1)
    #expect(check.output == "\(book.path)/scripts/tea.json\n1 of 1 file would change: run afterword format.\n")
    #expect(unchanged == MiniBook.tea)
    #expect(first.exitCode == 0)
    #expect(first.output == "\(book.path)/scripts/tea.json\n1 of 1 file changed.\n")
    #expect(second.output == "Nothing to change in 1 file.\n")
    #expect(lint.exitCode == 0)
  }

  @Test func `format leaves a file with a mistake alone, says where it is, and formats the others`() throws {
    let broken = "{ \"format\": 1,, \"id\": \"tea\" }"
    let book = try TemporaryBook(["scripts/tea.json": broken, "safety.json": MiniBook.safety + "\n\n"])

    let run = try ProgramRun(["format", "--book", book.path])

    #expect(run.exitCode == 1)
    #expect(run.output.contains("/safety.json\n"))
    #expect(run.errors.contains("scripts/tea.json:1:15: error: there is one comma too many [json-syntax]"))
    #expect(run.errors.hasSuffix("Files with these mistakes were left as they are.\n"))
    #expect(try text(book.path + "/scripts/tea.json") == broken)
  }

  @Test func `format of a file that is not in the book ends with 2`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(["format", "--book", book.path, "scripts/te.json"])

    #expect(run.exitCode == 2)
    #expect(run.errors.contains("Did you mean “scripts/tea.json”?"))
  }
}
