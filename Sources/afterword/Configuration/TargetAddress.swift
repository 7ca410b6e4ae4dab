/// The part of a URL that says where to connect.
struct TargetAddress: Hashable, Sendable {
  enum Malformed: Error {
    case scheme, host, port, password, blank
  }

  var isPlain: Bool
  /// Without the brackets of an IPv6 address.
  var host: String
  var port: Int

  init(_ url: String) throws(Malformed) {
    guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .blank }
    let lowercased = url.prefix(8).lowercased()
    isPlain = lowercased.hasPrefix("http://")
    guard isPlain || lowercased.hasPrefix("https://") else { throw .scheme }
    let authority = url.dropFirst(isPlain ? 7 : 8).prefix { !"/?#".contains($0) }
    guard !authority.contains("@") else { throw .password }
    var rest = authority
    if rest.first == "[" {
      guard let end = rest.firstIndex(of: "]") else { throw .host }
      host = String(rest[..<end].dropFirst())
      rest = rest[rest.index(after: end)...]
    } else {
      host = String(rest.prefix { $0 != ":" })
      rest = rest.dropFirst(host.count)
    }
    guard !host.isEmpty else { throw .host }
    port = isPlain ? 80 : 443
    guard !rest.isEmpty else { return }
    guard rest.first == ":", let number = Int(rest.dropFirst()), 1...65_535 ~= number else { throw .port }
    port = number
  }

  var isThisMachine: Bool { Self.isThisMachine(host) }

  static func isThisMachine(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    // A name may begin like an address.
    let isLoopback = parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    return host.lowercased() == "localhost" || host == "::1" || isLoopback
  }
}
