import ArgumentParser
import Dialogue
import Files
import Foundation

/// Which book a command works with.
struct BookOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds book.json; dialogues unless said.", valueName: "dir"))
  var book: String?

  /// All files of the book; a folder that cannot be read ends the command with 2.
  func files() throws -> [SourceFile] {
    do {
      return try BookFolder.read(folder())
    } catch {
      let isClear = error is NoSuchFolder || error is NoBook
      Console.error(isClear ? "\(error)" : "The book cannot be read: \(error)")
      throw ExitCode(2)
    }
  }

  /// The book's folder, told from here where it stands below.
  func folder() throws -> String {
    let folder = try book ?? BookLocation.find()
    let here = FileManager.default.currentDirectoryPath + "/"
    return folder.hasPrefix(here) && folder != here ? String(folder.dropFirst(here.count)) : folder
  }

  /// Findings with a place, a caret and what to do, and how many there are; files told from the book's folder on.
  func text(of findings: [Diagnostic], isColored: Bool = false) throws -> String {
    let folder = try folder()
    return DiagnosticPrinter.text(
      findings.map { finding in
        var finding = finding
        finding.location.file = Self.path(finding.location.file, in: folder)
        return finding
      }, isColored: isColored)
  }

  static func path(_ file: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
  }

  /// A book without errors; of another one every finding is shown, and the command ends with 1.
  func runnable(_ files: [SourceFile]) throws -> Book {
    let reading = BookReader.read(files)
    if let book = reading.runnable { return book }
    try Console.error(text(of: reading.diagnostics, isColored: Console.isTerminal(2)))
    Console.error("Nothing was run: mend the book first.")
    throw ExitCode(1)
  }

  /// The files of the book that are meant by paths as a shell gives them, or as the book names them.
  func chosen(_ paths: [String], among files: [SourceFile]) throws -> Set<String> {
    let folder = try folder()
    let root = URL(fileURLWithPath: folder, isDirectory: true)
    var chosen: Set<String> = []
    for path in paths {
      let full = URL(fileURLWithPath: path).standardizedFileURL.path
      let found = files.first { file in
        file.path == path || root.appendingPathComponent(file.path).standardizedFileURL.path == full
      }
      guard let found else {
        let near = Suggestion.nearest(path, among: files.flatMap { [$0.path, Self.path($0.path, in: folder)] })
        let fix = near.map { " Did you mean “\($0)”?" } ?? ""
        Console.error("There is no file “\(path)” in the book “\(folder)”.\(fix)")
        throw ExitCode(2)
      }
      chosen.insert(found.path)
    }
    return chosen
  }
}

/// Results go to standard output, what went wrong to standard error.
enum Console {
  /// Whether a stream, 1 or 2, is read by a person.
  static func isTerminal(_ stream: Int32) -> Bool { isatty(stream) == 1 }

  static func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  static func error(_ text: String) {
    FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }
}
