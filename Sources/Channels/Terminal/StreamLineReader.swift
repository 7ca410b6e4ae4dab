#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads lines from a pipe or a file, with bounded memory.
struct StreamLineReader {
  /// What is more of one line is read and thrown away.
  ///
  /// It is sixteen times what the coach reads as an answer, and all of it is read for safety.
  static let lineByteLimit = 1 << 20

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// The next line without its end; nil after the last.
  ///
  /// What is no UTF-8 becomes U+FFFD.
  mutating func next() -> String? {
    var line: [UInt8] = []
    var sawAny = false
    while fill() {
      sawAny = true
      let rest = buffer[position...]
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      line += rest[..<(end ?? rest.endIndex)].prefix(Self.lineByteLimit - line.count)
      position = end.map { $0 + 1 } ?? buffer.count
      if end != nil { break }
    }
    guard sawAny else { return nil }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// Makes sure that there is something to read; false at the end.
  private mutating func fill() -> Bool {
    if position < buffer.count { return true }
    while !isAtEnd {
      var chunk = [UInt8](repeating: 0, count: 16_384)
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        buffer = Array(chunk[..<count])
        position = 0
        return true
      }
      if count < 0, errno == EINTR { continue }
      isAtEnd = true
    }
    return false
  }
}
