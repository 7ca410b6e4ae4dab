import ArgumentParser
import Dialogue
import Files

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which book a command works with.
struct BookOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds book.json; dialogues unless said.", valueName: "dir"))
  var book: String?

  /// The files of the book; a folder that cannot be read, or has no book.json, ends the command with 2.
  func files(withScenarios: Bool = true) throws -> [SourceFile] {
    let folder = try folder()
    // Looked for first: somebody's home folder is not worth reading to say so.
    if BookFolder.canBeEntered(folder), !FileManager.default.fileExists(atPath: Self.path("book.json", in: folder)) {
      throw ExitStatus.unreadable("There is no book.json in “\(folder)”. Name the folder that holds it with --book.")
    }
    do {
      return try BookFolder.read(folder, withScenarios: withScenarios)
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
  }

  /// The book's folder, told from here where it stands below.
  func folder() throws -> String {
    guard let folder = book ?? BookLocation.find() else {
      throw ExitStatus.unreadable(
        "There is no folder “dialogues” with a book.json here. Name the book's folder with --book.")
    }
    let here = FileManager.default.currentDirectoryPath + "/"
    return folder.hasPrefix(here) && folder != here ? String(folder.dropFirst(here.count)) : folder
  }

  /// Findings with a place, a caret and what to do, and how many there are; files told from the book's folder on.
  func text(of findings: [Diagnostic], isColored: Bool = false) throws -> String {
    try DiagnosticPrinter.text(fromHere(findings), isColored: isColored)
  }

  /// With their files told from where the command was called.
  func fromHere(_ findings: [Diagnostic]) throws -> [Diagnostic] {
    let folder = try folder()
    return findings.map { finding in
      var finding = finding
      finding.location.file = Self.path(finding.location.file, in: folder)
      // A command to run must mean this book, too.
      if let book { finding.fix.replace("“afterword rename ", with: "“afterword rename --book \(book) ") }
      return finding
    }
  }

  static func path(_ file: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
  }

  /// A book without errors; of another one every finding is shown, and the command ends with 1.
  func runnable(_ files: [SourceFile]) throws -> Book {
    let reading = BookReader.read(files)
    if let book = reading.runnable {
      // Never given back: a process that ends leaves its memory at once, and taking a large book apart takes a while.
      _ = Unmanaged.passRetained(book)
      return book
    }
    try Output.error(text(of: reading.diagnostics, isColored: Output.isTerminal(2)))
    throw ExitStatus.failed("Nothing was run: mend the book first.")
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
        let known = files.flatMap { [$0.path, Self.path($0.path, in: folder)] }
        throw ExitStatus.unreadable(
          Self.missing("file “\(path)” in the book “\(folder)”", path, among: known))
      }
      chosen.insert(found.path)
    }
    return chosen
  }
}
