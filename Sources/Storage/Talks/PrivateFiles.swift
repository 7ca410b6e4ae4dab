import Conversation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A person's file and its key, which nobody else may read.
struct PrivateFiles {
  private static let byteLimit = 1 << 20

  let path: String
  var keyPath: String { path + ".key" }
  private var draftPath: String { path + ".new" }

  /// Nil where there is none.
  func read(_ path: String) throws(StoreError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw failure("read", path)
    }
    defer { close(descriptor) }
    var (bytes, chunk): ([UInt8], [UInt8]) = ([], Array(repeating: 0, count: 65_536))
    while true {
      let count = systemRead(descriptor, &chunk)
      guard count >= 0, bytes.count <= Self.byteLimit else { throw failure("read", path) }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Nil where there is none.
  func key() throws(StoreError) -> MasterKey? {
    guard let bytes = try read(keyPath) else { return nil }
    var information = stat()
    guard stat(keyPath, &information) == 0, information.st_mode & 0o077 == 0 else {
      throw .unavailable("\(keyPath) is open to other users of this machine. Do: chmod 600 '\(keyPath)'")
    }
    do { return try MasterKey(String(decoding: bytes, as: UTF8.self)) } catch {
      throw .unreadable("\(keyPath) holds no key. Put the right one there, or move the talk away to begin anew.")
    }
  }

  func makeKey() throws(StoreError) -> MasterKey {
    let key = MasterKey.random()
    try replace(keyPath, with: Array((key.secretText + "\n").utf8))
    return key
  }

  /// Either all of it is there afterwards, durable, or what was there before.
  func replace(_ path: String, with bytes: some Sequence<UInt8>) throws(StoreError) {
    let descriptor = open(draftPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("written", path) }
    let isWritten = write(Array(bytes), to: descriptor)
    close(descriptor)
    guard isWritten, rename(draftPath, path) == 0 else {
      let failure = failure("written", path)
      unlink(draftPath)
      throw failure
    }
    syncFolder()
  }

  /// Overwrites the file where it stands before it goes.
  ///
  /// A disk may have copies of its own of what a file once held; they are sealed, with a key that went likewise.
  func wipe(_ path: String) throws(StoreError) {
    unlink(draftPath)
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    if descriptor >= 0 {
      var information = stat()
      if fstat(descriptor, &information) == 0 {
        _ = write(Array(repeating: 0, count: Int(information.st_size)), to: descriptor)
      }
      close(descriptor)
    }
    guard unlink(path) == 0 || errno == ENOENT else { throw failure("erased", path) }
    syncFolder()
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { systemWrite(descriptor, $0) }
      guard count > 0 else { return false }
      done += count
    }
    return fsync(descriptor) == 0
  }

  /// So that the new name of a file outlives a power cut.
  private func syncFolder() {
    let end = path.lastIndex(of: "/") ?? path.startIndex
    let descriptor = open(end == path.startIndex ? "." : String(path[..<end]), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func failure(_ deed: String, _ path: String) -> StoreError {
    .unavailable("\(path) cannot be \(deed): \(String(cString: strerror(errno))).")
  }
}

/// Again where a signal came between.
private func systemRead(_ descriptor: Int32, _ chunk: inout [UInt8]) -> Int {
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count >= 0 || errno != EINTR { return count }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  while true {
    let count = write(descriptor, bytes.baseAddress, bytes.count)
    if count >= 0 || errno != EINTR { return count }
  }
}
