import HTTP
import Hummingbird

/// Finds the endpoint of a request, reads the body within its limits, and gives the answer.
struct EndpointResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  private let endpoints: [String: any Endpoint]
  private let bodyDeadline: Duration
  private let clock: any Clock<Duration>

  init(_ endpoints: [any Endpoint], bodyDeadline: Duration, clock: any Clock<Duration>) {
    let byPath = Dictionary(endpoints.map { ($0.path, $0) }) { first, _ in first }
    precondition(byPath.count == endpoints.count, "two endpoints have the same path")
    self.endpoints = byPath
    self.bodyDeadline = bodyDeadline
    self.clock = clock
  }

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    guard let endpoint = endpoints[request.uri.path] else {
      return await refuse(request, .refusal(404, "not-found", "Nothing is here."))
    }
    guard request.method.rawValue == endpoint.method else {
      var refusal = InboundResponse.refusal(405, "wrong-method", "This path takes another method.")
      refusal.headers.append(HTTPHeader("Allow", endpoint.method))
      return await refuse(request, refusal)
    }
    let body: [UInt8]
    switch await BodyReader(limit: endpoint.bodyLimit, deadline: bodyDeadline, clock: clock).read(request) {
    case .whole(let bytes): body = bytes
    case .tooLarge:
      return closing(.refusal(413, "body-too-large", "The body is longer than this path takes."))
    case .tooSlow: return closing(.refusal(408, "too-slow", "The body took too long to arrive."))
    case .broken: return closing(.refusal(400, "incomplete", "The body ended before it was whole."))
    }
    let headers = request.headers.map { HTTPHeader($0.name.rawName, $0.value) }
    return response(await endpoint.respond(to: InboundRequest(headers: headers, body: body)))
  }

  /// A body that nobody wants is not read.
  private func refuse(_ request: Request, _ refusal: InboundResponse) async -> Response {
    var refusal = refusal
    // Whoever asked for a head would take a body for the next answer.
    if request.method.rawValue == "HEAD" { refusal.body = [] }
    switch await BodyReader(limit: 0, deadline: bodyDeadline, clock: clock).read(request) {
    case .whole: return response(refusal)
    case .tooLarge, .tooSlow, .broken: return closing(refusal)
    }
  }

  private func closing(_ answer: InboundResponse) -> Response {
    var answer = answer
    answer.headers.append(HTTPHeader("Connection", "close"))
    return response(answer)
  }

  private func response(_ answer: InboundResponse) -> Response {
    var fields = HTTPFields()
    for header in answer.headers {
      guard let name = HTTPFields.Element.Name(header.name) else { continue }
      fields.append(.init(name: name, value: header.value))
    }
    return Response(
      status: .init(code: answer.status), headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
  }
}
