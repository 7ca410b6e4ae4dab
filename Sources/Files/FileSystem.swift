#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// By which a file that was changed is known without reading it.
package struct FileStamp: Hashable, Sendable {
  var file: UInt64
  var bytes: Int64
  var seconds: Int64
  var nanoseconds: Int64
}

/// What is asked of the disk; `FileEdits` alone writes to it.
enum FileSystem {
  enum Kind {
    case file
    case folder
    case other
  }

  struct Problem: Error {
    private let code = errno

    var isMissing: Bool { code == ENOENT || code == ENOTDIR }
    var reason: String { String(cString: strerror(code)) }
  }

  /// The name of a file or folder within another.
  struct Name {
    /// What cannot be shown is U+FFFD.
    let text: String
    /// UTF-8 without control characters: the name that is shown is the name that is meant.
    let isPlain: Bool

    init(_ bytes: UnsafePointer<CChar>) {
      let isUTF8 = String(validatingCString: bytes) != nil
      let scalars = String(cString: bytes).unicodeScalars
      text = String(
        String.UnicodeScalarView(scalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
      isPlain = isUTF8 && scalars.allSatisfy { $0.properties.generalCategory != .control }
    }
  }

  /// Follows links.
  static func kind(of path: String) -> Result<Kind, Problem> {
    var info = stat()
    guard stat(path, &info) == 0 else { return .failure(Problem()) }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .success(.file)
    case S_IFDIR: return .success(.folder)
    default: return .success(.other)
    }
  }

  /// Changes whenever the file is written or another takes its place; nil where there is none.
  static func stamp(of path: String) -> FileStamp? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    #if canImport(Darwin)
      let modified = info.st_mtimespec
    #else
      let modified = info.st_mtim
    #endif
    return FileStamp(
      file: UInt64(info.st_ino), bytes: Int64(info.st_size), seconds: Int64(modified.tv_sec),
      nanoseconds: Int64(modified.tv_nsec))
  }

  static func canBeEntered(_ folder: String) -> Bool { access(folder, X_OK) == 0 }

  /// A folder itself; a link to one is none.
  static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// At most `limit` names, in no order.
  static func names(in folder: String, limit: Int) -> Result<[Name], Problem> {
    guard let listing = opendir(folder) else { return .failure(Problem()) }
    defer { closedir(listing) }
    var names: [Name] = []
    while names.count < limit {
      errno = 0
      guard let entry = readdir(listing) else { return errno == 0 ? .success(names) : .failure(Problem()) }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        bytes.baseAddress.map { Name($0.assumingMemoryBound(to: CChar.self)) }
      }
      if let name, name.text != ".", name.text != ".." { names.append(name) }
    }
    return .success(names)
  }

  /// The first `limit` bytes of a file.
  static func bytes(of path: String, limit: Int) -> Result<[UInt8], Problem> {
    // Should a pipe have taken the file's place, it is not waited for.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(Problem()) }
    defer { close(descriptor) }
    var info = stat()
    let size = fstat(descriptor, &info) == 0 ? Int(info.st_size) : 0
    var bytes: [UInt8] = []
    while bytes.count < limit {
      // One more than the size, so that one read sees the end of most files.
      let room = min(max(size + 1 - bytes.count, 4_096), limit - bytes.count)
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        repeat { count = read(descriptor, buffer.baseAddress, room) } while count < 0 && errno == EINTR
        filled = max(0, count)
      }
      guard count >= 0 else { return .failure(Problem()) }
      if count == 0 { break }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
    return .success(bytes)
  }
}
