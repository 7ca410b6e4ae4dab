import Dialogue
import Testing

struct DiagnosticPrinterTests {
  private func finding(
    _ line: String, column: Int, length: Int = 1, severity: Diagnostic.Severity = .error,
    file: String = "scripts/tea.json"
  ) -> Diagnostic {
    Diagnostic(
      rule: .unknownNode, severity: severity, message: "there is no node “by”", fix: "Did you mean “bye”?",
      location: SourceLocation(file: file, line: 7, column: column), sourceLine: line, length: length)
  }

  @Test func `a finding shows its line, a caret and the fix`() {
    let text = DiagnosticPrinter.text([finding("  \"next\": \"by\"", column: 11, length: 4)])

    #expect(
      text == """
        scripts/tea.json:7:11: error: there is no node “by” [unknown-node]
          "next": "by"
                  ^~~~
          fix: Did you mean “bye”?

        1 error in 1 file.

        """)
  }

  @Test func `tabs before the caret stay tabs`() {
    let text = DiagnosticPrinter().text(finding("\t\t\"next\": \"by\"", column: 11, length: 4))

    #expect(text.contains("\n\t\t        ^~~~\n"))
  }

  @Test(arguments: [1, 40, 99, 100, 101, 150, 299, 300, 301, 5_000])
  func `a long line is cut around the caret`(column: Int) throws {
    let line = String((0..<300).map { Character(Unicode.Scalar(UInt8(0x61 + $0 % 26))) })

    let lines = DiagnosticPrinter().text(finding(line, column: column, length: 30)).split(separator: "\n")

    let shown = Array(lines[1])
    let caret = try #require(Array(lines[2]).firstIndex(of: "^"))
    #expect(shown.count == 100)
    #expect(lines[2].count <= 101)
    if column <= 300, caret < shown.count, shown[caret] != "…" {
      #expect(shown[caret] == Array(line)[column - 1])
    }
  }

  @Test func `a finding without a line has no caret`() {
    let text = DiagnosticPrinter().text(finding("", column: 1))

    #expect(!text.contains("^"))
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test func `nothing in a file can command the terminal`() {
    let text = DiagnosticPrinter().text(finding("a\u{1B}[2Jb\u{202E}c", column: 1))

    #expect(text.contains("a·[2Jb·c"))
  }

  @Test func `colours are there only when asked for`() {
    let plain = DiagnosticPrinter.text([finding("x", column: 1)])
    let colored = DiagnosticPrinter.text([finding("x", column: 1)], isColored: true)

    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[1;31merror:\u{1B}[0m"))
  }

  @Test func `the last line counts`() {
    let error = finding("x", column: 1)
    let other = finding("x", column: 1, file: "book.json")
    let advice = finding("x", column: 1, severity: .advice)
    let printer = DiagnosticPrinter()

    #expect(printer.summary(of: []) == "No findings.")
    #expect(printer.summary(of: [error, error, other]) == "3 errors in 2 files.")
    #expect(printer.summary(of: [error, advice, advice]) == "1 error and 2 pieces of advice in 1 file.")
  }
}
