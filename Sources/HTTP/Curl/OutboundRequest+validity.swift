extension OutboundRequest {
  /// Whether two of it do what one does (RFC 9110, 9.2.2).
  var mayBeRepeated: Bool {
    ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"].contains(method)
  }

  /// Refuses what curl would send in another shape than it was meant: an end of line in a header makes two of it, and
  /// a zero byte ends any text.
  func validate() throws(HTTPError) {
    func refuse(_ why: String) -> HTTPError { HTTPError(.invalidRequest, surelyNotSent: true, why) }

    guard Self.isToken(method) else { throw refuse("the request's method is no name of a method") }
    guard Self.isURL(url) else { throw refuse("the request's URL is not one of http or https") }
    for header in headers {
      guard Self.isToken(header.name) else { throw refuse("a name of the request's headers is none") }
      guard HTTPHeader.isValue(header.value) else {
        throw refuse("a value of the request's headers has a control character in it")
      }
    }
  }

  /// Curl takes `http:/host`, too, and then a piece of a path for the host.
  private static func isURL(_ text: String) -> Bool {
    let lowercased = text.prefix(9).lowercased()
    guard let scheme = ["http://", "https://"].first(where: lowercased.hasPrefix) else { return false }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    return rest.first.map { $0 != UInt8(ascii: "/") } ?? false && rest.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  /// A name as RFC 9110, 5.6.2 has it.
  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}
