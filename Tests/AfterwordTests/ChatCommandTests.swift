import Dialogue
import Foundation
import TestSupport
import Testing

struct ChatCommandTests {
  @Test func `a piped talk runs without prompts, boxes or colour, in the folder's own book`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun([], input: "h2o\nstop\n", folder: book.folder.path)

    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    #expect(
      run.output == """

        Tea or water?
        1. Tea
        2. Water

        One water it is.

        [stopped]

        Nothing of this was kept.

        """)
  }

  @Test func `the end of the input ends the talk kindly`() throws {
    let book = try TemporaryBook()

    let run = try ProgramRun(["chat", "--book", book.path])

    #expect(run.exitCode == 0)
    #expect(run.output.hasSuffix("\nTake care. Nothing of this was kept.\n"))
  }

  @Test func `a broken book is told whole, and nothing is started`() throws {
    let broken = MiniBook.script("\"ask\": { \"text\": \"{nobody}\", \"next\": \"nowhere\", \"tpyo\": 1 }")

    let book = try TemporaryBook(["scripts/tea.json": broken])

    let run = try ProgramRun(["chat"], input: "1\n", folder: book.folder.path)

    let findings = run.errors.split(separator: "\n").filter { $0.contains(": error: ") }
    #expect(run.exitCode == 1)
    #expect(run.output == "")
    #expect(findings.count >= 3)
    #expect(findings.allSatisfy { $0.hasPrefix("dialogues/scripts/tea.json:") || $0.hasPrefix("dialogues/book.json:") })
  }

  @Test func `a book that is not there is named`() throws {
    let run = try ProgramRun(["chat", "--book", "/nowhere/at/all"])

    #expect(run.exitCode == 2)
    #expect(run.errors == "There is no folder “/nowhere/at/all”. Name the folder that holds book.json.\n")
  }

  @Test func `a script is begun past the gate, which is said`() throws {
    let files = [
      "book.json": MiniBook.book(
        ", \"gate\": { \"when\": \"known(ok)\", \"entry\": \"tea\" }, \"variables\": { \"ok\": { \"type\": \"bool\" } }"
      )
    ]

    let book = try TemporaryBook(files)

    let run = try ProgramRun(["--script", "tea#ask"], folder: book.folder.path)
    let wrong = try ProgramRun(["--script", "tea#aks"], folder: book.folder.path)

    #expect(run.output.hasPrefix("Past the question about age: --script is for people who write scripts.\n"))
    #expect(run.output.contains("Tea or water?"))
    #expect(wrong.exitCode == 1)
    #expect(wrong.errors.contains("Did you mean “ask”?"))
  }

  @Test func `a transcript is written to a new file alone`() throws {
    let book = try TemporaryBook()
    let path = book.folder.path + "/talk.txt"

    let first = try ProgramRun(["--transcript", path], input: "tea\n", folder: book.folder.path)
    let second = try ProgramRun(["--transcript", path], input: "water\n", folder: book.folder.path)

    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(first.exitCode == 0)
    #expect(first.output.contains("This talk is being written to"))
    #expect(text.contains("\n> tea\n\nOne tea it is.\n"))
    #expect(second.exitCode == 2)
    #expect(second.output == "")
    #expect(!text.contains("water it is"))
  }

  @Test func `strange bytes and endless lines are answered like any other`() throws {
    let input = "\u{1B}[2J\u{0}\u{202E}\n" + String(repeating: "ab ", count: 1_000_000) + "\ntea\n"

    let book = try TemporaryBook()

    let run = try ProgramRun([], input: input, folder: book.folder.path)

    #expect(run.exitCode == 0)
    #expect(run.output.contains("[tooLong]"))
    #expect(run.output.contains("One tea it is."))
    #expect(!run.output.contains("\u{1B}"))
  }

  #if canImport(Glibc)
    @Test func `arrow keys and letters of every language work at a terminal`() throws {
      let book = try TemporaryBook(["scripts/tea.json": Self.echo])
      let run = try TypedRun(["chat", "--book", book.path])
      try run.waitForPrompt()

      run.type("héo 日👍\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[Dll\n")
      try run.wait(for: "You said héllo 日👍.")
      try run.waitForPrompt()
      run.type("\u{4}")
      try run.wait(for: "Take care. Nothing of this was kept.")
      run.type("n\n")

      #expect(run.end() == 0)
    }

    @Test func `letters arrive even where the locale knows only ASCII`() throws {
      let book = try TemporaryBook(["scripts/tea.json": Self.echo])
      let run = try TypedRun(["chat", "--book", book.path], environment: ["LANG": "C"])
      try run.waitForPrompt()

      run.type("grün 日\n")
      try run.wait(for: "You said grün 日.")
      try run.waitForPrompt()
      run.type("stop\n")
      try run.wait(for: "y/N")
      run.type("y\n")

      #expect(run.end() == 0)
      #expect(run.seen.contains("\u{1B}[3J"))
    }

    @Test func `Ctrl-C ends kindly and leaves the terminal as it was`() throws {
      let book = try TemporaryBook()
      let run = try TypedRun(["chat", "--book", book.path])
      try run.waitForPrompt()

      run.type("half a li")
      try run.wait(for: "li")
      run.type("\u{3}")
      try run.wait(for: "Take care. Nothing of this was kept.")

      #expect(run.end() == 0)
      #expect(run.isAsBefore)
    }

    @Test func `the arrow keys bring back commands, and never an answer`() throws {
      let book = try TemporaryBook(["scripts/tea.json": Self.echo])
      let run = try TypedRun(["chat", "--book", book.path])
      try run.waitForPrompt()
      run.type("repeat\n")
      try run.waitForPrompt()
      run.type("something private\n")
      try run.wait(for: "You said something private.")

      try run.waitForPrompt()
      run.type("\u{1B}[A")
      let recalled = try run.wait(for: "repeat")
      run.type("\u{15}\u{4}")
      try run.wait(for: "y/N")
      run.type("\n")

      #expect(run.end() == 0)
      #expect(!recalled.contains("private"))
    }

    private static let echo = MiniBook.script(
      """
      "ask": { "text": "Say something.", "slot": { "set": "line", "type": "text" }, "next": "said" },
      "said": { "text": "You said {line|else: nothing}.", "choices": [
          { "id": "more", "text": "More", "next": "ask" }, { "id": "enough", "text": "Enough", "end": true } ] }
      """, variables: "\"line\": { \"type\": \"text\" }")
  #endif
}
