import Foundation
import TestSupport
import Testing

/// What is said to people who mistype, and what their disk looks like afterwards.
struct MisuseTests {
  static let usage: [(arguments: [String], says: String)] = [
    (["tets"], "That is no command. Did you mean “test”?"),
    (["lint", "--bok", "x"], "Unknown option '--bok'. Did you mean '--book'?"),
    (["play"], "Missing expected argument '--script <id[#node]>'"),
    (["record", "--script", "tea"], "Missing expected argument '<file-or-name>'"),
    (["simulate", "--walks", "0"], "--walks needs a number from 1 to 10000000"),
    (["chat", "--seed", "abc"], "Repeat the wordings of an earlier talk: a whole number from 0."),
    (["chat", "--width", "3"], "--width needs a number from 20 to 72."),
    (["chat", "--width", "100"], "--width needs a number from 20 to 72."),
  ]

  @Test(arguments: usage)
  func `an option that is not known ends with 64 and says what is`(arguments: [String], says: String) throws {
    let run = try ProgramRun(arguments)

    #expect(run.exitCode == 64)
    #expect(run.output == "")
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  static let names: [(arguments: [String], exitCode: Int32, says: String)] = [
    (["play", "--script", "te"], 1, "Did you mean “tea”?"),
    (["play", "--script", "unheard"], 1, "There is: help, tea, under_18."),
    (["play", "--script", "tea#by"], 1, "There is no node “by” in “tea”. Did you mean “bye”?"),
    (["chat", "--script", "te"], 1, "Did you mean “tea”?"),
    (["test", "--script", "te"], 1, "Did you mean “tea”?"),
    (["record", "--script", "te", "name"], 1, "Did you mean “tea”?"),
    (["simulate", "--script", "te"], 1, "Did you mean “tea”?"),
    (["lint", "scripts/te.json"], 2, "Did you mean “scripts/tea.json”?"),
    (["chat", "--transcript", "no/folder/talk.txt"], 2, "Make the folder first"),
    (["chat", "--transcript", ""], 2, "Make the folder first"),
    (["chat", "--transcript", "dialogues"], 2, "“dialogues” is there already."),
    (["chat", "--book", "dialogues/book.json"], 2, "“dialogues/book.json” is a file."),
    (["lint", "--book", "dialogues/scripts"], 2, "There is no book.json in “dialogues/scripts”."),
    (["lint", "--book", ""], 2, "There is no folder “”."),
  ]

  @Test(arguments: names)
  func `a name that is not there is told with what is`(arguments: [String], exitCode: Int32, says: String) throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(arguments, folder: book.folder.path)

    #expect(run.exitCode == exitCode)
    #expect(run.output == "")
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  @Test func `words meant for the coach are not repeated in an error`() throws {
    let run = try ProgramRun(["we", "had", "a", "quarrel-xyzzy"])

    #expect(run.exitCode == 64)
    #expect(run.errors.contains("A talk begins without words: type them when you are asked."))
    #expect(!run.errors.contains("quarrel-xyzzy"))
  }

  @Test(arguments: [
    ["--help"], ["chat", "--help"], ["lint", "--help"], ["test", "--help"], ["play", "--help"],
    ["record", "--help"], ["simulate", "--help"],
  ])
  func `help tells how a command ends`(arguments: [String]) throws {
    let run = try ProgramRun(arguments)

    #expect(run.exitCode == 0)
    for code in ["with 0", "1 when", "2 when"] {
      #expect(run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(code), "\(run.output)")
    }
  }

  @Test func `the version is one line`() throws {
    let run = try ProgramRun(["--version"])

    #expect(run.exitCode == 0)
    #expect(run.output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
  }

  @Test func `no command leaves a file behind`() throws {
    let book = try TemporaryBook(["scenarios/tea/a.json": CommandTests.good])
    let home = try TemporaryFolder()
    let before = try Self.contents(of: book.folder.path)

    for arguments in [["chat"], ["chat", "--clear"], ["lint"], ["test", "--coverage"], ["play", "--script", "tea"]] {
      let places = ["HOME": home.path, "TMPDIR": home.path, "XDG_STATE_HOME": home.path]
      let run = try ProgramRun(
        arguments, input: "tea\nforget me\nstop\n", environment: places, folder: book.folder.path)
      #expect(run.exitCode == 0)
    }

    #expect(try Self.contents(of: book.folder.path) == before)
    #expect(try Self.contents(of: home.path).isEmpty)
  }

  private static func contents(of folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  }

  @Test(.timeLimit(.minutes(1)))
  func `a pipe in the book is told, not waited for`() throws {
    let book = try TemporaryBook()
    try #require(mkfifo(book.path + "/scripts/x.json", 0o600) == 0)

    let run = try ProgramRun(["chat", "--book", book.path])

    #expect(run.exitCode == 2)
    #expect(
      run.errors == "“\(book.path)/scripts/x.json” is no ordinary file and was not read. Move it out of the book.\n")
  }

  @Test func `a file of 20 MB is told with what to do`() throws {
    let book = try TemporaryBook(["scripts/big.json": String(repeating: " ", count: 20 << 20)])

    let run = try ProgramRun(["lint", "--book", book.path])

    #expect(run.exitCode == 1)
    #expect(run.output.contains("/scripts/big.json:1:1: error: the file is larger than 8 MB"))
    #expect(run.output.contains("fix: Split it into several files."))
  }
}
