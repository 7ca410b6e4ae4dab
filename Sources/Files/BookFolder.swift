package import Dialogue

/// Reads a book's folder from disk, in bounded time and memory, whatever stands there.
package enum BookFolder {
  /// A file larger than this is no script; it is reported instead of read.
  package static let fileByteLimit = 8 << 20
  /// More bytes than this in all are no book.
  package static let byteLimit = 64 << 20
  /// More files and folders than this are no book, but somebody's home folder.
  package static let entryLimit = 5_000
  /// Folders within folders: `scenarios/hello/long/` is as deep as it gets.
  package static let depthLimit = 3

  /// Relative to the book's folder.
  package static let helplines = "../config/helplines.json"

  /// Every `.json` file below `path`, in the order of their relative paths.
  ///
  /// Who holds no scenarios leaves them out: most of a book's files are scenarios. A file over the limit is given with no
  /// more than its first `fileByteLimit + 1` bytes, so that the reader can say so with the file's name. Links are
  /// followed to files, never to folders, so that a cycle cannot hang the reading; hidden files are left out.
  package static func read(_ path: String, withScenarios: Bool = true) throws(BookFolderProblem) -> [SourceFile] {
    var files: [SourceFile] = []
    var total = 0
    for name in try names(in: path, withScenarios: withScenarios).sorted() {
      let bytes = try read(join(path, name))
      total += bytes.count
      guard total <= byteLimit else { throw .tooLarge(path) }
      files.append(SourceFile(path: name, bytes: bytes))
    }
    return files
  }

  /// Of the files that `read` would read without scenarios, by their names; nil where they cannot be looked for.
  package static func stamps(_ path: String) -> [String: FileStamp]? {
    guard let names = try? names(in: path, withScenarios: false) else { return nil }
    var stamps: [String: FileStamp] = [:]
    for name in names { stamps[name] = FileSystem.stamp(of: join(path, name)) }
    return stamps
  }

  private static func names(in path: String, withScenarios: Bool) throws(BookFolderProblem) -> [String] {
    switch FileSystem.kind(of: path) {
    case .success(.folder): break
    case .success: throw .isFile(path)
    case .failure(let problem): throw problem.isMissing ? .noFolder(path) : .unreadable(path, problem.reason)
    }
    var listing = Listing(root: path, withScenarios: withScenarios)
    try listing.collect(below: "", depth: 0)
    var names = listing.names
    // Help lines belong to the operator, and stand beside the book unless it brings its own.
    if !names.contains("helplines.json"), case .success = FileSystem.kind(of: join(path, helplines)) {
      names.append(helplines)
    }
    return names
  }

  /// Whether this is a folder whose files this process may look for.
  package static func canBeEntered(_ path: String) -> Bool {
    if case .success(.folder) = FileSystem.kind(of: path) { FileSystem.canBeEntered(path) } else { false }
  }

  private static func read(_ path: String) throws(BookFolderProblem) -> [UInt8] {
    switch FileSystem.kind(of: path) {
    case .success(.file): break
    // A pipe would be waited for, and a device may give bytes for ever.
    case .success: throw .noFile(path)
    case .failure(let problem): throw .unreadable(path, problem.reason)
    }
    switch FileSystem.bytes(of: path, limit: fileByteLimit + 1) {
    case .success(let bytes): return bytes
    case .failure(let problem): throw .unreadable(path, problem.reason)
    }
  }

  fileprivate static func join(_ folder: String, _ name: String) -> String {
    name.isEmpty ? folder : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}

/// The names of a book's files, while they are collected.
private struct Listing {
  let root: String
  let withScenarios: Bool
  var names: [String] = []
  private var entries = 0

  init(root: String, withScenarios: Bool) {
    self.root = root
    self.withScenarios = withScenarios
  }

  mutating func collect(below folder: String, depth: Int) throws(BookFolderProblem) {
    let path = BookFolder.join(root, folder)
    guard depth <= BookFolder.depthLimit else { throw .tooDeep(path) }
    let listed: [FileSystem.Name]
    switch FileSystem.names(in: path, limit: BookFolder.entryLimit + 1 - entries) {
    case .success(let names): listed = names
    case .failure(let problem): throw .unreadable(path, problem.reason)
    }
    entries += listed.count
    guard entries <= BookFolder.entryLimit else { throw .tooManyFiles(root) }
    for name in listed where !name.text.hasPrefix(".") {
      guard name.isPlain else { throw .oddName(name.text, in: path) }
      let relative = BookFolder.join(folder.isEmpty ? name.text : folder, folder.isEmpty ? "" : name.text)
      if FileSystem.isFolder(BookFolder.join(root, relative)) {
        if relative == "scenarios", !withScenarios { continue }
        try collect(below: relative, depth: depth + 1)
      } else if relative.hasSuffix(".json") {
        names.append(relative)
      }
    }
  }
}

/// Why a folder cannot be read as a book; each tells what to do.
package enum BookFolderProblem: Error, Hashable, CustomStringConvertible {
  case noFolder(String)
  case isFile(String)
  /// The reason is the system's own: `Permission denied`.
  case unreadable(String, String)
  case noFile(String)
  case oddName(String, in: String)
  case tooManyFiles(String)
  case tooDeep(String)
  case tooLarge(String)

  package var description: String {
    switch self {
    case .noFolder(let path): "There is no folder “\(path)”. Name the folder that holds book.json."
    case .isFile(let path): "“\(path)” is a file. Name the folder that holds book.json."
    case .unreadable(let path, let reason): "“\(path)” cannot be read: \(reason)."
    case .noFile(let path): "“\(path)” is no ordinary file and was not read. Move it out of the book."
    case .oddName(let name, let folder): "“\(name)” in “\(folder)” has a name that is not plain UTF-8. Rename it."
    case .tooManyFiles(let path):
      "“\(path)” holds more than \(BookFolder.entryLimit) files. Is it the folder of a book?"
    case .tooDeep(let path): "“\(path)” lies deeper than a book has folders. Move it out of the book."
    case .tooLarge(let path):
      "“\(path)” holds more than \(BookFolder.byteLimit >> 20) MB of JSON. Is it the folder of a book?"
    }
  }
}
