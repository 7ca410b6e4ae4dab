import Foundation

/// Graphviz's program `dot`, which draws what `DOTWriter` writes.
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
    // Should it end before it has read everything, writing fails, instead of ending this program.
    signal(SIGPIPE, SIG_IGN)
    let process = Process()
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-q", "-Tsvg"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    do { try process.run() } catch { throw Problem.failed("\(program) does not start.") }
    // It draws nothing before the end of what it reads, so no pipe can fill up.
    try? input.fileHandleForWriting.write(contentsOf: Data(dot.utf8))
    try? input.fileHandleForWriting.close()
    let svg = output.fileHandleForReading.readDataToEndOfFile()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0, !svg.isEmpty else {
      throw Problem.failed(said.split(separator: "\n").first.map(String.init) ?? "it ended without a word.")
    }
    return String(decoding: svg, as: UTF8.self)
  }

  /// The first `dot` on PATH.
  private static func program() -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/dot" }
      .first(where: FileManager.default.isExecutableFile)
  }
}
