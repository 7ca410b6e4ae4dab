import TestSupport
import Testing

struct SimulateCommandTests {
  /// Nothing of the second group is ever in the box, and so there is a hole where it is named.
  static func script(_ when: String) -> String {
    MiniBook.script(
      """
      "ask": { "text": "Tea or water?", "choices": [
          { "id": "tea", "text": "Tea", "set": { "box": ["tea"] }, "next": "bye" },
          { "id": "water", "text": "Water", "next": "bye" } ] },
      "bye": { "text": ["Well.", { "text": "You like {box|group: touch|list}.", "when": "\(when)" }], "end": true }
      """,
      variables: """
        "box": { "type": "set", "of": {
          "tea": { "text": "tea", "group": "drinks" }, "hug": { "text": "a hug", "group": "touch" } } }
        """)
  }

  static let broken = script("known(box)")

  @Test func `where every promise holds, simulate says so and ends with 0`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(["simulate", "--book", book.path, "--walks", "60", "--turns", "15", "--seed", "7"])

    #expect(run.exitCode == 0, "\(run.output)")
    #expect(run.output.hasPrefix("seed 7: 60 walks, "))
    #expect(run.output.contains("\ntea: 2 of 2 nodes, 2 of 2 choices\n"))
    #expect(run.output.hasSuffix("\nevery promise holds\n"))
  }

  @Test func `a broken promise is told as a chat with the scenario to save, and ends with 1`() throws {
    let book = try TemporaryBook(["scripts/tea.json": Self.broken])

    let run = try ProgramRun(["simulate", "--book", book.path, "--walks", "60", "--turns", "15", "--seed", "7"])

    #expect(run.exitCode == 1)
    #expect(run.output.contains("“You like .” stands in what is said"))
    #expect(run.output.contains("    You like .\n"))
    #expect(
      run.output.contains("\nsave this as \(book.path)/scenarios/tea/found-filled-in-1.json:\n{\n  \"format\": 1,"))
    #expect(run.output.hasSuffix("1 promise broken\n"))
  }

  @Test func `a saved scenario fails until the book is mended, and none is written over`() throws {
    let book = try TemporaryBook(["scripts/tea.json": Self.broken])
    let simulate = [
      "simulate", "--book", book.path, "--walks", "60", "--turns", "15", "--save", book.path + "/scenarios",
    ]

    let first = try ProgramRun(simulate)
    let second = try ProgramRun(simulate)
    let broken = try ProgramRun(["test", "--book", book.path])
    try book.folder.write(Self.script("'hug' in box").utf8, to: "dialogues/scripts/tea.json")
    let mended = try ProgramRun(["test", "--book", book.path])

    #expect(first.output.contains("written: \(book.path)/scenarios/tea/found-filled-in-1.json\n"), "\(first.output)")
    #expect(second.output.contains("written: \(book.path)/scenarios/tea/found-filled-in-2.json\n"))
    #expect(broken.exitCode == 1)
    #expect(broken.output.hasSuffix("0 passed, 2 failed\n"))
    #expect(mended.output == "2 passed, 0 failed\n")
  }

  @Test func `for programs the same is told in JSON`() throws {
    let book = try TemporaryBook(["scripts/tea.json": Self.broken])

    let run = try ProgramRun([
      "simulate", "--book", book.path, "--walks", "60", "--turns", "15", "--seed", "7", "--format", "json",
    ])

    #expect(run.exitCode == 1)
    #expect(run.output.hasPrefix("{\n  \"format\": 1,\n  \"seed\": 7,\n  \"walks\": 60,\n"))
    #expect(run.output.contains("\"invariant\": \"filled-in\""))
    #expect(run.output.contains("\"path\": \"scenarios/tea/found-filled-in-1.json\""))
  }

  @Test func `a scenario that cannot be written ends with 2`() throws {
    let book = try TemporaryBook(["scripts/tea.json": Self.broken])

    let run = try ProgramRun([
      "simulate", "--book", book.path, "--walks", "60", "--turns", "15", "--save", book.path + "/book.json",
    ])

    #expect(run.exitCode == 2)
    #expect(run.errors == "“\(book.path)/book.json/tea/found-filled-in-1.json” cannot be written.\n")
  }
}
