#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// New bytes for a file that is there.
package struct FileEdit: Sendable {
  package var path: String
  /// What was read; a file that holds anything else by now is not written.
  package var old: [UInt8]
  package var new: [UInt8]

  package init(path: String, old: [UInt8], new: [UInt8]) {
    self.path = path
    self.old = old
    self.new = new
  }
}

/// A new name for a file or a folder that is there.
package struct FileMove: Sendable {
  package var from: String
  package var to: String

  package init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}

/// Writes files, all of them or none.
///
/// Each file is written beside itself first, so that a full disk or a missing permission changes nothing; then the new
/// ones take the places of the old. Permissions stay, and a link goes on pointing at its file.
package enum FileEdits {
  package static func write(_ edits: [FileEdit], moving moves: [FileMove] = []) throws(FileEditProblem) {
    var prepared: [Prepared] = []
    defer { for edit in prepared where !edit.isInPlace { unlink(edit.beside) } }
    for edit in edits { prepared.append(try prepare(edit)) }
    for move in moves where exists(move.to) { throw .alreadyThere(move.to) }
    var done = 0
    do throws(FileEditProblem) {
      for index in prepared.indices {
        try rename(prepared[index].beside, prepared[index].target)
        prepared[index].isInPlace = true
      }
      for move in moves {
        try rename(move.from, move.to)
        done += 1
      }
    } catch {
      for move in moves[..<done].reversed() { try? rename(move.to, move.from) }
      for edit in prepared where edit.isInPlace { try? restore(edit) }
      throw error
    }
  }

  private struct Prepared {
    var target: String
    var beside: String
    var old: [UInt8]
    var isInPlace = false
  }

  private static func prepare(_ edit: FileEdit) throws(FileEditProblem) -> Prepared {
    // The file itself, where the path is a link to it.
    guard let resolved = realpath(edit.path, nil) else { throw failure(edit.path) }
    defer { free(resolved) }
    let target = String(cString: resolved)
    switch FileSystem.bytes(of: target, limit: edit.old.count + 1) {
    case .success(let bytes): guard bytes == edit.old else { throw .changedMeanwhile(edit.path) }
    case .failure(let problem): throw .unwritable(edit.path, problem.reason)
    }
    // A file that is read-only would be replaced all the same where its folder may be written.
    guard access(target, W_OK) == 0 else { throw failure(edit.path) }
    return Prepared(target: target, beside: try write(edit.new, beside: target), old: edit.old)
  }

  /// The path of a new file in the same folder, with the same permissions.
  private static func write(_ bytes: [UInt8], beside target: String) throws(FileEditProblem) -> String {
    var info = stat()
    guard stat(target, &info) == 0 else { throw failure(target) }
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { target.utf8.index(after: $0) } ?? target.startIndex
    let path = "\(target[..<slash]).\(target[slash...]).\(getpid())"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(target) }
    let isWritten = writeAll(bytes, to: descriptor) && fchmod(descriptor, info.st_mode & 0o7777) == 0
    let problem = failure(target)
    if isWritten {
      // Who owns it is a courtesy: only root may give files away.
      _ = fchown(descriptor, info.st_uid, info.st_gid)
      fsync(descriptor)
    }
    close(descriptor)
    guard isWritten else {
      unlink(path)
      throw problem
    }
    return path
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        #elseif canImport(Musl)
          let count = Musl.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        #else
          let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        #endif
        if count < 0, errno != EINTR { return false }
        done += max(0, count)
      }
      return true
    }
  }

  private static func restore(_ edit: Prepared) throws(FileEditProblem) {
    try rename(try write(edit.old, beside: edit.target), edit.target)
  }

  private static func rename(_ from: String, _ to: String) throws(FileEditProblem) {
    #if canImport(Darwin)
      let isDone = Darwin.rename(from, to) == 0
    #elseif canImport(Musl)
      let isDone = Musl.rename(from, to) == 0
    #else
      let isDone = Glibc.rename(from, to) == 0
    #endif
    guard isDone else { throw failure(to) }
  }

  private static func exists(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0
  }

  private static func failure(_ path: String) -> FileEditProblem { .unwritable(path, FileSystem.Problem().reason) }
}

/// Why files were left as they were.
package enum FileEditProblem: Error, Hashable, CustomStringConvertible {
  /// The reason is the system's own: `Permission denied`.
  case unwritable(String, String)
  case changedMeanwhile(String)
  case alreadyThere(String)

  package var description: String {
    switch self {
    case .unwritable(let path, let reason): "“\(path)” cannot be written: \(reason)."
    case .changedMeanwhile(let path): "“\(path)” was changed by someone else meanwhile. Run the command again."
    case .alreadyThere(let path): "“\(path)” is there already. Move it away first."
    }
  }
}
