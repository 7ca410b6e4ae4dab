import Foundation

/// A Python that has one module, for a second opinion from a program that is not ours.
package struct Python {
  package struct Missing: Error, CustomStringConvertible {
    var module: String
    package var description: String { "No python3 here has \(module); run .ci/setup test once, which installs it." }
  }

  package var path: String

  /// The first on PATH, or Debian's own, for which apt installs packages.
  package static func having(_ module: String) throws -> Python {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    for folder in folders + ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"] {
      let python = Python(path: folder + "/python3")
      guard FileManager.default.isExecutableFile(atPath: python.path) else { continue }
      if try python.run(["-c", "import \(module)"]).status == 0 { return python }
    }
    throw Missing(module: module)
  }

  /// What it prints on either stream, and how it ends.
  package func run(_ arguments: [String], input: [UInt8] = []) throws -> (status: Int32, output: String) {
    let process = Process()
    let (given, printed) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = given
    process.standardOutput = printed
    process.standardError = printed
    try process.run()
    try? given.fileHandleForWriting.write(contentsOf: Data(input))
    try? given.fileHandleForWriting.close()
    let output = printed.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
