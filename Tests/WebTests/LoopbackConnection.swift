import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A raw connection to a port of this machine, which says exactly what a test wants it to say.
final class LoopbackConnection: Sendable {
  struct Failed: Error {}

  private let descriptor: Int32

  /// `room` is how many bytes the system keeps of what was not listened to yet.
  init(port: Int, room: Int32? = nil) throws {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    // Longer than any test waits; a server that says nothing fails the test instead of holding it.
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    if var room { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size)) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Failed() }
  }

  deinit { close(descriptor) }

  /// What the server does with the rest is its own business: it may have closed already.
  @discardableResult
  func say(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Says it again and again, and never listens, until the server does not let it go on.
  func flood(_ text: String) async {
    let many = String(repeating: text, count: 1_000)
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { [self] in
        while say(many) {}
        continuation.resume()
      }
    }
  }

  /// Says that nothing more will be said.
  func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

  func hangUp() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// One answer: its head and as much body as the head announces; what there was, if the connection ended before.
  func answer() async throws -> String {
    try await reading { text in
      guard let end = text.range(of: "\r\n\r\n") else { return false }
      let length = text.range(of: "content-length: ", options: .caseInsensitive)
        .flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) }
      return text[end.upperBound...].utf8.count >= length ?? 0
    }
  }

  /// All that comes until the server ends the connection.
  func rest() async throws -> String { try await reading { _ in false } }

  /// Waits on a thread of its own, so that the server has the others.
  private func reading(until isEnough: @escaping @Sendable (String) -> Bool) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { [self] in
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while !isEnough(String(decoding: bytes, as: UTF8.self)) {
          let count = recv(descriptor, &buffer, buffer.count, 0)
          if count < 0, errno == EAGAIN || errno == EWOULDBLOCK {
            continuation.resume(throwing: Failed())
            return
          }
          guard count > 0 else { break }
          bytes += buffer[..<count]
        }
        continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
      }
    }
  }
}
