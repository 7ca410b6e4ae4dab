import CCurl

extension Transfer {
  /// Longer bodies go by HTTP/1.1: on HTTP/2, curl 7.88 fails or hangs when a server answers before it has read a body
  /// of more than 65,535 bytes.
  static let http2BodyLimit = 60 << 10

  func configure(_ easy: EasyHandle, _ configuration: CurlClient.Configuration) throws(HTTPError) {
    var options = EasyOptions(easy)
    setSafety(&options, configuration)
    setLimits(&options, configuration)
    setRequest(&options)
    try setHeaders(&options)
    connectStreams(&options, stall: configuration.stall)
    if let code = options.failure { throw misconfigured(code) }
  }

  private func setSafety(_ options: inout EasyOptions, _ configuration: CurlClient.Configuration) {
    options.set(CURLOPT_PROTOCOLS_STR, "http,https")
    options.set(CURLOPT_FOLLOWLOCATION, false)
    options.set(CURLOPT_SSL_VERIFYPEER, true)
    // 2: the certificate has to be for this very host.
    options.set(CURLOPT_SSL_VERIFYHOST, 2)
    options.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let caFile = configuration.caFile { options.set(CURLOPT_CAINFO, caFile) }
    // An empty name: not even the one that the environment has.
    options.set(CURLOPT_PROXY, configuration.proxy ?? "")
    options.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
    options.set(CURLOPT_NOSIGNAL, true)
    options.leaveResolverBehind()
  }

  private func setLimits(_ options: inout EasyOptions, _ configuration: CurlClient.Configuration) {
    options.set(milliseconds: CURLOPT_CONNECTTIMEOUT_MS, request.limits.connect)
    options.set(milliseconds: CURLOPT_TIMEOUT_MS, request.limits.total)
    // Acts on an announced length, and takes 0 for no limit; bytes are counted as well.
    options.set(CURLOPT_MAXFILESIZE_LARGE, offset: max(1, request.limits.responseBytes))
    options.set(CURLOPT_TCP_KEEPALIVE, true)
  }

  private func setRequest(_ options: inout EasyOptions) {
    options.set(CURLOPT_URL, request.url)
    // To wait for a connection that may turn out to be shared, rather than to open one for each request. Without TLS
    // nothing is shared, and curl finds that out with the first answer only: a long poll would hold up all others.
    options.set(CURLOPT_PIPEWAIT, request.url.prefix(6).lowercased() == "https:")
    let version = request.body.count > Self.http2BodyLimit ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS
    options.set(CURLOPT_HTTP_VERSION, Int(version))

    let method = request.method
    if method == "HEAD" {
      options.set(CURLOPT_NOBODY, true)
    } else if !request.mayBeRepeated {
      setOneWayBody(&options)
    } else if method == "PUT" || !request.body.isEmpty {
      options.set(CURLOPT_POSTFIELDSIZE_LARGE, offset: request.body.count)
      options.set(CURLOPT_COPYPOSTFIELDS, copying: request.body)
    }
    if method != "GET" || !request.body.isEmpty { options.set(CURLOPT_CUSTOMREQUEST, method) }
  }

  /// A body that cannot be sent twice.
  ///
  /// When a kept connection breaks before the answer begins, curl sends again, by itself and unasked, although the
  /// server may have done what was asked. It cannot once it has taken bytes of a body that has no way back; a request
  /// with no such bytes gets a connection of its own, with which curl does not do so.
  private func setOneWayBody(_ options: inout EasyOptions) {
    options.set(CURLOPT_POST, true)
    options.set(CURLOPT_POSTFIELDSIZE_LARGE, offset: request.body.count)
    connectUpload(&options)
    if request.body.isEmpty { options.set(CURLOPT_FRESH_CONNECT, true) }
  }

  private func setHeaders(_ options: inout EasyOptions) throws(HTTPError) {
    // Curl's own ones, taken out: to ask before sending a long body, and to call any body a form.
    var lines = ["Expect:"]
    if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) { lines.append("Content-Type:") }
    // To curl, a name with nothing after its colon is one to take out; a semicolon stands for an empty value.
    lines += request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    for line in lines {
      guard let longer = ccurl_slist_append(headerLines, line) else {
        throw HTTPError(.other, surelyNotSent: true, "there is no memory for a request")
      }
      headerLines = longer
    }
    options.set(CURLOPT_HTTPHEADER, list: headerLines)
  }
}
