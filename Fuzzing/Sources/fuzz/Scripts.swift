import Dialogue

/// A script in any state of being written, within the smallest book.
enum Scripts {
  private static let files = MiniBook.files()

  static func run(_ bytes: [UInt8]) {
    let path = bytes.firstRange(of: "\"cake\"".utf8) == nil ? "scripts/tea.json" : "scripts/cake.json"
    let file = SourceFile(path: path, bytes: bytes)
    let files = (Self.files.filter { $0.path != path } + [file]).sorted { $0.path < $1.path }
    let reading = BookReader.read(files)
    for finding in reading.diagnostics where finding.location.file == path { check(finding, bytes) }
    _ = DiagnosticPrinter.text(reading.diagnostics)
    promise("a book runs or has mistakes", reading.runnable != nil || reading.hasErrors)
    if let book = reading.runnable { talk(book) }
    format(file)
  }

  private static func talk(_ book: Book) {
    var talk = Talking(book)
    talk.send(.start())
    for line in ["1", "yes", "I like tea", "2", "back", "3", "help", "done", "1", "start over", "1", "1"] {
      talk.send(.text(line))
    }
  }

  private static func format(_ file: SourceFile) {
    var findings = Findings(files: [file])
    guard let formatted = JSONFormatter.format(file, index: 0, findings: &findings) else { return }
    let again = SourceFile(path: file.path, bytes: formatted)
    promise("what is formatted means the same", tree(again) == tree(file))
    promise("what is formatted stays as it is", JSONFormatter.format(again, index: 0, findings: &findings) == formatted)
  }

  private static func tree(_ file: SourceFile) -> JSONTree? {
    var findings = Findings(files: [file])
    return JSONDocument.read(file, index: 0, findings: &findings).map { JSONTree($0.root) }
  }

  static let seeds = [MiniBook.tea, MiniBook.script(MiniBook.thirsty + #""bye": { "end": true }"#), "{}", ""].map {
    Array($0.utf8)
  }
}
