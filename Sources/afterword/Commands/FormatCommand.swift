import ArgumentParser
import Dialogue
import Files

/// `afterword format`: every file of a book in one style.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Bring a book's files into one style.",
    discussion: """
      Two spaces, lines of at most 120 characters, one choice to a line; keys stay in your order, and no meaning \
      changes. A file with a mistake in its JSON is left alone. For example: afterword format dialogues/book.json

      Ends with 0 when all is well, with 1 when a file has a mistake or, with --check, would change, with 2 when one \
      cannot be read or written.
      """
  )

  @OptionGroup var options: BookOptions

  @Flag(help: "Write nothing; list the files that would change.")
  var check = false

  @Argument(help: "These files only; all of the book's unless said.")
  var files: [String] = []

  func run() throws {
    let folder = try options.folder()
    let all = try options.files()
    let chosen = try options.chosen(files, among: all)
    var findings = Findings(files: all)
    var edits: [FileEdit] = []
    var count = 0
    for (index, file) in all.enumerated() where chosen.isEmpty || chosen.contains(file.path) {
      count += 1
      guard index < Int(UInt16.max),
        let bytes = JSONFormatter.format(file, index: UInt16(index), findings: &findings), bytes != file.bytes
      else { continue }
      edits.append(FileEdit(path: BookOptions.path(file.path, in: folder), old: file.bytes, new: bytes))
    }
    if !check {
      do { try FileEdits.write(edits) } catch { throw ExitStatus.unreadable("\(error)") }
    }
    try Output.write(edits.map { "\($0.path)\n" }.joined() + summary(edits.count, of: count))
    if !findings.list.isEmpty {
      try Output.error(options.text(of: findings.sorted, isColored: Output.isTerminal(2)))
      throw ExitStatus.failed("Files with these mistakes were left as they are.")
    }
    if check, !edits.isEmpty { throw ExitStatus.failed }
  }

  private func summary(_ changed: Int, of count: Int) -> String {
    let all = count == 1 ? "1 file" : "\(count) files"
    if changed == 0 { return "Nothing to change in \(all).\n" }
    return check ? "\(changed) of \(all) would change: run afterword format.\n" : "\(changed) of \(all) changed.\n"
  }
}
