/// A request as it came over the wire.
struct ReceivedRequest: Sendable {
  var method: String
  var target: String
  /// With lowercase names.
  var headers: [(name: String, value: String)]
  var body: [UInt8]

  func header(_ name: String) -> String? {
    headers.first { $0.name == name }?.value
  }

  /// Nil when the connection ends first.
  ///
  /// `buffer` keeps what belongs to the next request.
  static func read(from wire: Wire, buffer: inout [UInt8]) -> ReceivedRequest? {
    let blank = Array("\r\n\r\n".utf8)
    var end = firstRange(of: blank, in: buffer)
    while end == nil {
      let part = wire.read(1 << 16)
      guard !part.isEmpty else { return nil }
      buffer += part
      end = firstRange(of: blank, in: buffer)
    }
    let lines = String(decoding: buffer[..<(end ?? 0)], as: UTF8.self).split(separator: "\r\n")
    buffer.removeFirst((end ?? 0) + blank.count)
    let words = (lines.first ?? "").split(separator: " ")
    guard words.count == 3 else { return nil }
    let headers = lines.dropFirst().map { line in
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      let value = line[colon...].dropFirst().drop { $0 == " " }
      return (name: line[..<colon].lowercased(), value: String(value))
    }

    let length = headers.first { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0
    while buffer.count < length {
      let part = wire.read(1 << 16)
      guard !part.isEmpty else { return nil }
      buffer += part
    }
    let body = Array(buffer.prefix(length))
    buffer.removeFirst(length)
    return ReceivedRequest(method: String(words[0]), target: String(words[1]), headers: headers, body: body)
  }

  private static func firstRange(of bytes: [UInt8], in buffer: [UInt8]) -> Int? {
    guard buffer.count >= bytes.count else { return nil }
    return (0...(buffer.count - bytes.count)).first { buffer[$0...].starts(with: bytes) }
  }
}
