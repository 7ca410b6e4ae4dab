import ArgumentParser
import Dialogue
import Files
import Foundation

/// Which book a command works with.
struct BookOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The folder that holds book.json.", valueName: "dir"))
  var book = "dialogues"

  /// All files of the book; a folder that cannot be read ends the command with 2.
  func files() throws -> [SourceFile] {
    do {
      return try BookFolder.read(book)
    } catch {
      Console.error((error as? NoSuchFolder)?.description ?? "The book “\(book)” cannot be read: \(error)")
      throw ExitCode(2)
    }
  }

  /// What to put before a file's path within the book: `dialogues/`.
  var prefix: String { book.hasSuffix("/") ? book : book + "/" }

  /// A book without errors; of another one every finding is shown, and the command ends with 1.
  func runnable(_ files: [SourceFile]) throws -> Book {
    let reading = BookReader.read(files)
    if let book = reading.runnable { return book }
    Console.error(FindingsText.of(reading.diagnostics, folder: prefix) + FindingsText.count(reading.diagnostics))
    Console.error("Nothing was run: mend the book first.")
    throw ExitCode(1)
  }

  /// The files of the book that are meant by paths as a shell gives them, or as the book names them.
  func chosen(_ paths: [String], among files: [SourceFile]) throws -> Set<String> {
    var chosen: Set<String> = []
    for path in paths {
      let full = URL(fileURLWithPath: path).standardizedFileURL.path
      let root = URL(fileURLWithPath: book, isDirectory: true)
      let found = files.first { file in
        file.path == path || root.appendingPathComponent(file.path).standardizedFileURL.path == full
      }
      guard let found else {
        let near = Suggestion.nearest(path, among: files.flatMap { [$0.path, prefix + $0.path] })
        let fix = near.map { " Did you mean “\($0)”?" } ?? ""
        Console.error("There is no file “\(path)” in the book “\(book)”.\(fix)")
        throw ExitCode(2)
      }
      chosen.insert(found.path)
    }
    return chosen
  }
}

/// Results go to standard output, what went wrong to standard error.
enum Console {
  static func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  static func error(_ text: String) {
    FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }
}
