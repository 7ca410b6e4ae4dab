import Foundation
import TestSupport
import Testing

@Suite struct RenameCommandTests {
  static let scenario =
    #"{ "format": 1, "script": "tea", "title": "Water", "steps": [{ "pick": "water", "variables": { "drink": "water" } }] }"#

  private func text(_ book: borrowing TemporaryBook, _ path: String) throws -> String {
    try String(contentsOfFile: book.path + "/" + path, encoding: .utf8)
  }

  @Test func `rename shows each line and writes nothing until it is told to`() throws {
    let book = try TemporaryBook(["scenarios/tea/a.json": Self.scenario])
    let command = ["rename", "--book", book.path, "choice", "ask.water", "cold-water"]

    let dry = try ProgramRun(command)
    let before = try text(book, "scripts/tea.json")
    let run = try ProgramRun(command + ["--write"])
    let test = try ProgramRun(["test", "--book", book.path])

    #expect(dry.exitCode == 0)
    #expect(before == MiniBook.tea)
    #expect(dry.output.contains("/scenarios/tea/a.json:1\n  - \(Self.scenario)\n"))
    #expect(
      dry.output.hasSuffix("“tea#ask.water” -> “tea#ask.cold-water”: 3 lines in 2 files would change: add --write.\n"))
    #expect(run.output.hasSuffix("3 lines in 2 files changed.\n"))
    #expect(try text(book, "scripts/tea.json").contains(#""renamed": { "ask.water": "ask.cold-water" },"#))
    #expect(
      try text(book, "scenarios/tea/a.json").contains(#""pick": "cold-water", "variables": { "drink": "water" }"#))
    #expect(test.output == "1 passed, 0 failed\n")
  }

  @Test func `a renamed script takes its file and its scenarios along`() throws {
    let book = try TemporaryBook(["scenarios/tea/a.json": Self.scenario])

    let run = try ProgramRun(["rename", "--book", book.path, "script", "tea", "chai", "--write"])
    let test = try ProgramRun(["test", "--book", book.path, "--script", "chai"])
    let lint = try ProgramRun(["lint", "--book", book.path])

    #expect(run.exitCode == 0)
    #expect(!FileManager.default.fileExists(atPath: book.path + "/scripts/tea.json"))
    #expect(try text(book, "scripts/chai.json").contains("\"id\": \"chai\""))
    #expect(try text(book, "book.json").contains(#""renamed": { "tea": "chai" }"#))
    #expect(test.output == "1 passed, 0 failed\n")
    #expect(lint.exitCode == 0)
  }

  static let refused: [(words: [String], said: String)] = [
    (["node", "as", "asks"], "There is no node “as”. Did you mean “ask”?\n"),
    (["node", "ask", "bye"], "There is a node “bye” already, and two cannot share a name.\n"),
    (
      ["node", "ask", "Ask_Me"],
      "“Ask_Me” is no name for a node: write small letters, digits and single dashes as in “own-line”"
    ),
    (["node", "ask", "ask"], "The node “ask” has that name already.\n"),
    (["variable", "drink", "my-drink"], "“my-drink” is no name for a variable"),
  ]

  @Test(arguments: refused)
  func `a rename that cannot be says why, and changes nothing`(_ row: (words: [String], said: String)) throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(["rename", "--book", book.path, "--write"] + row.words)

    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix(row.said), "\(run.errors)")
    #expect(try text(book, "scripts/tea.json") == MiniBook.tea)
  }

  @Test func `a name taken back is no alias of itself`() throws {
    let book = try TemporaryBook()
    let start = ["rename", "--book", book.path, "--write"]

    for (kind, old, new) in [("node", "bye", "ciao"), ("member", "drink:tea", "chai"), ("variable", "drink", "cup")] {
      #expect(try ProgramRun(start + [kind, old, new]).exitCode == 0)
    }
    let chain = try ProgramRun(start + ["node", "ciao", "end"])
    let script = try text(book, "scripts/tea.json")
    let back = try ProgramRun(start + ["node", "end", "bye"])

    #expect(chain.exitCode == 0)
    #expect(script.contains(#""renamed": { "bye": "end", "ciao": "end" }"#), "\(script)")
    #expect(script.contains(#""was": ["drink", { "tea": "chai" }]"#), "\(script)")
    #expect(back.exitCode == 0)
    #expect(try text(book, "scripts/tea.json").contains(#""renamed": { "ciao": "bye", "end": "bye" }"#))
  }

  @Test func `a name that was once something else is not given again`() throws {
    let book = try TemporaryBook()
    let start = ["rename", "--book", book.path, "--write"]

    _ = try ProgramRun(start + ["node", "bye", "ciao"])
    let run = try ProgramRun(start + ["node", "ask", "bye"])

    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("“tea#bye” was once the name of something else"))
  }

  @Test func `what lint says of a node renamed by hand renames it when it is obeyed`() throws {
    let broken = MiniBook.tea.replacing(#""bye": {"#, with: #""ciao": {"#)
    let book = try TemporaryBook(["scripts/tea.json": broken, "scenarios/tea/a.json": Self.scenario])

    let lint = try ProgramRun(["lint", "--book", book.path])
    let step = try #require(lint.output.firstRange(of: "2. run “afterword "))
    let command = lint.output[step.upperBound...].prefix { $0 != "”" }.split(separator: " ").map(String.init)
    try book.folder.write(Array(MiniBook.tea.utf8), to: "dialogues/scripts/tea.json")
    let run = try ProgramRun(command)
    let again = try ProgramRun(["lint", "--book", book.path, "--strict"])

    #expect(lint.output.contains("1. change the name back to “bye” on line 8;"), "\(lint.output)")
    #expect(command == ["rename", "--book", book.path, "node", "tea#bye", "ciao", "--write"])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(again.exitCode == 0, "\(again.output)")
  }
}
