import Foundation
import HTTP
import Locking

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The server's end of one connection.
final class Wire: Sendable {
  /// Which connection of its server this is, from 1.
  let number: Int
  private let socket: Int32
  private let state = Locked(State.open)

  private enum State {
    case open
    case cut
    /// The system may have given the number of the socket to another one.
    case closed
  }

  init(number: Int, socket: Int32) {
    self.number = number
    self.socket = socket
  }

  var isOpen: Bool { state.withLock { $0 == .open } }

  /// False when the client has gone.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool {
    send(Array(text.utf8))
  }

  func answer(_ status: String = "200 OK", headers: String = "", _ body: String = "") {
    send("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
  }

  /// Ends the connection as if all had been said.
  func cut() {
    state.withLock { state in
      guard state == .open else { return }
      state = .cut
      Loopback.end(socket)
    }
  }

  /// For the server's thread, at its end.
  func close() {
    state.withLock { state in
      state = .closed
      Loopback.close(socket)
    }
  }

  /// Ends the connection with a reset, when the server's thread lets go of it.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    state.withLock { $0 = .cut }
  }

  /// Returns when the client has ended the connection.
  func waitForEnd() {
    while !read(1 << 16).isEmpty {}
  }

  /// What has come, and nothing when the connection has ended.
  func read(_ limit: Int) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: limit)
    #if canImport(Glibc)
      let count = Glibc.read(socket, &buffer, limit)
    #elseif canImport(Musl)
      let count = Musl.read(socket, &buffer, limit)
    #else
      let count = Darwin.read(socket, &buffer, limit)
    #endif
    return Array(buffer.prefix(max(0, count)))
  }
}
