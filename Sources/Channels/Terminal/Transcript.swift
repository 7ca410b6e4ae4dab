import Conversation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The one file a talk may leave behind, because the person asked for it: plain text, readable by them alone.
package final class Transcript {
  package let path: String
  private let descriptor: Int32
  private let renderer = TerminalRenderer(style: .plain)

  /// Makes a new file with mode 0600.
  ///
  /// What is there already is never touched.
  package init(creating path: String) throws(TranscriptProblem) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? .exists(path) : .cannotCreate(path, reason: String(cString: strerror(errno)))
    }
    self.path = Self.absolute(path)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func heard(_ line: String) throws(TranscriptProblem) { try write("\n> \(SafeText.cleanLine(line))\n") }

  func said(_ message: OutboundMessage, isPractice: Bool) throws(TranscriptProblem) {
    try write("\n" + renderer.render(message, isPractice: isPractice))
  }

  private func write(_ text: String) throws(TranscriptProblem) {
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

package enum TranscriptProblem: Error, Hashable, CustomStringConvertible {
  case exists(String)
  case cannotCreate(String, reason: String)
  case cannotWrite(String, reason: String)

  package var description: String {
    switch self {
    case .exists(let path): "“\(path)” is there already. Name a new file for the transcript, or move that one away."
    case .cannotCreate(let path, let reason): "The transcript “\(path)” cannot be made: \(reason)."
    case .cannotWrite(let path, let reason): "The transcript “\(path)” cannot be written: \(reason)."
    }
  }
}
