import TestSupport
import Testing

@Suite struct CommandTests {
  static let good =
    #"{ "format": 1, "script": "tea", "title": "Water", "steps": [{ "say": "h2o", "expect": ["One water"] }] }"#
  static let bad =
    #"{ "format": 1, "script": "tea", "title": "Wine", "steps": [{ "pick": "water", "expect": ["wine"] }] }"#
  static let unreadable = #"{ "format": 1, "script": "tea", "title": "Typo", "steps": [{ "pick": "watr" }] }"#

  @Test func `lint of a book without mistakes says so and ends with 0`() throws {
    let book = try TemporaryBook(["scenarios/tea/a.json": Self.good])

    let run = try ProgramRun(["lint", "--book", book.path])

    #expect(run.exitCode == 0)
    #expect(run.output == "Nothing to mend: 3 scripts, 7 nodes, 1 scenario.\n")
    #expect(run.errors == "")
  }

  @Test func `lint shows the place with a caret, and what to do, and ends with 1`() throws {
    let book = try TemporaryBook(["scenarios/tea/a.json": Self.unreadable])

    let run = try ProgramRun(["lint", "--book", book.path])

    #expect(run.exitCode == 1)
    #expect(
      run.output == """
        \(book.path)/scenarios/tea/a.json:1:70: error: there is no choice “watr” [unknown-choice]
        \(Self.unreadable)
        \(String(repeating: " ", count: 69))^~~~~~
          fix: Did you mean “water”?

        1 error in 1 file.

        """)
  }

  static let pushing = MiniBook.script(MiniBook.thirsty + #""bye": { "text": "You should have tea.", "end": true }"#)

  @Test func `advice alone ends with 0, with strict ends with 1, and errors only leaves it out`() throws {
    let book = try TemporaryBook(["scripts/tea.json": Self.pushing])

    let plain = try ProgramRun(["lint", "--book", book.path])
    let strict = try ProgramRun(["lint", "--book", book.path, "--strict"])
    let errorsOnly = try ProgramRun(["lint", "--book", book.path, "--strict", "--errors-only"])
    let wrong = try ProgramRun(["lint", "--format", "xml"])

    #expect(plain.exitCode == 0)
    #expect(plain.output.contains("advice: “You should” leaves no choice [banned-wording]"))
    #expect(plain.output.hasSuffix("\n\n1 piece of advice in 1 file.\n"))
    #expect(strict.exitCode == 1)
    #expect(strict.output == plain.output)
    #expect(errorsOnly.exitCode == 0)
    #expect(errorsOnly.output == "Nothing to mend: 3 scripts, 7 nodes, 0 scenarios.\n")
    #expect(wrong.exitCode == 64)
  }

  @Test func `lint writes JSON for programs`() throws {
    let book = try TemporaryBook(["scripts/tea.json": Self.pushing])
    let clean = try TemporaryBook()

    let run = try ProgramRun(["lint", "--book", book.path, "--format", "json"])
    let nothing = try ProgramRun(["lint", "--book", clean.path, "--format", "json"])

    #expect(run.exitCode == 0)
    #expect(
      run.output == """
        {
          "findings": [
            {
              "code": "banned-wording",
              "severity": "advice",
              "message": "“You should” leaves no choice",
              "fix": "Say it as something that may help, or as what some people do; the rest of the sentence may have to change with it.",
              "file": "\(book.path)/scripts/tea.json",
              "line": 5,
              "column": 19,
              "length": 10
            }
          ],
          "counts": { "errors": 0, "advice": 1, "files": 1 }
        }

        """)
    #expect(nothing.output == "{ \"findings\": [], \"counts\": { \"errors\": 0, \"advice\": 0, \"files\": 0 } }\n")
  }

  @Test func `lint of some files tells about those only`() throws {
    let broken = MiniBook.script(#""ask": { "text": "Tea?", "nxt": "bye" }, "bye": { "end": true }"#)
    let book = try TemporaryBook(["scripts/tea.json": broken])

    let clean = try ProgramRun(["lint", "--book", book.path, "book.json"])
    let other = try ProgramRun(["lint", "--book", book.path, book.path + "/scripts/tea.json"])
    let missing = try ProgramRun(["lint", "--book", book.path, "scripts/te.json"])

    #expect(clean.exitCode == 0)
    #expect(clean.output == "Nothing to mend in this file.\n")
    #expect(other.exitCode == 1)
    #expect(other.output.contains("Did you mean “next”?"))
    #expect(missing.exitCode == 2)
    #expect(missing.errors.contains("There is no file “scripts/te.json” in the book"))
    #expect(missing.errors.contains("Did you mean “scripts/tea.json”?"))
  }

  @Test(arguments: [
    ["lint"], ["test"], ["play", "--script", "tea"], ["simulate"], ["record", "--script", "tea", "name"],
  ])
  func `a book that is not there ends with 2`(command: [String]) throws {
    let run = try ProgramRun(command + ["--book", "/nowhere/at/all"])

    #expect(run.exitCode == 2)
    #expect(run.output == "")
    #expect(run.errors == "There is no folder “/nowhere/at/all”. Name the folder that holds book.json.\n")
  }

  @Test(arguments: [["test"], ["play", "--script", "tea"], ["simulate"], ["record", "--script", "tea", "name"]])
  func `nothing of a broken book is run`(command: [String]) throws {
    let book = try TemporaryBook(["scripts/tea.json": "{ \"format\": 1 }", "scenarios/tea/a.json": Self.good])

    let run = try ProgramRun(command + ["--book", book.path])

    #expect(run.exitCode == 1)
    #expect(run.output == "")
    #expect(run.errors.contains("scripts/tea.json:1:1: error: a script needs “nodes” [missing-key]"))
    #expect(run.errors.hasSuffix("Nothing was run: mend the book first.\n"))
  }

  @Test func `test passes where all scenarios do`() throws {
    let book = try TemporaryBook(["scenarios/tea/a.json": Self.good])

    let run = try ProgramRun(["test", "--book", book.path])

    #expect(run.exitCode == 0)
    #expect(run.output == "1 passed, 0 failed\n")
  }

  @Test func `test tells failures, counts unreadable scenarios as failed, and ends with 1`() throws {
    let book = try TemporaryBook([
      "scenarios/tea/a.json": Self.good, "scenarios/tea/b.json": Self.bad, "scenarios/tea/c.json": Self.unreadable,
    ])

    let run = try ProgramRun(["test", "--book", book.path])

    #expect(run.exitCode == 1)
    #expect(run.output.contains("FAILED “Wine”\n\(book.path)/scenarios/tea/b.json:1: step 1, pick “water”\n"))
    #expect(run.output.contains("c.json:1:70: error: there is no choice “watr” [unknown-choice]"))
    #expect(run.output.hasSuffix("\n1 passed, 2 failed\n"))
  }

  @Test func `test runs the scenarios of one script or one file only`() throws {
    let book = try TemporaryBook(["scenarios/tea/a.json": Self.good, "scenarios/help/b.json": Self.bad])

    let ofHelp = try ProgramRun(["test", "--book", book.path, "--script", "help"])
    let ofFile = try ProgramRun(["test", "--book", book.path, "scenarios/tea/a.json"])
    let ofNone = try ProgramRun(["test", "--book", book.path, "--script", "te"])

    #expect(ofHelp.output.hasSuffix("0 passed, 1 failed\n"))
    #expect(ofFile.output == "1 passed, 0 failed\n")
    #expect(ofNone.exitCode == 1)
    #expect(ofNone.errors == "There is no script “te” in the book “\(book.path)”. Did you mean “tea”?\n")
  }

  @Test func `coverage lists what no scenario visits`() throws {
    let book = try TemporaryBook(["scenarios/tea/a.json": Self.good])

    let run = try ProgramRun(["test", "--book", book.path, "--coverage", "--script", "tea"])

    #expect(
      run.output == """
        tea: 2 of 2 nodes, 1 of 2 choices
          never taken: tea#ask.tea
        1 passed, 0 failed

        """)
  }

  @Test(arguments: ["tea", "scripts/tea.json", "some/where/scripts/tea.json"])
  func `play shows the talk, for a script by its id or its file`(script: String) throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(["play", "--book", book.path, "--script", script, "--choices", "2"])

    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    #expect(
      run.output == """
        Tea or water?
        1. Tea
        2. Water

        > 2. Water

        One water it is.

        """)
  }

  @Test func `play begins at a node with values, and stops at a number that is not there`() throws {
    let book = try TemporaryBook()

    let told = try ProgramRun(
      ["play", "--book", book.path, "--script", "tea", "--at", "bye", "--set", "drink=tea"])
    let wrong = try ProgramRun(["play", "--book", book.path, "--script", "tea", "--choices", "a cuppa,7"])
    let unknown = try ProgramRun(["play", "--book", book.path, "--script", "tea", "--at", "by"])
    let cleared = try ProgramRun(["play", "--book", book.path, "--script", "tea", "--set", "drink=tea"])

    #expect(told.output == "One tea it is.\n")
    #expect(wrong.exitCode == 1)
    #expect(wrong.output.hasSuffix("> a cuppa\n\nOne tea it is.\n"))
    #expect(wrong.errors == "There is no choice 7: nothing is asked any more.\n")
    #expect(unknown.errors == "There is no node “by” in “tea”. Did you mean “bye”?\n")
    #expect(cleared.errors == "“drink” is cleared where its script starts. Begin behind the start with --at.\n")
    #expect([told.exitCode, unknown.exitCode, cleared.exitCode] == [0, 1, 1])
  }

  @Test func `play begins at a node named with its script`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(["play", "--book", book.path, "--script", "tea#bye", "--set", "drink=water"])

    #expect(run.output == "One water it is.\n")
  }

  @Test func `test holds no file that is no scenario, and says where there is none`() throws {
    let book = try TemporaryBook()

    let script = try ProgramRun(["test", "--book", book.path, "scripts/tea.json"])
    let none = try ProgramRun(["test", "--book", book.path])

    #expect(script.exitCode == 1)
    #expect(script.errors.hasPrefix("“scripts/tea.json” is no scenario"))
    #expect(none.exitCode == 0)
    #expect(none.errors == "There is no scenario here yet: write one below scenarios/.\n")
  }
}
