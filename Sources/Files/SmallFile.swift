/// A file that is read whole: a configuration, a secret.
package enum SmallFile {
  package struct Problem: Error, Hashable, CustomStringConvertible {
    package var path: String
    /// In the system's words: `Permission denied`.
    package var reason: String
    package var isMissing: Bool

    package var description: String { "“\(path)” cannot be read: \(reason)." }
  }

  /// All bytes of a plain file; one longer than `limit` is a problem.
  package static func bytes(of path: String, limit: Int) throws(Problem) -> [UInt8] {
    switch FileSystem.kind(of: path) {
    case .success(.file): break
    case .success: throw Problem(path: path, reason: "it is no plain file", isMissing: false)
    case .failure(let problem): throw Problem(path: path, reason: problem.reason, isMissing: problem.isMissing)
    }
    switch FileSystem.bytes(of: path, limit: limit + 1) {
    case .success(let bytes) where bytes.count <= limit: return bytes
    case .success: throw Problem(path: path, reason: "it has more than \(limit) bytes", isMissing: false)
    case .failure(let problem): throw Problem(path: path, reason: problem.reason, isMissing: problem.isMissing)
    }
  }
}
