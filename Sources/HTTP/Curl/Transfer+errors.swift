import CCurl

/// What curl says of the bytes that have left.
struct SentBytes {
  /// Whether so much as one byte was handed to the network, or the connection was ready for it.
  var isAny: Bool

  static let nothing = SentBytes(isAny: false)

  /// Of the whole transfer, attempts that curl repeated included.
  init(of easy: Transfer.EasyHandle) {
    var requestBytes = 0
    var bodyBytes: curl_off_t = 0
    var readyAfter: curl_off_t = 0
    let codes = [
      ccurl_get_long(easy, CURLINFO_REQUEST_SIZE, &requestBytes),
      ccurl_get_offset(easy, CURLINFO_SIZE_UPLOAD_T, &bodyBytes),
      ccurl_get_offset(easy, CURLINFO_PRETRANSFER_TIME_T, &readyAfter),
    ]
    isAny = codes.contains { $0 != CURLE_OK } || requestBytes != 0 || bodyBytes != 0 || readyAfter != 0
  }

  private init(isAny: Bool) {
    self.isAny = isAny
  }
}

extension Transfer {
  /// The error for a transfer that ended by itself.
  ///
  /// Its text is ours and holds the place and curl's code alone. Curl's own text is not even asked for: it may quote
  /// the URL.
  func failure(_ code: CURLcode) -> HTTPError {
    failure(code, sent: easy.map(SentBytes.init(of:)) ?? .nothing)
  }

  /// Nothing was sent for sure, if both agree: the code names a step before sending, or one that may lie before it, and
  /// curl has counted no byte.
  ///
  /// The code alone will not do: curl may send on a kept connection, lose it, and fail to make a fresh one. Nor will the
  /// count alone, where an error of sending itself is met.
  func failure(_ code: CURLcode, sent: SentBytes) -> HTTPError {
    let finding = isTooLarge ? CurlFinding.tooLarge : CurlFinding(code, anySent: sent.isAny)
    let place = Place(of: request.url)?.text ?? "the server"
    var error = HTTPError(
      finding.reason, surelyNotSent: finding.mayPrecedeSending && !sent.isAny,
      "\(place): \(finding.words) (curl \(code.rawValue))")
    switch finding.reason {
    case .responseTooLarge, .interrupted, .timedOut: error.status = answered
    default: break
    }
    return error
  }

  /// The error for a transfer that curl was never given, whatever it has against it.
  func misconfigured(_ code: CURLcode) -> HTTPError {
    let finding = CurlFinding(code, anySent: false)
    let place = Place(of: request.url)?.text ?? "the server"
    return HTTPError(finding.reason, surelyNotSent: true, "\(place): \(finding.words) (curl \(code.rawValue))")
  }

  /// The error for a transfer that we end, while curl still has it or has not begun it.
  func stopped(_ reason: HTTPError.Reason, _ words: String) -> HTTPError {
    let sent = easy.map(SentBytes.init(of:)) ?? .nothing
    let place = Place(of: request.url)?.text ?? "the server"
    return HTTPError(reason, surelyNotSent: !sent.isAny, "\(place): \(words)")
  }
}

extension HTTPError {
  static let cancelledBeforeStart = HTTPError(
    .cancelled, surelyNotSent: true, "the request was cancelled before it began")
  static let closedBeforeStart = HTTPError(.closed, surelyNotSent: true, "the HTTP client was shut down")
}

/// What one of curl's codes means to us.
struct CurlFinding {
  var reason: HTTPError.Reason
  /// Whether this can happen while nothing is sent yet.
  var mayPrecedeSending: Bool
  var words: String

  static let tooLarge = CurlFinding(.responseTooLarge, "the answer is longer than the request allows")

  private init(_ reason: HTTPError.Reason, early: Bool = false, _ words: String) {
    self.reason = reason
    mayPrecedeSending = early
    self.words = words
  }

  init(_ code: CURLcode, anySent: Bool) {
    self =
      switch code {
      case CURLE_UNSUPPORTED_PROTOCOL where anySent: Self(.other, "what the server answers is not HTTP")
      case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_FUNCTION_ARGUMENT:
        Self(.invalidRequest, early: true, "the request's URL cannot be used")
      case CURLE_COULDNT_RESOLVE_HOST: Self(.unreachable, early: true, "the name has no address")
      case CURLE_COULDNT_RESOLVE_PROXY: Self(.unreachable, early: true, "the proxy's name has no address")
      case CURLE_COULDNT_CONNECT: Self(.unreachable, early: true, "nobody listens there")
      case CURLE_PROXY: Self(.unreachable, early: true, "the proxy makes no connection")
      case CURLE_SSL_CONNECT_ERROR: Self(.unreachable, early: true, "no TLS connection could be made")
      case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
        CURLE_SSL_PINNEDPUBKEYNOTMATCH:
        Self(.untrustedCertificate, early: true, "its certificate is not trusted")
      case CURLE_SSL_CACERT_BADFILE:
        Self(.untrustedCertificate, early: true, "the file of trusted authorities cannot be read")
      case CURLE_OPERATION_TIMEDOUT: Self(.timedOut, early: true, "the request took too long")
      case CURLE_OUT_OF_MEMORY: Self(.other, early: true, "there is no memory for a request")
      case CURLE_FILESIZE_EXCEEDED: .tooLarge
      case CURLE_SEND_FAIL_REWIND: Self(.interrupted, "a kept connection broke, and the request may not be repeated")
      case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
        Self(.interrupted, "the connection ended before the answer was whole")
      case CURLE_WEIRD_SERVER_REPLY: Self(.other, "what the server answers is not HTTP")
      default: Self(.other, "the request failed")
      }
  }
}

/// The part of a URL that may be told: neither user nor path.
struct Place {
  /// Such as `https://example.org:443`.
  let text: String

  /// Nil where curl itself cannot tell the parts apart.
  init?(of url: String) {
    guard let parts = ccurl_url() else { return nil }
    defer { ccurl_url_cleanup(parts) }
    guard ccurl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK,
      let scheme = Self.part(CURLUPART_SCHEME, of: parts), let host = Self.part(CURLUPART_HOST, of: parts),
      let port = Self.part(CURLUPART_PORT, of: parts)
    else { return nil }
    text = "\(scheme)://\(host):\(port)"
  }

  private static func part(_ part: CURLUPart, of parts: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard ccurl_url_get(parts, part, &text, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let text else { return nil }
    defer { ccurl_free(text) }
    return String(cString: text)
  }
}
