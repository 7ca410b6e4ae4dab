#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Who may do what with a file or folder.
struct FileMode {
  private let bits: UInt32

  /// Nil where there is nothing.
  init?(of path: String) {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    bits = UInt32(information.st_mode)
  }

  /// To the group as well.
  var isOpenToAnyoneElse: Bool { bits & 0o077 != 0 }

  /// The group may read, as services that hand out secrets often have it.
  var isOpenToOthers: Bool { bits & 0o037 != 0 }
}

/// What is asked of the machine the bot runs on.
enum Machine {
  private static let connectMilliseconds: Int32 = 5_000

  static func canWrite(_ folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

  /// Nil where a server could listen there now.
  static func whyNotBound(_ host: String, _ port: Int) -> String? {
    firstReason(host, port, AI_PASSIVE) { socket, address, length in
      var isOn: Int32 = 1
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
      return bind(socket, address, length) == 0 ? nil : errno
    }
  }

  /// Nil where somebody takes a connection; it is closed again without a byte.
  static func whyNotReached(_ host: String, _ port: Int) -> String? {
    firstReason(host, port, 0) { socket, address, length in
      _ = fcntl(socket, F_SETFL, O_NONBLOCK)
      if connect(socket, address, length) == 0 { return nil }
      guard errno == EINPROGRESS else { return errno }
      var waiting = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
      guard poll(&waiting, 1, connectMilliseconds) > 0 else { return ETIMEDOUT }
      var reason: Int32 = 0
      var size = socklen_t(MemoryLayout<Int32>.size)
      getsockopt(socket, SOL_SOCKET, SO_ERROR, &reason, &size)
      return reason == 0 ? nil : reason
    }
  }

  /// Nil as soon as one address of the host gives nil; in the system's words otherwise.
  private static func firstReason(
    _ host: String, _ port: Int, _ flags: Int32,
    _ attempt: (_ socket: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int32?
  ) -> String? {
    var hints = addrinfo()
    hints.ai_flags = flags
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let failure = getaddrinfo(host, String(port), &hints, &list)
    guard failure == 0 else { return String(cString: gai_strerror(failure)) }
    defer { freeaddrinfo(list) }
    var reason = "it has no address"
    var next = list
    while let entry = next?.pointee {
      next = entry.ai_next
      guard let address = entry.ai_addr else { continue }
      let descriptor = socket(entry.ai_family, entry.ai_socktype, entry.ai_protocol)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      guard let code = attempt(descriptor, address, entry.ai_addrlen) else { return nil }
      reason = String(cString: strerror(code))
    }
    return reason
  }
}
