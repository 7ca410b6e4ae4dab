#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a scenario that a command made.
enum ScenarioFile {
  /// Makes the folders on the way; what is there stays, unless it is to be replaced.
  static func write(_ json: String, to path: String, replaces: Bool) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(json.utf8).write(to: url, options: replaces ? [.atomic] : [.withoutOverwriting])
  }
}
