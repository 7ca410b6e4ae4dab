import Dialogue
import Foundation
import TestSupport
import Testing

/// The built binary, run as a process.
struct AfterwordProcess {
  var exitCode: Int32
  var output: String
  var errors: String

  static func run(_ arguments: [String]) throws -> AfterwordProcess {
    let process = Process()
    let binary = try #require(binary)
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: Repository.root)
    let output = Pipe()
    let errors = FileManager.default.temporaryDirectory.appendingPathComponent("afterword-\(UUID().uuidString)")
    // A file takes any amount while the other stream is read; two pipes read one after the other could block.
    try Data().write(to: errors)
    defer { try? FileManager.default.removeItem(at: errors) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try AfterwordProcess(
      exitCode: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
      errors: String(decoding: Data(contentsOf: errors), as: UTF8.self))
  }

  /// Stands beside the test bundle, in the folder all products are built into.
  private static var binary: URL? {
    let places =
      [Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent()].compactMap { $0 }
      + ProcessInfo.processInfo.arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    for place in places {
      var folder = place
      for _ in 0..<6 {
        let candidate = folder.appendingPathComponent("afterword")
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue,
          FileManager.default.isExecutableFile(atPath: candidate.path)
        {
          return candidate
        }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }
}

/// A book's folder that is there for one test.
struct TemporaryBook: ~Copyable {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("book-\(UUID().uuidString)").path

  /// The mini book, with files replaced or added by path.
  init(_ replacing: [String: String] = [:]) throws {
    for file in MiniBook.files(replacing) {
      let url = URL(fileURLWithPath: path).appendingPathComponent(file.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
