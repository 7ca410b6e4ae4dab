import Conversation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The one file a talk may leave behind, because the person asked for it: plain text, readable by them alone.
package final class TranscriptFile {
  package let path: String
  private let descriptor: Int32
  private let renderer = TerminalRenderer(style: .plain)

  /// Makes a new file with mode 0600.
  ///
  /// What is there already is never touched.
  package init(creating path: String) throws(Problem) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      switch errno {
      case EEXIST: throw .exists(path)
      case ENOENT, ENOTDIR: throw .noFolder(path)
      default: throw .cannotCreate(path, reason: String(cString: strerror(errno)))
      }
    }
    self.path = Self.absolute(path)
  }

  deinit { close(descriptor) }

  func heard(_ line: String) throws(Problem) { try write("\n> \(SafeText.cleanLine(line))\n") }

  func said(_ message: OutboundMessage, isPractice: Bool) throws(Problem) {
    try write("\n" + renderer.render(message, isPractice: isPractice))
  }

  private func write(_ text: String) throws(Problem) {
    guard OutputStream.write(text, to: descriptor) else {
      throw .cannotWrite(path, reason: String(cString: strerror(errno)))
    }
  }

  private static func absolute(_ path: String) -> String {
    guard let full = realpath(path, nil) else { return path }
    defer { free(full) }
    return String(cString: full)
  }
}

extension TranscriptFile {
  package enum Problem: Error, Hashable, CustomStringConvertible {
    case exists(String)
    case noFolder(String)
    case cannotCreate(String, reason: String)
    case cannotWrite(String, reason: String)

    package var description: String {
      switch self {
      case .exists(let path): "“\(path)” is there already. Name a new file for the transcript, or move that one away."
      case .noFolder(let path):
        "The transcript “\(path)” has no folder to be in. Make the folder first, or name another."
      case .cannotCreate(let path, let reason): "The transcript “\(path)” cannot be made: \(reason)."
      case .cannotWrite(let path, let reason): "The transcript “\(path)” cannot be written: \(reason)."
      }
    }
  }
}
