import TestSupport
import Testing

struct RecordCommandTests {
  @Test func `a recorded talk is a scenario that passes at once`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(
      ["record", "--book", book.path, "--script", "tea", "--title", "Water by its number", "by-number"],
      input: "2\n/done\nignored\n")
    let test = try ProgramRun(["test", "--book", book.path])

    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      run.output == """
        All you type is saved in \(book.path)/scenarios/tea/by-number.json. /undo takes the last answer back, /done ends.

        Tea or water?
        1. Tea
        2. Water


        One water it is.


        written: \(book.path)/scenarios/tea/by-number.json

        """)
    #expect(test.output == "1 passed, 0 failed\n")
  }

  @Test func `what is taken back is not saved, and the end of the input ends the talk`() throws {
    let book = try TemporaryBook()
    let file = book.path + "/scenarios/tea/cuppa.json"

    let run = try ProgramRun(
      ["record", "--book", book.path, "--script", "tea", file], input: "/undo\n1\n/undo\na cuppa\n")
    let test = try ProgramRun(["test", "--book", book.path, "--coverage", "--script", "tea"])

    #expect(run.exitCode == 0)
    #expect(run.output.contains("There is no answer to take back.\n"))
    #expect(test.output == "tea: 2 of 2 nodes, 1 of 2 choices\n  never taken: tea#ask.water\n1 passed, 0 failed\n")
  }

  @Test func `a file that is there is written over only when forced`() throws {
    let book = try TemporaryBook(["scenarios/tea/water.json": "{}"])
    let record = ["record", "--book", book.path, "--script", "tea", "water"]

    let refused = try ProgramRun(record, input: "2\n")
    let forced = try ProgramRun(record + ["--force"], input: "2\n")

    #expect(refused.exitCode == 2)
    #expect(refused.output == "")
    #expect(refused.errors.hasPrefix("“\(book.path)/scenarios/tea/water.json” is there already."))
    #expect(forced.exitCode == 0, "\(forced.errors)")
  }

  @Test func `nothing said is nothing written`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(["record", "--book", book.path, "--script", "tea", "nothing"])
    let test = try ProgramRun(["test", "--book", book.path])

    #expect(run.exitCode == 1)
    #expect(run.errors == "Nothing was said, so nothing was written.\n")
    #expect(test.errors.contains("There is no scenario here yet"))
  }

  @Test func `it begins at a node, with values`() throws {
    let book = try TemporaryBook()
    let record = ["record", "--book", book.path, "--set", "drink=water"]

    let behind = try ProgramRun(record + ["--script", "tea#bye", "behind"], input: "menu\n")
    let cleared = try ProgramRun(record + ["--script", "tea", "cleared"], input: "2\n")
    let test = try ProgramRun(["test", "--book", book.path])

    #expect(behind.output.contains("One water it is."))
    #expect(cleared.exitCode == 1)
    #expect(cleared.errors == "“drink” is cleared where its script starts. Begin behind it: --script id#node.\n")
    #expect(test.output == "1 passed, 0 failed\n", "\(test.output)")
  }
}
