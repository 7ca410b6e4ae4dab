package import Dialogue
import Foundation

/// Reads a book's folder from disk, with limits.
package enum BookFolder {
  /// A file larger than this is no script; it is reported instead of read.
  package static let fileByteLimit = 8 << 20
  /// More files than this are no book.
  package static let fileCountLimit = 2_000

  /// Relative to the book's folder.
  package static let helplines = "../config/helplines.json"

  /// Every `.json` file below `path`, in the order of their relative paths.
  ///
  /// A file over the limit is given with no more than its first `fileByteLimit + 1` bytes, so that the reader can say
  /// so with the file's name. Links are followed to files, never to folders, so that a cycle cannot hang the reading.
  package static func read(_ path: String) throws -> [SourceFile] {
    let root = URL(fileURLWithPath: path, isDirectory: true)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw NoSuchFolder(path: path)
    }
    var names: [String] = []
    try collect(below: root, prefix: "", depth: 0, into: &names)
    // Help lines belong to the operator, and stand beside the book unless it brings its own.
    if !names.contains("helplines.json"), FileManager.default.fileExists(atPath: path + "/" + helplines) {
      names.append(helplines)
    }
    return try names.sorted().map { name in
      let handle = try FileHandle(forReadingFrom: root.appendingPathComponent(name))
      defer { try? handle.close() }
      let data = try handle.read(upToCount: fileByteLimit + 1) ?? .init()
      return SourceFile(path: name, bytes: [UInt8](data))
    }
  }

  private static func collect(below folder: URL, prefix: String, depth: Int, into names: inout [String]) throws {
    guard depth < 4, names.count < fileCountLimit else { return }
    let keys: [URLResourceKey] = [.isDirectoryKey]
    for entry in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: keys) {
      let name = prefix + entry.lastPathComponent
      guard !entry.lastPathComponent.hasPrefix(".") else { continue }
      if try entry.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true {
        try collect(below: entry, prefix: name + "/", depth: depth + 1, into: &names)
      } else if name.hasSuffix(".json") {
        names.append(name)
      }
    }
  }
}

/// The folder named as a book is not there, or is a file.
package struct NoSuchFolder: Error, CustomStringConvertible {
  package var path: String

  package var description: String { "There is no folder “\(path)”. Name the folder that holds book.json." }
}
