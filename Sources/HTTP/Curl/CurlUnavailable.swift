import CCurl

/// Why there is no client to be had, and what to do.
package enum CurlUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
  case missing
  /// The version that was found.
  case tooOld(String)
  /// It is there, and does not start.
  case broken

  /// Of a library as it was found; nil of one that can be used.
  init?(started: CURLcode, number: UInt32, version: String?) {
    guard let version, number != 0 else { self = .missing; return }
    guard number >= UInt32(CCURL_OLDEST) else { self = .tooOld(version); return }
    guard started == CURLE_OK else { self = .broken; return }
    return nil
  }

  /// Loads the library, once for the process.
  static func find() -> CurlUnavailable? {
    let started = ccurl_start()
    return CurlUnavailable(
      started: started, number: ccurl_number(), version: ccurl_version().map { String(cString: $0) })
  }

  package var description: String {
    switch self {
    case .missing: "libcurl cannot be loaded. Install it: apt-get install libcurl4, or your system's package of it."
    case .tooOld(let version):
      "The system's libcurl is \(version), and 7.85.0 or a later one is needed. Update it, or the system."
    case .broken: "libcurl does not start: there is no memory for it, or its TLS library is broken."
    }
  }
}
