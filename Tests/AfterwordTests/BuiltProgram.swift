import Foundation
import Testing

/// The program as it was built with these tests.
enum BuiltProgram {
  static func path() throws -> String {
    let places =
      [Bundle.main.bundleURL, Bundle.main.executableURL].compactMap { $0 }
      + CommandLine.arguments.prefix(1).map { URL(fileURLWithPath: $0) }
    for place in places {
      var folder = place
      for _ in 0..<6 {
        let program = folder.appendingPathComponent("afterword").path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: program, isDirectory: &isFolder), !isFolder.boolValue {
          return program
        }
        folder.deleteLastPathComponent()
      }
    }
    throw NotBuilt()
  }

  struct NotBuilt: Error, CustomStringConvertible {
    let description = "afterword stands nowhere near the tests: swift build first."
  }
}
