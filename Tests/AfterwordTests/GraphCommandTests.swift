import Foundation
import TestSupport
import Testing

@Suite struct GraphCommandTests {
  static let hasGraphviz = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/dot") }

  @Test func `the whole book is Mermaid on the screen, a box for each script`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(["graph", "--book", book.path])

    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    #expect(run.output.contains("\nflowchart TB\n"))
    for script in ["help", "tea", "under#95;18"] { #expect(run.output.contains("[[\"\(script)<br/>")) }
  }

  @Test func `a script is drawn node by node, with labels or without`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(["graph", "--book", book.path, "--script", "tea"])
    let bare = try ProgramRun(["graph", "--book", book.path, "--script", "tea", "--no-labels"])

    #expect(run.output.contains("==>|\"Tea<br/>Water\"|"))
    #expect(!bare.output.contains("Tea<br/>Water"))
  }

  @Test(arguments: [("a.mmd", "---\n"), ("a.md", "```mermaid\n---\n"), ("a.dot", "digraph ")])
  func `the file's name says the format`(name: String, beginning: String) throws {
    let book = try TemporaryBook()
    let path = book.folder.path + "/" + name

    let run = try ProgramRun(["graph", "--book", book.path, "--script", "tea", "--output", path])

    #expect(run.exitCode == 0)
    #expect(run.output == "")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix(beginning))
  }

  @Test func `a name that says nothing is asked about`() throws {
    let run = try ProgramRun(["graph", "--output", "picture.png"])

    #expect(run.exitCode == 64)
    #expect(run.errors.contains("say which it shall be with --format"))
  }

  @Test func `a broken book is drawn with its findings, which is said`() throws {
    let broken = MiniBook.script(
      #""ask": { "text": "Tea?", "choices": [ { "id": "a", "text": "Yes", "next": "nowhere" } ] }"#)
    let book = try TemporaryBook(["scripts/tea.json": broken])

    let run = try ProgramRun(["graph", "--book", book.path, "--script", "tea", "--coverage"])
    let plain = try ProgramRun(["graph", "--book", book.path, "--script", "tea", "--no-findings"])

    #expect(run.exitCode == 0)
    #expect(run.errors.contains("The book has errors: what cannot be read is not in the picture."))
    #expect(run.errors.contains("No scenario was held, so none is marked."))
    #expect(run.output.contains("error#58; unknown#45;node"))
    #expect(!plain.output.contains("unknown#45;node"))
  }

  @Test func `coverage marks what scenarios visit`() throws {
    let book = try TemporaryBook(["scenarios/tea/a.json": CommandTests.good])

    let run = try ProgramRun(["graph", "--book", book.path, "--coverage"])

    #expect(run.exitCode == 0)
    #expect(run.output.contains("classDef visited stroke:#009E73"))
    #expect(run.output.contains("classDef unvisited "))
  }

  @Test func `without Graphviz it is said what to install, and what needs nothing`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(
      ["graph", "--book", book.path, "--format", "svg"], environment: ["PATH": book.folder.path])

    #expect(run.exitCode == 2)
    #expect(run.output == "")
    #expect(run.errors.contains("apt-get install graphviz"))
    #expect(run.errors.contains("--format mermaid"))
  }

  @Test func `a Graphviz that fails is told of`() throws {
    let book = try TemporaryBook()
    let program = book.folder.path + "/dot"
    try book.folder.write("#!/bin/sh\necho 'no fonts here' >&2\nexit 3\n".utf8, to: "dot")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)

    let run = try ProgramRun(
      ["graph", "--book", book.path, "--format", "svg"], environment: ["PATH": book.folder.path])

    #expect(run.exitCode == 2)
    #expect(run.errors == "Graphviz could not draw this: no fonts here\n")
  }

  @Test(.enabled(if: hasGraphviz, "Graphviz is not here; .ci/setup test installs it"))
  func `an SVG can be heard, and tells on each node what is said there`() throws {
    let book = try TemporaryBook()
    let path = book.folder.path + "/tea.svg"

    let run = try ProgramRun(["graph", "--book", book.path, "--script", "tea", "--output", path])

    let svg = try String(contentsOfFile: path, encoding: .utf8)
    #expect(run.exitCode == 0)
    #expect(svg.contains("role=\"img\" aria-labelledby=\"title description\""))
    #expect(svg.contains("<title id=\"title\">tea: "))
    #expect(svg.contains("<desc id=\"description\">2 nodes, "))
    #expect(svg.contains("Tea or water?"))
    #expect(svg.contains("xlink:title=\"tea#ask"))
  }

  @Test func `a picture that cannot be written is told`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(["graph", "--book", book.path, "--output", book.folder.path + "/no/where.mmd"])

    #expect(run.exitCode == 2)
    #expect(run.errors.contains("/no/where.mmd” cannot be written."))
  }

  @Test func `a script that is not there is named`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(["graph", "--book", book.path, "--script", "tee"])

    #expect(run.exitCode == 1)
    #expect(run.errors.contains("Did you mean “tea”?"))
  }
}
