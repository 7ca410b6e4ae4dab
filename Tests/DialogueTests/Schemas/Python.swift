import Foundation

/// A Python that has `jsonschema`, for a second opinion on the schemas from a validator that is not ours.
struct Python {
  struct Missing: Error, CustomStringConvertible {
    var description: String { "No python3 here has jsonschema; run .ci/setup test once, which installs it." }
  }

  var path: String

  /// The first on PATH, or Debian's own, for which apt installs packages.
  static func withJSONSchema() throws -> Python {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let usual = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    for folder in folders + usual {
      let python = Python(path: folder + "/python3")
      guard FileManager.default.isExecutableFile(atPath: python.path) else { continue }
      if try python.run(["-c", "import jsonschema"]).status == 0 { return python }
    }
    throw Missing()
  }

  func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
