import CCurl

/// One request on its way and what has come back of it.
///
/// Unchecked, since no one lock guards it: a task fills it in under the mailbox's lock, and once it was taken out of the
/// mailbox, the loop's thread alone touches it. Only `isCancelled` stays under that lock for good.
final class Transfer: @unchecked Sendable {
  typealias EasyHandle = UnsafeMutableRawPointer
  typealias Outcome = Result<OutboundResponse, HTTPError>

  /// A server that sends more than this in headers is refused, as one that sends too much of an answer.
  static let headerBytesLimit = 64 << 10

  let request: OutboundRequest
  var continuation: CheckedContinuation<Outcome, Never>?
  var isCancelled = false

  /// While curl knows of it.
  var easy: EasyHandle?
  var headerLines: UnsafeMutablePointer<curl_slist>?
  private var sentBytes = 0
  private var stallSeconds = 0
  private var status = 0
  private var headers: [HTTPHeader] = []
  private var headerBytes = 0
  private var body: [UInt8] = []
  private(set) var isTooLarge = false

  init(_ request: OutboundRequest) {
    self.request = request
  }

  deinit {
    ccurl_slist_free_all(headerLines)
  }

  func end(_ outcome: Outcome) {
    continuation?.resume(returning: outcome)
  }

  func outcome(_ code: CURLcode) -> Outcome {
    guard code == CURLE_OK else { return .failure(failure(code)) }
    var status = 0
    _ = ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
    return .success(OutboundResponse(status: status, headers: headers, body: body))
  }

  /// Sets what curl calls with bytes.
  ///
  /// It gets an unretained pointer: the loop keeps the transfer until curl lets it go.
  func connectStreams(_ options: inout EasyOptions, stall: Duration) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    stallSeconds = Int(max(1, min(stall.components.seconds, 86_400)))
    options.set(
      CURLOPT_WRITEFUNCTION,
      stream: { bytes, size, count, context in
        Transfer.of(context)?.take(bodyPart: UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
      })
    options.set(CURLOPT_WRITEDATA, pointer: context)
    options.set(
      CURLOPT_HEADERFUNCTION,
      stream: { bytes, size, count, context in
        Transfer.of(context)?.take(headerLine: UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
      })
    options.set(CURLOPT_HEADERDATA, pointer: context)
  }

  /// Has curl fetch the body piece by piece, with no way back to its begin.
  func connectUpload(_ options: inout EasyOptions) {
    options.set(
      CURLOPT_READFUNCTION,
      stream: { bytes, size, count, context in
        Transfer.of(context)?.give(to: UnsafeMutableRawBufferPointer(start: bytes, count: size * count)) ?? 0
      })
    options.set(CURLOPT_READDATA, pointer: Unmanaged.passUnretained(self).toOpaque())
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private func give(to buffer: UnsafeMutableRawBufferPointer) -> Int {
    let part = request.body[sentBytes...].prefix(buffer.count)
    buffer.copyBytes(from: part)
    sentBytes += part.count
    return part.count
  }

  /// Anything but the number of bytes given makes curl end the transfer.
  private func take(bodyPart: UnsafeRawBufferPointer) -> Int {
    guard body.count + bodyPart.count <= request.limits.responseBytes else {
      isTooLarge = true
      return 0
    }
    body.append(contentsOf: bodyPart)
    return bodyPart.count
  }

  private func take(headerLine line: UnsafeRawBufferPointer) -> Int {
    if headerBytes == 0 { watchForStall() }
    headerBytes += line.count
    guard headerBytes <= Self.headerBytesLimit else {
      isTooLarge = true
      return 0
    }
    // Interim answers, such as 100, come before the real one.
    if line.starts(with: "HTTP/".utf8) {
      headers.removeAll()
      status = Self.status(line)
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      let value = line[(colon + 1)...].drop(while: Self.isBlank)
      let end = value.lastIndex { !Self.isBlank($0) }.map { $0 + 1 } ?? value.startIndex
      headers.append(
        HTTPHeader(
          String(decoding: line[..<colon], as: UTF8.self), String(decoding: value[..<end], as: UTF8.self)))
    }
    return line.count
  }

  /// The status of an answer that has begun and is not an interim one.
  var answered: Int? { status >= 200 ? status : nil }

  /// Of `HTTP/1.1 200 OK`; 0 of anything else.
  private static func status(_ line: UnsafeRawBufferPointer) -> Int {
    let digits = line.drop { !isBlank($0) }.drop(while: isBlank).prefix { !isBlank($0) }
    return digits.count == 3 ? Int(String(decoding: digits, as: UTF8.self)) ?? 0 : 0
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
  }

  /// Not before the answer begins: a server may think for as long as the request's limit lets it, as in a long poll.
  private func watchForStall() {
    guard let easy else { return }
    _ = ccurl_set_long(easy, CURLOPT_LOW_SPEED_LIMIT, 1)
    _ = ccurl_set_long(easy, CURLOPT_LOW_SPEED_TIME, stallSeconds)
  }
}
