import Foundation
import HTTP
import Locking

/// A server on a free port of this machine: a thread for each connection, and a test's own words for each answer.
final class LoopbackServer: Sendable {
  typealias Answer = @Sendable (ReceivedRequest, Wire) -> Void

  private struct Record {
    var requests: [ReceivedRequest] = []
    var wires: [Wire] = []
    var isStopped = false
  }

  let port: UInt16
  private let listener: Int32
  private let record = Locked(Record())
  private let ended = Signal()

  var url: String { "http://127.0.0.1:\(port)" }
  var requests: [ReceivedRequest] { record.withLock { $0.requests } }
  var connections: Int { record.withLock { $0.wires.count } }

  convenience init(_ answer: @escaping Answer) throws {
    try self.init(meeting: { server, wire in server.answerAll(wire, answer) })
  }

  /// `greeting` is all that becomes of a connection, and nothing of it was read.
  convenience init(greeting: @escaping @Sendable (Wire) -> Void) throws {
    try self.init(meeting: { _, wire in greeting(wire) })
  }

  private init(meeting: @escaping @Sendable (LoopbackServer, Wire) -> Void) throws {
    let listener = try Loopback.listen(waiting: 256)
    self.listener = listener.socket
    port = listener.port
    // As C has it: a client that went away is an error of a write, never the end of all tests.
    signal(SIGPIPE, SIG_IGN)
    let accept = Thread { [self] in acceptAll(meeting) }
    accept.start()
  }

  /// Who is connected stays so; others are refused once this returns.
  func stopListening() {
    let isFirst = record.withLock { record in
      defer { record.isStopped = true }
      return !record.isStopped
    }
    if isFirst { Loopback.end(listener) }
    ended.block()
  }

  func stop() {
    stopListening()
    let wires = record.withLock { $0.wires }
    for wire in wires { wire.cut() }
  }

  private func acceptAll(_ meeting: @escaping @Sendable (LoopbackServer, Wire) -> Void) {
    while let socket = Loopback.accept(listener) {
      let wire: Wire? = record.withLock { record in
        if record.isStopped { return nil }
        let wire = Wire(number: record.wires.count + 1, socket: socket)
        record.wires.append(wire)
        return wire
      }
      let thread = Thread { [self] in
        if let wire {
          meeting(self, wire)
          wire.close()
        } else {
          Loopback.close(socket)
        }
      }
      thread.start()
    }
    Loopback.close(listener)
    ended.give()
  }

  private func answerAll(_ wire: Wire, _ answer: Answer) {
    var buffer: [UInt8] = []
    while wire.isOpen, let request = ReceivedRequest.read(from: wire, buffer: &buffer) {
      record.withLock { $0.requests.append(request) }
      answer(request, wire)
    }
  }
}

/// Sockets of this machine.
enum Loopback {
  struct Failure: Error {
    var number: Int32
  }

  static func listen(waiting: Int32) throws -> (socket: Int32, port: UInt16) {
    let listener = try open()
    var address = address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard bind(listener, address, length) == 0, Foundation.listen(listener, waiting) == 0 else { return Int32(-1) }
        return getsockname(listener, address, &length)
      }
    }
    guard result == 0 else { throw Failure(number: errno) }
    return (listener, UInt16(bigEndian: address.sin_port))
  }

  /// Asks for a connection and does not wait for it.
  static func knock(at port: UInt16) throws -> Int32 {
    let knocking = try open()
    _ = fcntl(knocking, F_SETFL, O_NONBLOCK)
    var address = address(port: port)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(knocking, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return knocking
  }

  /// A port at which nobody listens.
  static func deafPort() throws -> UInt16 {
    let listener = try listen(waiting: 1)
    close(listener.socket)
    return listener.port
  }

  static func accept(_ listener: Int32) -> Int32? {
    let socket = Foundation.accept(listener, nil, nil)
    return socket < 0 ? nil : socket
  }

  static func end(_ socket: Int32) {
    shutdown(socket, Int32(SHUT_RDWR))
  }

  static func close(_ socket: Int32) {
    _ = Foundation.close(socket)
  }

  private static func open() throws -> Int32 {
    #if os(Linux)
      let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let socket = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard socket >= 0 else { throw Failure(number: errno) }
    return socket
  }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    return address
  }
}
