#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Graphviz's program `dot`, which draws what `DOTWriter` writes.
///
/// Started with `posix_spawn`: Foundation's `Process` would cost every start of this program a millisecond.
enum Graphviz {
  enum Problem: Error, CustomStringConvertible {
    case notInstalled
    case failed(String)

    var description: String {
      switch self {
      case .notInstalled:
        """
        SVG is drawn by Graphviz, and there is no “dot” here. Install it: apt-get install graphviz, or brew install \
        graphviz. Mermaid needs nothing: --format mermaid.
        """
      case .failed(let reason): "Graphviz could not draw this: \(reason)"
      }
    }
  }

  static func svg(of dot: String) throws -> String {
    guard let program = program() else { throw Problem.notInstalled }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("afterword-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let (input, output, errors) = (
        folder.appendingPathComponent("graph.dot"), folder.appendingPathComponent("graph.svg"),
        folder.appendingPathComponent("errors.txt")
      )
      try Data(dot.utf8).write(to: input)
      let status = run([program, "-q", "-Tsvg", "-o", output.path, input.path], errors: errors.path)
      let svg = (try? Data(contentsOf: output)) ?? Data()
      guard status == 0, !svg.isEmpty else {
        let said = String(decoding: (try? Data(contentsOf: errors)) ?? Data(), as: UTF8.self)
        throw Problem.failed(said.split(separator: "\n").first.map(String.init) ?? "it ended without a word.")
      }
      return String(decoding: svg, as: UTF8.self)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem.failed("nothing can be written to \(folder.deletingLastPathComponent().path).")
    }
  }

  /// Runs a program to its end; nil where it does not start or is killed.
  private static func run(_ arguments: [String], errors: String) -> Int32? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT, 0o600)
    var words = arguments.map { strdup($0) } + [nil]
    var environment = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + environment { free(pointer) } }
    var child: pid_t = 0
    guard posix_spawn(&child, arguments[0], &actions, nil, &words, &environment) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1 { guard errno == EINTR else { return nil } }
    // The low seven bits are the signal that ended it.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }

  /// The first `dot` on PATH.
  private static func program() -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/dot" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
